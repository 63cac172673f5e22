from __future__ import annotations

import pytest
from msgspec.structs import replace

from questionnaire.almanac.channels import Channels
from questionnaire.catalogue.audience import ChannelId
from questionnaire.content.channels_check import channels_problems
from questionnaire.content.files import ContentError
from questionnaire.content.loader import check_together
from questionnaire.texts import LANGUAGES, Language
from tests.answers.sheets import ALMANAC, CATALOGUE, REGIONS
from tests.content.texts import below

CHANNELS = ALMANAC.channels
LONGEST = {"title": 40, "means": 180}


def wrong_with(channels: Channels) -> list[str]:
    return [problem.text for problem in channels_problems(CATALOGUE, channels)]


def changed(channel_id: ChannelId, **changes: object) -> list[str]:
    channels = (replace(each, **changes) if each.id == channel_id else each for each in CHANNELS.channels)
    return wrong_with(replace(CHANNELS, channels=tuple(channels)))


def test_the_channels_as_they_are_have_no_problem() -> None:
    assert wrong_with(CHANNELS) == []


def test_a_channel_that_is_missing_is_noticed() -> None:
    assert "partnership" in wrong_with(replace(CHANNELS, channels=CHANNELS.channels[:-1]))[0]


def test_an_option_that_does_not_exist_is_named() -> None:
    (sign,) = CHANNELS.channel("kita").signs

    assert changed("kita", signs=(replace(sign, fields=frozenset({"mining"})),)) == [
        "kita: fields has no option mining"
    ]


def test_every_answer_has_a_channel_that_nothing_else_has_to_speak_for() -> None:
    assert changed("concession", signs=CHANNELS.channel("concession").signs[1:]) == [
        "users: a sign without fields, forms and legal forms is needed"
    ]


def test_size_alone_makes_a_small_purchase() -> None:
    signs = CHANNELS.channel("purchase").signs

    assert changed("small_purchase", signs=signs) == ["small_purchase: all but small_purchase need signs"]


def test_a_problem_stops_the_app_and_names_the_file() -> None:
    without = replace(ALMANAC, channels=replace(CHANNELS, channels=()))

    with pytest.raises(ContentError, match=r"^channels\.toml: "):
        check_together(CATALOGUE, without, REGIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", LONGEST)
def test_what_page_one_says_of_a_channel_is_short(part: str, language: Language) -> None:
    found = {
        place: text for place, text in below("almanac.channels.channels").items() if place.endswith(part)
    }

    assert len(found) == 10
    assert [place for place, text in found.items() if len(text[language]) > LONGEST[part]] == []


def test_offices_are_asked_two_or_three_questions_in_quotes() -> None:
    for channel in CHANNELS.channels:
        assert 2 <= len(channel.ask) <= 3 and 2 <= len(channel.papers) <= 5, channel.id
        assert all(text.de.startswith("„") and text.de.endswith("?“") for text in channel.ask), channel.id
        assert all(text.en.startswith("“") and text.en.endswith("?”") for text in channel.ask), channel.id
