"""The sixteen Länder."""

from __future__ import annotations

from questionnaire.texts import Text

LANDS = {
    "BB": Text(de="Brandenburg", en="Brandenburg"),
    "BE": Text(de="Berlin", en="Berlin"),
    "BW": Text(de="Baden-Württemberg", en="Baden-Württemberg"),
    "BY": Text(de="Bayern", en="Bavaria"),
    "HB": Text(de="Bremen", en="Bremen"),
    "HE": Text(de="Hessen", en="Hesse"),
    "HH": Text(de="Hamburg", en="Hamburg"),
    "MV": Text(de="Mecklenburg-Vorpommern", en="Mecklenburg-Western Pomerania"),
    "NI": Text(de="Niedersachsen", en="Lower Saxony"),
    "NW": Text(de="Nordrhein-Westfalen", en="North Rhine-Westphalia"),
    "RP": Text(de="Rheinland-Pfalz", en="Rhineland-Palatinate"),
    "SH": Text(de="Schleswig-Holstein", en="Schleswig-Holstein"),
    "SL": Text(de="Saarland", en="Saarland"),
    "SN": Text(de="Sachsen", en="Saxony"),
    "ST": Text(de="Sachsen-Anhalt", en="Saxony-Anhalt"),
    "TH": Text(de="Thüringen", en="Thuringia"),
}
