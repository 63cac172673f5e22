"""Nothing of the article may get lost: what each part must mention, in both languages."""

from __future__ import annotations

import re

import pytest

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.texts import Text

LEARNT: dict[str, list[tuple[str, str]]] = {
    "direct_contact": [
        (r"direkt", r"directly"),
        (r"Verwaltung aufgebaut", r"how it was organised"),
        (r"Förderprogramme", r"funding programmes"),
        (r"mehrere Referate", r"several departments"),
        (r"mehrere Menschen", r"more than one person"),
        (r"Smart City", r"Smart City"),
        (r"Digitalisierung", r"digital"),
        (r"Nachhaltigkeit", r"sustainability"),
        (r"bis zu einem Jahr", r"as long as a year"),
    ],
    "open_doors": [
        (r"ersten Auftrag", r"first contract"),
        (r"gezielt", r"deliberately"),
        (r"sozialer Innovation", r"social innovation"),
        (r"Nachhaltigkeit", r"sustainability"),
        (r"offen für Neues", r"open to something new"),
    ],
    "visibility": [
        (r"verschiedenen Aktionen", r"all sorts of activities"),
        (r"Presse", r"press"),
        (r"vor Ort", r"local paper"),
        (r"ganz Deutschland", r"across Germany"),
        (r"sichtbar", r"noticed"),
    ],
    "recommendations": [
        (r"Mundpropaganda", r"Word of mouth"),
        (r"Netzwerke", r"networks"),
        (r"Interesse", r"interest"),
        (r"bei der Zielgruppe", r"target group"),
    ],
    "references": [
        (r"Referenzen", r"references"),
        (r"kleinere Kommunen und Landkreise", r"smaller municipalities and counties"),
        (r"ähnlicher Größe", r"similar size"),
        (r"Nachbarlandkreis", r"county next door"),
        (r"das Geld und die Leute", r"the money and the people"),
    ],
    "before_the_tender": [
        (r"Ausschreibungen", r"tenders"),
        (r"vorher", r"beforehand"),
        (r"Bieterdialog", r"Bieterdialog"),
        (r"interessierten Kommune", r"municipality that was interested"),
        (r"Vorurteile", r"prejudices"),
        (r"zum Teil", r"partly"),
        (r"Leistungen eines Sozialunternehmens", r"social enterprise in particular"),
    ],
    "fitting_offer": [
        (r"ersten Kontakt", r"first contacts"),
        (r"gut verwenden", r"good use"),
        (r"Strukturen", r"structures"),
        (r"Verstetigung", r"making it permanent"),
    ],
}
REASONS: dict[str, list[tuple[str, str]]] = {
    "bridgehead": [
        (r"an einen Tisch", r"one table"),
        (r"vernetzt", r"know the people"),
        (r"Schulen", r"schools"),
    ],
    "long_lived": [
        (r"Bürgermeisteramt", r"Mayors"),
        (r"lange", r"long time"),
        (r"Dauerhaftes", r"permanent"),
    ],
    "many_fields": [
        (r"Bildung", r"education"),
        (r"Kitas und Schulen", r"childcare and schools"),
        (r"Bau", r"building"),
    ],
    "new_ideas": [(r"neue Ideen", r"new ideas"), (r"zusammen umsetzen", r"into practice together")],
}
APPROACH: dict[str, list[tuple[str, str]]] = {
    "dare_it": [(r"nicht leicht", r"does not feel easy"), (r"Wagt", r"Take the step")],
    "find_the_person": [
        (r"vorher", r"beforehand"),
        (r"Dezernat für Soziales und Bildung", r"social affairs and education"),
        (r"Digitalisierung", r"digital"),
        (r"anders", r"differently"),
        (r"Website", r"website"),
    ],
    "introduce_yourself": [
        (r"in Eurer Region", r"in your region"),
        (r"Auftrag oder eine Ausschreibung", r"contract or a tender"),
        (r"kennenlernt", r"getting to know"),
    ],
    "one_experience": [
        (r"eines einzigen Unternehmens", r"a single enterprise"),
        (r"vielleicht", r"may work"),
    ],
}
ORIGIN: dict[str, list[tuple[str, str]]] = {
    "social_impact": [
        (r"Social Impact", r"Social Impact"),
        (r"30 Jahren", r"30 years"),
        (r"Netzwerke", r"networks"),
    ],
    "impulsgeber_vergabe": [
        (r"Modellprojekt", r"model project"),
        (r"ländlichen Brandenburg", r"rural parts"),
        (r"Wirtschaft, Arbeit und Energie", r"Economic Affairs, Labour and Energy"),
        (r"Europäischen Sozialfonds", r"European Social Fund"),
    ],
    "this_tool": [(r"von uns", r"are ours"), (r"alle gleich", r"all count the same")],
}
EXAMPLE = [
    (r"mehrsprachige App", r"app in many languages"),
    (r"Geflüchteten", r"refugees"),
    (r"gut ankommen", r"settle in well"),
    (r"ganz Deutschland", r"all over Germany"),
    (r"lange hält", r"lasting"),
]
# The glossary of domain.md, section 6.
TERMS = """
    Kommune, Gemeinde, Landkreis, kreisfreie Stadt, Amt, amtsangehörig, Landrat, Amtsdirektor, Dezernat,
    Fachbereich, Referat, Stabsstelle, Kämmerei, Vergabestelle, Gemeindevertretung, Kreistag, Ausschuss,
    Ratsinformationssystem, Pflichtaufgabe, freiwillige Aufgabe, Daseinsvorsorge, Haushaltsplan,
    Mittelanmeldung, Doppelhaushalt, Haushaltssicherung, vorläufige Haushaltsführung,
    öffentliche Beschaffung, Vergabe, Ausschreibung, Zuschlag, Auftrag, Direktauftrag,
    Verhandlungsvergabe, Schwellenwert, Wertgrenze, Markterkundung, Bieterdialog, wettbewerblicher Dialog,
    Leistungsbeschreibung, Eignung, Eigenerklärung, Präqualifizierung, Los, Zuwendung, Förderprogramm,
    Verstetigung, Träger, Sozialunternehmen, Gemeinnützigkeit
"""


def missing(text: Text, concepts: list[tuple[str, str]]) -> list[str]:
    lost = [german for german, _ in concepts if not re.search(german, text.de)]
    return lost + [english for _, english in concepts if not re.search(english, text.en)]


@pytest.mark.parametrize("lesson_id", LEARNT)
def test_each_lesson_tells_what_the_article_tells(catalogue: Catalogue, lesson_id: str) -> None:
    lesson = next(lesson for lesson in catalogue.lessons if lesson.id == lesson_id)

    assert missing(lesson.learnt, LEARNT[lesson_id]) == []


# Who knows what the lesson is about needs fewer words: the same concepts, told shorter.
@pytest.mark.parametrize("lesson_id", LEARNT)
def test_nothing_of_a_lesson_is_lost_on_paper(catalogue: Catalogue, lesson_id: str) -> None:
    lesson = next(lesson for lesson in catalogue.lessons if lesson.id == lesson_id)

    assert missing(lesson.gist, LEARNT[lesson_id]) == []
    assert missing(lesson.gist, [("Integreat", "Integreat")]) == []


@pytest.mark.parametrize("lesson_id", LEARNT)
def test_each_lesson_says_whose_experience_it_is(catalogue: Catalogue, lesson_id: str) -> None:
    lesson = next(lesson for lesson in catalogue.lessons if lesson.id == lesson_id)

    assert missing(lesson.learnt, [("Integreat", "Integreat")]) == []


def test_reasons_and_approach_keep_everything_on_paper(catalogue: Catalogue) -> None:
    background = catalogue.background
    told = {passage.id: passage.brief for passage in (*background.reasons, *background.approach)}

    assert {name: missing(told[name], wanted) for name, wanted in (REASONS | APPROACH).items()} == {
        name: [] for name in REASONS | APPROACH
    }


def test_the_example_keeps_everything_on_paper(catalogue: Catalogue) -> None:
    assert missing(catalogue.background.example.brief, EXAMPLE) == []


def test_all_four_reasons_are_there(catalogue: Catalogue) -> None:
    found = {reason.id: missing(reason.body, REASONS[reason.id]) for reason in catalogue.background.reasons}

    assert found == {reason: [] for reason in REASONS}


def test_everything_that_worked_in_approaching_is_there(catalogue: Catalogue) -> None:
    found = {
        passage.id: missing(passage.body, APPROACH[passage.id]) for passage in catalogue.background.approach
    }

    assert found == {passage: [] for passage in APPROACH}


def test_the_origin_is_told_and_what_was_added(catalogue: Catalogue) -> None:
    found = {passage.id: missing(passage.body, ORIGIN[passage.id]) for passage in catalogue.background.origin}

    assert found == {passage: [] for passage in ORIGIN}


def test_the_example_is_the_articles(catalogue: Catalogue) -> None:
    assert missing(catalogue.background.example.body, EXAMPLE) == []


def test_both_sides_gain(catalogue: Catalogue) -> None:
    assert missing(catalogue.background.reasons_intro, [("beide Seiten", "both sides")]) == []


def test_the_caveat_sends_to_those_who_may_advise(catalogue: Catalogue) -> None:
    advisers = [("Vergabestelle", "procurement office"), ("Auftragsberatungsstelle", "advice centre")]
    advisers += [("keine Rechts- oder Steuerberatung", "not legal or tax advice"), ("Anwalt", "lawyer")]

    assert missing(catalogue.background.caveat, advisers) == []


def test_the_article_itself_is_a_source(catalogue: Catalogue) -> None:
    assert any("impulsgeber-vergabe.de/tools/" in source.address for source in catalogue.sources)


def test_the_glossary_explains_every_word_of_the_domain(catalogue: Catalogue) -> None:
    explained = " | ".join(term.word.de for term in catalogue.glossary)

    words = [word.strip() for word in TERMS.split(",")]

    assert len(words) == 49
    assert [word for word in words if not re.search(rf"\b{re.escape(word)}\b", explained)] == []


def test_the_glossary_is_in_alphabetical_order(catalogue: Catalogue) -> None:
    ids = [term.id for term in catalogue.glossary if not term.id.startswith("amt")]

    assert ids == sorted(ids)


def test_both_kinds_of_amt_are_explained(catalogue: Catalogue) -> None:
    assert len([term for term in catalogue.glossary if term.word.de.startswith("Amt (")]) == 2
