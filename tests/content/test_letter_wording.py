"""How letters speak: short, German, "Sie" to authorities, nothing that breaks when it is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.audience import ChannelId
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.letter_words import LetterLine
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.letters import TextRuns
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES

INFORMAL = re.compile(r"\b(Ihr (?:seid|habt|könnt)|Euch|Euer|Eure[nmrs]?|du|dich|dir)\b")
ENGLISH = re.compile(r"\b(the|and|with|your|you|of|this|that|are|or)\b")
STRAIGHT = re.compile(r"[\"'`´]|\s\s|\s[,.;:!?]")
MOST_WORDS = 120
LONGEST_SENTENCE = (
    "Wir bringen Leute zusammen, die im Ort etwas tun wollen, mit denen, die Hilfe brauchen. " * 3
)[:200]


def german(catalogue: Catalogue) -> Iterator[str]:
    yield from (line.text for line in spoken(catalogue))
    yield from (row.label for row in catalogue.letters.fact_sheet.rows)
    yield from (blank.label for blank in catalogue.letters.blanks)
    yield from (letter.subject for letter in catalogue.letters.letters if letter.subject)


def spoken(catalogue: Catalogue) -> Iterator[LetterLine]:
    for letter in catalogue.letters.letters:
        yield from letter.lines
    for row in catalogue.letters.fact_sheet.rows:
        yield from row.lines


def words(runs: TextRuns) -> int:
    """A blank will be a name, a day or a number."""
    return len("".join("x" if run.kind == "blank" else run.text for run in runs).split())


def test_letters_speak_german_only(catalogue: Catalogue) -> None:
    assert [text for text in german(catalogue) if ENGLISH.search(text)] == []


def test_letters_say_sie_and_never_ihr(catalogue: Catalogue) -> None:
    assert [text for text in german(catalogue) if INFORMAL.search(text)] == []
    for letter in catalogue.letters.letters:
        assert re.search(r"\b(Sie|Ihnen|Ihr)\b", " ".join(line.text for line in letter.lines)), letter.id


def test_letters_are_set_like_print(catalogue: Catalogue) -> None:
    assert [text for text in german(catalogue) if STRAIGHT.search(text) or text != text.strip()] == []


def test_what_is_said_aloud_is_quoted_and_has_its_cue(catalogue: Catalogue) -> None:
    for letter in catalogue.letters.letters:
        for line in letter.lines:
            quoted = line.text.startswith("„") and line.text.endswith("“")
            assert (quoted, line.cue is not None) == (not letter.to_paste, not letter.to_paste), letter.id


def test_no_full_stop_follows_a_name_or_a_sentence_that_may_bring_its_own(catalogue: Catalogue) -> None:
    doubled = re.compile(r"\{(name|sentence|customers|target)\}[.,;]")

    lines = [line.text for line in spoken(catalogue) if doubled.search(line.text)]

    signature = "{signature}, {name}, Telefon {phone}"
    assert lines == [signature, f"{signature}, {{email}}"]


@pytest.mark.parametrize("letter_id", ["mail", "recommendation"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_mails_stay_within_120_words_even_with_the_longest_sentence(path: Path, letter_id: str) -> None:
    answers = Answers(
        {**read_answers(CATALOGUE, REGIONS, path.read_bytes()), "sentence": (LONGEST_SENTENCE,)}
    )
    pack = draw_up(EDITION, answers, date(2026, 11, 23)).contact

    (mail,) = (filled for filled in pack.letters if filled.letter.id == letter_id)

    assert 40 < sum(words(line.runs) for line in mail.lines) <= MOST_WORDS


@pytest.mark.parametrize("channel", get_args(ChannelId))
def test_the_guide_asks_six_questions_whatever_the_channel(catalogue: Catalogue, channel: ChannelId) -> None:
    (guide,) = (letter for letter in catalogue.letters.letters if letter.id == "guide")
    lines = [line for line in guide.lines if not line.channels or channel in line.channels]

    numbered = [line for line in lines if line.cue and line.cue.de[0].isdigit()]

    assert [line.cue.de[0] for line in numbered if line.cue] == list("123456")
    assert all("?" in line.text for line in numbered)


def test_press_is_promised_no_surprise(catalogue: Catalogue) -> None:
    (press,) = (letter for letter in catalogue.letters.letters if letter.id == "press")

    assert "bevor ihre Pressestelle zugestimmt hat" in press.use.de
    assert "Ohne Ihr Ja" in press.lines[0].text


def test_no_letter_cites_a_law_or_a_sum(catalogue: Catalogue) -> None:
    assert [text for text in german(catalogue) if re.search(r"§|\d\s?(€|Euro)", text)] == []


def test_a_gloss_is_english_and_ends_like_a_sentence(catalogue: Catalogue) -> None:
    glosses = [letter.gloss.en for letter in catalogue.letters.letters] + [
        catalogue.letters.fact_sheet.gloss.en
    ]

    for gloss in glosses:
        assert gloss.endswith(".") and not re.search(r"\b(und|der|die|das|Sie)\b", gloss)
