"""Places by the names people use: what is only another spelling, and what has to be asked about.

Keys and official names are those of the municipality register, read there and not in the program.
"""

from __future__ import annotations

import pytest

from questionnaire.places.candidates import Candidates
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.place import Place
from tests.answers.sheets import REGIONS

GAZETTEER = Gazetteer(REGIONS)

# Titles before and behind, prepositions, abbreviations: still the official name of one place.
SPELT = [
    ("Landeshauptstadt München", "09162"),
    ("Landeshauptstadt Kiel", "01002"),
    ("Kiel, Landeshauptstadt", "01002"),
    ("Landeshauptstadt Magdeburg", "15003"),
    ("Bundesstadt Bonn", "05314"),
    ("Hansestadt Rostock", "13003"),
    ("Hanse- und Universitätsstadt Rostock", "13003"),
    ("Universitäts- und Hansestadt Greifswald", "13075039"),
    ("Hansestadt Stralsund", "13073088"),
    ("Hansestadt Wismar", "13074087"),
    ("Hansestadt Lübeck", "01003"),
    ("Freie und Hansestadt Hamburg", "02000"),
    ("Freie Hansestadt Bremen", "04011"),
    ("Hansestadt Stade", "03359038"),
    ("Hansestadt Uelzen", "03360025"),
    ("Lutherstadt Wittenberg", "15091375"),
    ("Lutherstadt Eisleben", "15087130"),
    ("Welterbestadt Quedlinburg", "15085235"),
    ("Klingenstadt Solingen", "05122"),
    ("Wissenschaftsstadt Darmstadt", "06411"),
    ("documenta-Stadt Kassel", "06611"),
    ("Brüder-Grimm-Stadt Hanau", "06415"),
    ("Barlachstadt Güstrow", "13072043"),
    ("Reuterstadt Stavenhagen", "13071142"),
    ("Vier-Tore-Stadt Neubrandenburg", "13071107"),
    ("Universitätsstadt Marburg", "06534014"),
    ("Universitätsstadt Siegen", "05970040"),
    ("Kreisstadt Unna", "05978036"),
    ("Große Kreisstadt Görlitz", "14626110"),
    ("Ostseebad Binz", "13073011"),
    ("Ostseebad Kühlungsborn", "13072060"),
    ("Ostseeheilbad Zingst", "13073105"),
    ("Nordseebad Wangerooge", "03455021"),
    ("Inselgemeinde Juist", "03452013"),
    ("Bergstadt Freiberg", "14522180"),
    ("Berg- und Universitätsstadt Clausthal-Zellerfeld", "03153018"),
    ("Markt Berchtesgaden", "09172116"),
    ("Flecken Bovenden", "03159007"),
    ("Bad Tölz, St", "09173112"),
    ("Haag i.OB, M", "09183119"),
    ("Schwarzach, M", "09278187"),
    ("Frankfurt a.d. Oder", "12053"),
    ("Frankfurt an der Oder", "12053"),
    ("Frankfurt a.M.", "06412"),
    ("Frankfurt/Main", "06412"),
    ("Offenbach a.M.", "06413"),
    ("Rothenburg o.T.", "09571193"),
    ("Rothenburg o. d. T.", "09571193"),
    ("Rothenburg (Oberlausitz)", "14626480"),
    ("Weiden i.O.", "09363"),
    ("Weiden in der Oberpfalz", "09363"),
    ("Haag in Oberbayern", "09183119"),
    ("Freiburg i.Br.", "08311"),
    ("Halle an der Saale", "15002"),
    ("Halle/S.", "15002"),
    ("Halle in Westfalen", "05754012"),
    ("Limburg an der Lahn", "06533009"),
    ("Limburg a.d.L.", "06533009"),
    ("Bad Homburg vor der Höhe", "06434001"),
    ("Bad Homburg v.d.H.", "06434001"),
    ("Bernau b. Berlin", "12060020"),
    ("Neustadt bei Coburg", "09473151"),
    ("Neustadt/Weinstr.", "07316"),
    ("Neustadt an der Donau", "09273152"),
    ("Mülheim/Ruhr", "05117"),
    ("Ludwigshafen a. Rh.", "07314"),
    ("Brandenburg a.d.H.", "12051"),
    ("Kempten im Allgäu", "09763"),
    ("Stadt Lindau am Bodensee", "09776116"),
    ("Stolberg im Rheinland", "05334032"),
    ("Auerbach im Vogtland", "14523020"),
    ("Annaberg-Buchholz, Stadt", "14521020"),
    ("Schwarzenberg im Erzgebirge", "14521550"),
    ("Königstein, Sächsische Schweiz", "14628210"),
    ("Lichtenstein in Sachsen", "14524160"),
    ("Neustadt i. Sa.", "14628260"),
    ("Schwedt an der Oder", "12073532"),
    ("Fürstenwalde an der Spree", "12067144"),
    ("Stadt Landsberg a. Lech", "09181130"),
]

# Other languages, former names, quarters, administrations, postcodes.
OTHER = [
    ("Hannoversch Münden", "03159017"),
    ("Kreisstadt Bergheim", "05362008"),
    ("Munich", "09162"),
    ("Cologne", "05315"),
    ("Nuremberg", "09564"),
    ("Brunswick", "03101"),
    ("Hanover", "03241001"),
    ("Ratisbon", "09362"),
    ("Monaco di Baviera", "09162"),
    ("Aix-la-Chapelle", "05334002"),
    ("Mayence", "07315"),
    ("Treves", "07211"),
    ("Kolonia", "05315"),
    ("Lipsk", "14713"),
    ("Budyšin", "14625020"),
    ("Budysin", "14625020"),
    ("Wojerecy", "14625240"),
    ("Chóśebuz", "12052"),
    ("Kamjenc", "14625250"),
    ("Grodk", "12071372"),
    ("Zły Komorow", "12066304"),
    ("Běła Woda", "14626600"),
    ("Karl-Marx-Stadt", "14511"),
    ("Stalinstadt", "12067120"),
    ("Prenzlauer Berg", "11000-03"),
    ("Berlin-Prenzlauer Berg", "11000-03"),
    ("Prenzlauer Berg, Berlin", "11000-03"),
    ("Wedding", "11000-01"),
    ("Kreuzberg", "11000-02"),
    ("Schöneberg", "11000-07"),
    ("Köpenick", "11000-09"),
    ("Adlershof", "11000-09"),
    ("Marzahn", "11000-10"),
    ("Ottensen", "02000-02"),
    ("Sankt Pauli", "02000-01"),
    ("Blankenese", "02000-02"),
    ("Wilhelmsburg", "02000-01"),
    ("Schwabing", "09162"),
    ("München-Pasing", "09162"),
    ("Ehrenfeld", "05315"),
    ("Köln-Mülheim", "05315"),
    ("Vegesack", "04011"),
    ("Connewitz", "14713"),
    ("Bad Cannstatt", "08111"),
    ("Bockenheim", "06412"),
    ("Bad Godesberg", "05314"),
    ("Barmen", "05124"),
    ("Wattenscheid", "05911"),
    ("Warnemünde", "13003"),
    ("Travemünde", "01003"),
    ("Babelsberg", "12054"),
    ("Amt Joachimsthal (Schorfheide)", "12060100"),
    ("Amt Joachimsthal", "12060100"),
    ("Amt Selent/ Schlesen", "01057077"),
    ("Emmerting (VGem)", "09171114"),
    ("Samtgemeinde Suderburg", "03360023"),
    ("Verbandsgemeinde Hachenburg", "07143229"),
    ("VG Hachenburg", "07143229"),
    ("Amt Föhr-Amrum", "01054164"),
    ("16225", "12060052"),
    ("10437", "11000"),
    ("50667", "05315"),
]


@pytest.mark.parametrize(("typed", "key"), SPELT)
def test_a_name_in_another_spelling_is_its_place(typed: str, key: str) -> None:
    found = GAZETTEER.resolve(typed)

    assert isinstance(found, Place) and found.key == key


@pytest.mark.parametrize(("typed", "key"), OTHER)
def test_another_name_is_asked_about_and_the_place_meant_comes_first(typed: str, key: str) -> None:
    found = GAZETTEER.resolve(typed)

    assert isinstance(found, Candidates)
    assert [place.key for place in found.places][:1] == [key]


def test_there_are_a_hundred_such_pairs() -> None:
    assert len(SPELT) + len(OTHER) >= 100
