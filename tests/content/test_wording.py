from __future__ import annotations

import re
from collections import Counter

import pytest

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.texts import LANGUAGES, Language, Text
from tests.content.texts import all_texts, below, named

ASIDE = re.compile(r"\([^)]*\)|“[^”]*”|„[^“]*“")
GERMAN = re.compile(r"\b(und|der|die|das|nicht|für|mit|ein|eine|von|zu|auf|ist|im|den|dem|oder|Ihr|Euch)\b")
ENGLISH = re.compile(r"\b(the|and|with|your|you|of|for|from|this|that|is|are|not|or)\b")
# Names that may stand untranslated in the other language.
PROPER_NAMES = ("Tür an Tür",)

FORMAL = re.compile(r"\b(Sie|Ihnen|Ihre[nmrs]?)\b")
# Here `Sie` begins a sentence about a thing and means "it".
SIE_MEANS_IT = {
    "lessons.before_the_tender.actions.evidence_folder.instructions.2.text",
    "background.reasons.bridgehead.body",
    "background.origin.social_impact.body",
}


def places_where(wrong: dict[str, bool]) -> list[str]:
    return [place for place, is_wrong in wrong.items() if is_wrong]


def numbers(text: str) -> Counter[str]:
    """Every number, with the thousands separator of either language left out."""
    return Counter(re.sub(r"[.,](?=\d{3})|[.,]$", "", found) for found in re.findall(r"\d[\d.,]*", text))


def without_quotes(german: str) -> str:
    return re.sub(r"„[^“]*“", "", german)


def without_names(text: str) -> str:
    for name in PROPER_NAMES:
        text = text.replace(name, "")
    return text


def test_numbers_are_read_in_both_spellings() -> None:
    assert numbers("von 3.500 bis 15.000 Euro, 2016.") == numbers("3,500 to 15,000 euros in 2016")


def test_both_languages_name_the_same_numbers() -> None:
    wrong = {place: numbers(text.de) != numbers(text.en) for place, text in all_texts().items()}

    assert places_where(wrong) == []


def test_both_languages_hold_the_same_links() -> None:
    link = re.compile(r"https?://\S+|www\.\S+")
    wrong = {place: link.findall(text.de) != link.findall(text.en) for place, text in all_texts().items()}

    assert places_where(wrong) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: Language) -> None:
    assert places_where({place: not text[language].strip() for place, text in all_texts().items()}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_begins_or_ends_with_a_blank(language: Language) -> None:
    assert (
        places_where({place: text[language] != text[language].strip() for place, text in all_texts().items()})
        == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_two_blanks_or_a_line_break(language: Language) -> None:
    twice = re.compile(r"\s\s|[\n\t]")

    assert (
        places_where({place: bool(twice.search(text[language])) for place, text in all_texts().items()}) == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_anything_invisible(language: Language) -> None:
    invisible = re.compile(r"[\u0000-\u001f\u00ad\u200b-\u200f\u202a-\u202e\ufeff]")

    assert (
        places_where({place: bool(invisible.search(text[language])) for place, text in all_texts().items()})
        == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_and_apostrophes_are_the_printers_own(language: Language) -> None:
    straight = re.compile(r"[\"'`´]")

    assert (
        places_where({place: bool(straight.search(text[language])) for place, text in all_texts().items()})
        == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_stand_right_behind_their_word(language: Language) -> None:
    loose = re.compile(r"\s[,.;:!?]|[,;:][^\W\d]|\.\.|--| - ")

    assert (
        places_where({place: bool(loose.search(text[language])) for place, text in all_texts().items()}) == []
    )


def test_german_quotes_open_below_and_close_above() -> None:
    balanced = re.compile(r"[^„“”]*(„[^„“”]*“[^„“”]*)*")

    assert places_where({place: not balanced.fullmatch(text.de) for place, text in all_texts().items()}) == []


def test_english_quotes_open_and_close_above() -> None:
    balanced = re.compile(r"[^„“”]*(“[^„“”]*”[^„“”]*)*")

    assert places_where({place: not balanced.fullmatch(text.en) for place, text in all_texts().items()}) == []


def test_what_to_say_first_is_quoted_in_both_languages() -> None:
    wrong = {
        place: not (text.de[0] + text.de[-1] == "„“" and text.en[0] + text.en[-1] == "“”")
        for place, text in named("opening").items()
        if place.startswith("lessons")
    }

    assert len(wrong) == 48
    assert places_where(wrong) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "most"), [("summary", 40), ("name", 26), ("topic", 26), ("label", 64)])
def test_short_texts_stay_short(kind: str, most: int, language: Language) -> None:
    found = named(kind)

    assert found
    assert places_where({place: len(text[language]) > most for place, text in found.items()}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_of_lessons_and_actions_fit_on_a_line(catalogue: Catalogue, language: Language) -> None:
    titles = {lesson.id: lesson.title for lesson in catalogue.lessons}
    titles |= {action.id: action.title for action in catalogue.actions}

    assert len(titles) == 7 + 48
    assert places_where({place: len(text[language]) > 60 for place, text in titles.items()}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_one(catalogue: Catalogue, language: Language) -> None:
    assert [
        question.id for question in catalogue.questions if not question.title[language].endswith("?")
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_sentences_end_with_a_full_stop(language: Language) -> None:
    whole = named(
        "why",
        "done_when",
        "research",
        "learnt",
        "strength",
        "gap",
        "meaning",
        "statement",
        "careful",
        "body",
        "gist",
        "brief",
    )
    wrong = {
        place: not text[language].endswith((".", "?", ".“", ".”", "?“", "?”"))
        for place, text in whole.items()
    }

    assert places_where(wrong) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_and_summaries_end_without_one(language: Language) -> None:
    short = named("label", "summary", "topic", "name", "word")
    allowed = ("e.\u202fV.", "(e.\u202fV.)")

    wrong = {
        p: text[language].endswith(".") and not text[language].endswith(allowed) for p, text in short.items()
    }

    assert places_where(wrong) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_answers_to_a_question_never_read_the_same(catalogue: Catalogue, language: Language) -> None:
    for question in catalogue.questions:
        labels = [option.label[language] for option in question.options]
        labels += [question.inapplicable.label[language]] if question.inapplicable else []
        assert len(set(labels)) == len(labels), question.id


def test_lessons_name_no_amount_of_money() -> None:
    """Limits differ by Land and year; the lessons must stay true without them."""
    amount = re.compile(r"\d[.,]\d{3}|\d{5,}|\d\s?(€|Euro|euro|EUR)|€\s?\d")
    wrong = {place: bool(amount.search(text.de + " " + text.en)) for place, text in below("lessons").items()}

    assert len(wrong) > 500
    assert places_where(wrong) == []


def test_no_german_in_english_texts_outside_brackets_and_quotes() -> None:
    wrong = {
        place: bool(GERMAN.search(ASIDE.sub("", without_names(text.en))))
        for place, text in all_texts().items()
    }

    assert places_where(wrong) == []


def test_no_english_in_german_texts_outside_brackets_and_quotes() -> None:
    wrong = {
        place: bool(ENGLISH.search(ASIDE.sub("", without_names(text.de))))
        for place, text in all_texts().items()
    }

    assert places_where(wrong) == []


def test_the_languages_are_told_apart_by_their_small_words(catalogue: Catalogue) -> None:
    lesson = catalogue.lessons[0]

    assert GERMAN.search(lesson.learnt.de) and ENGLISH.search(lesson.learnt.en)


def test_founders_are_called_ihr_and_only_officials_sie() -> None:
    wrong = {
        place: bool(FORMAL.search(without_quotes(text.de)))
        for place, text in all_texts().items()
        if place not in SIE_MEANS_IT
    }

    assert places_where(wrong) == []


def test_where_sie_means_it_it_begins_a_sentence_about_a_thing() -> None:
    for place in SIE_MEANS_IT:
        found = FORMAL.findall(without_quotes(all_texts()[place].de))
        assert found == ["Sie"], place
        assert re.search(r"[.:] Sie (kann|gibt|kostet)\b", all_texts()[place].de), place


def test_officials_are_never_called_euch_in_what_to_say(catalogue: Catalogue) -> None:
    informal = re.compile(r"\b(Euch|Euer|Eure[nmrs]?|Lasst|[Dd]u|[Dd]ich|[Dd]ir)\b")
    actions = [action for lesson in catalogue.lessons for action in lesson.actions]
    to_officials = {a.id: a.opening.de for a in actions if a.opening_to == "officials"}

    assert len(to_officials) == 41
    assert places_where({place: bool(informal.search(said)) for place, said in to_officials.items()}) == []


def test_the_two_languages_are_never_the_same_sentence() -> None:
    same = {place: text.de == text.en for place, text in all_texts().items() if len(text.de.split()) > 3}

    assert places_where(same) == []


def test_a_translation_is_neither_half_nor_twice_as_long() -> None:
    long = {place: text for place, text in all_texts().items() if len(text.de) > 80}
    wrong = {place: not 0.6 < len(text.en) / len(text.de) < 1.6 for place, text in long.items()}

    assert places_where(wrong) == []


def test_every_place_is_unique(catalogue: Catalogue) -> None:
    """So that a test above can name what it found."""
    assert all_texts()["lessons.visibility.name"] == catalogue.lessons[2].name
    assert all(isinstance(text, Text) for text in all_texts().values())
    assert len(all_texts()) > 800
