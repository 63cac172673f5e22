from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from questionnaire.content.files import ContentError
from questionnaire.content.loader import CONTENT, load_catalogue

VISIBILITY = "lessons/3_visibility.toml"
DIRECT = "lessons/1_direct_contact.toml"
OPEN_DOORS = "lessons/2_open_doors.toml"
OFFER = "lessons/7_fitting_offer.toml"

# What is broken: a file, words in it, what stands there instead, and the id that the message must name.
BROKEN = {
    "a language is missing": (VISIBILITY, 'name.en = "Visibility"\n', "", "visibility"),
    "an option lacks a language": ("offering.toml", 'label.en = "Up to €5,000"\n', "", "up_to_5k"),
    "a key is misspelt": (DIRECT, 'opening.de = "', 'openning.de = "', "decision_map"),
    "an opening is to nobody known": (
        DIRECT,
        'opening_to = "officials"',
        'opening_to = "office"',
        "decision_map",
    ),
    "a language is misspelt": ("glossary.toml", 'word.en = "Grant"', 'word.eng = "Grant"', "zuwendung"),
    "a table is misspelt": ("facts.toml", "[[facts]]", "[[fact]]", ""),
    "an answer calls for an unknown action": (
        DIRECT,
        'actions = ["funding_scan"]',
        'actions = ["funding_scam"]',
        "funding_in_use",
    ),
    "an action waits for an unknown one": (
        DIRECT,
        'after = ["fact_sheet"',
        'after = ["fax_sheet"',
        "need_talk",
    ),
    "a fact has no review date": ("facts.toml", "review_by = 2027-12-31\n", "", "integreat_start"),
    "a fact has no source": ("facts.toml", 'source = "integreat_case"\n', "", "integreat_start"),
    "a fact has an unknown source": ("facts.toml", '"integreat_case"', '"hearsay"', "integreat_start"),
    "the background names an unknown fact": (
        "background.toml",
        '"integreat_fee",',
        '"integreat_free",',
        "integreat_free",
    ),
    "a question's id is there twice": (
        DIRECT,
        'id = "decision_path"',
        'id = "named_contacts"',
        "named_contacts",
    ),
    "an option's id is there twice": (DIRECT, 'id = "read_website"', 'id = "not_looked"', "not_looked"),
    "an action's id is there twice": (DIRECT, 'id = "level_check"', 'id = "decision_map"', "decision_map"),
    "a fact's id is there twice": (
        "facts.toml",
        'id = "integreat_growth"',
        'id = "integreat_fee"',
        "integreat_fee",
    ),
    "a term's id is there twice": ("glossary.toml", 'id = "zuwendung"', 'id = "zuschlag"', "zuschlag"),
    "a source's id is there twice": ("sources.toml", 'id = "value_limits"', 'id = "article"', "article"),
    "a lesson's id is there twice": (VISIBILITY, 'id = "visibility"', 'id = "open_doors"', "open_doors"),
    "actions wait for each other": (
        OFFER,
        "after = []",
        'after = ["three_doors"]',
        "fact_sheet",
    ),
    "points are not nought to three": (DIRECT, "points = 2", "points = 4", "named_contacts"),
    "points are no number": (DIRECT, "points = 2", 'points = "2"', "names_in_two_units"),
    "a level has no summary": (
        DIRECT,
        'summary.de = "Noch kein Name"\n  summary.en = "No name yet"\n',
        "",
        "nobody",
    ),
    "an indicator does not say what holds back": (
        DIRECT,
        'gap.de = "Es fehlt ein Mensch in der Verwaltung, den Ihr anrufen könnt."\n'
        'gap.en = "You have nobody in the administration yet whom you can ring."\n',
        "",
        "named_contacts",
    ),
    "a second page begins with no question of its step": (
        "offering.toml",
        'first = "yearly_price"',
        'first = "target"',
        "offering",
    ),
    "a second page leaves nothing for the first": (
        "offering.toml",
        'first = "yearly_price"',
        'first = "name"',
        "offering",
    ),
    "an option too many for the keys on paper": (
        "offering.toml",
        'id = "both"\n  label.de = "Ja, beides"\n  label.en = "Yes, both"\n'
        '  actions = ["reserved_procedure"]\n',
        "\n\n  [[questions.options]]\n".join(
            f'id = "both_{number}"\n  label.de = "Beides {number}"\n  label.en = "Both {number}"'
            for number in range(8)
        ),
        "reserved",
    ),
    "a form does not exist": (OFFER, 'forms = ["food"]', 'forms = ["foot"]', "price_ladder"),
    "a Land does not exist": (OPEN_DOORS, 'lands = ["BB"]', 'lands = ["BRB"]', "meet_networks"),
    "an informed text has an unknown blank": (
        DIRECT,
        "Findet die Namen: {office}",
        "Findet die Namen: {ofice}",
        "{ofice}",
    ),
    "an informed text has a blank in one language only": (
        DIRECT,
        "Find the names: {office}",
        "Find the names",
        "decision_map",
    ),
    "an informed text has no blank": (
        DIRECT,
        'informed.title.de = "Findet die Namen: {office}"\ninformed.title.en = "Find the names: {office}"\n',
        'informed.title.de = "Findet die Namen"\ninformed.title.en = "Find the names"\n',
        "decision_map",
    ),
    "an action is pointless with something that nobody can know": (
        OPEN_DOORS,
        'pointless_with = ["target"]',
        'pointless_with = ["goal"]',
        "score_candidates",
    ),
    "an action does what no budget needs": (DIRECT, 'deed = "minutes"', 'deed = "minute"', "read_minutes"),
    "an instruction rests on an unknown source": (
        DIRECT,
        'source = "law_youth_planning"',
        'source = "hearsay"',
        "hearsay",
    ),
    "an option names an unknown source": (
        "fact_sheet.toml",
        'source = "law_all_day"',
        'source = "hearsay"',
        "hearsay",
    ),
    "an option is for an unknown field": (
        "fact_sheet.toml",
        'fields = ["school_education"]',
        'fields = ["schooling"]',
        "schooling",
    ),
    "a field is not on offer": ("fields.toml", 'id = "kita"', 'id = "kitas"', "field kita"),
    "an office is in an unknown Land": (
        "fields.toml",
        'lands = ["BE"]',
        'lands = ["BER"]',
        "school_education",
    ),
    "a Land is there twice": ("lands.toml", 'id = "BE"', 'id = "BB"', "BB"),
    "a line depends on an unknown blank": ("letters.toml", 'known = ["hours"]', 'known = ["ours"]', "{ours}"),
    "a letter has an unknown place": ("letters.toml", "von {name} mit", "von {nane} mit", "{nane}"),
    "a letter has a lone brace": ("letters.toml", "von {name} mit", "von {name mit", "call"),
    "a blank is used by no letter": ("letters.toml", 'id = "experience"', 'id = "experiense"', "experience"),
    "a blank's id is there twice": ("letters.toml", 'id = "duty"', 'id = "result"', "result"),
    "a letter is for a Land that does not exist": (
        "sheets.toml",
        'lands = ["BB"]',
        'lands = ["BRB"]',
        "paper_supplier_list",
    ),
    "a row asks an unknown question": (
        "sheets.toml",
        'question = "term"',
        'question = "team"',
        "effort_exit",
    ),
    "a procedure takes longer at least than at most": (
        "route.toml",
        "weeks = [20, 30]",
        "weeks = [30, 20]",
        "eu_tender",
    ),
    "a term is no number of years": ("offering.toml", "months = 24", "months = 30", "two_years"),
    "a procedure has no weeks": ("route.toml", "weeks = [1, 4]\n", "", "direct_award"),
    "a workshop takes too long": ("workshop.toml", "minutes = 15", "minutes = 20", "95 minutes"),
    "a workshop has one exercise only": ("workshop.toml", "exercise = true", "exercise = false", "1 parts"),
    "an exercise is for an unknown lesson": (
        "workshop.toml",
        'id = "visibility"',
        'id = "invisibility"',
        "invisibility",
    ),
    "an exercise's steps take too long": (
        "workshop.toml",
        'who = "pairs"\n  minutes = 6',
        'who = "pairs"\n  minutes = 60',
        "direct_contact",
    ),
    "an exercise has an unknown source": ("workshop.toml", '"market_engagement"', '"hearsay"', "hearsay"),
    "an exercise has an unknown fact": (
        "workshop.toml",
        '"integreat_fee"',
        '"integreat_free"',
        "integreat_free",
    ),
    "an exercise lacks a language": (
        "workshop.toml",
        'title.en = "Five roles on one sheet"\n',
        "",
        "direct_contact",
    ),
    "a part of the workshop is there twice": ("workshop.toml", 'id = "look"', 'id = "arrive"', "arrive"),
    "the file is no TOML": ("ladder.toml", "[[stages]]", "[[stages", ""),
    "a stage is missing": ("ladder.toml", "[[stages]]\n", "[[steps]]\n", ""),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def refusal(content: Path, fault: str) -> str:
    return refused_with(content, *BROKEN[fault][:3])


def refused_with(content: Path, name: str, words: str, instead: str) -> str:
    file = content / name
    before = file.read_text(encoding="utf-8")
    assert words in before, f"{name} has changed; correct the test"
    file.write_text(before.replace(words, instead, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load_catalogue(content)
    return str(refused.value)


@pytest.mark.parametrize("fault", BROKEN)
def test_broken_content_stops_the_app_and_names_the_id(content: Path, fault: str) -> None:
    named = BROKEN[fault][3]

    assert named in refusal(content, fault)


@pytest.mark.parametrize("fault", BROKEN)
def test_broken_content_stops_the_app_and_names_the_file(content: Path, fault: str) -> None:
    file = Path(BROKEN[fault][0]).name

    assert file in refusal(content, fault)


def test_a_deed_that_no_action_does_is_named(content: Path) -> None:
    message = refused_with(content, DIRECT, 'deed = "minutes"\n', 'targets = ["amt"]\ndeed = "minutes"\n')

    assert message == "calendar.toml: deed minutes: an action that is for everybody has to do it"


def test_an_action_that_nothing_calls_for_is_named(content: Path) -> None:
    message = refused_with(content, "offering.toml", 'actions = ["reserved_procedure"]\n', "")

    assert message == "6_before_the_tender.toml: action reserved_procedure: no answer calls for it"


def test_an_untouched_copy_loads(content: Path) -> None:
    assert load_catalogue(content) == load_catalogue()


def test_a_file_that_is_missing_is_named(content: Path) -> None:
    (content / "glossary.toml").unlink()

    with pytest.raises(ContentError, match=r"glossary\.toml"):
        load_catalogue(content)


def test_a_file_in_another_encoding_is_named(content: Path) -> None:
    ladder = content / "ladder.toml"
    ladder.write_bytes(ladder.read_text(encoding="utf-8").encode("latin-1", "replace"))

    with pytest.raises(ContentError, match=r"ladder\.toml"):
        load_catalogue(content)


def test_lessons_come_in_the_order_of_their_files(content: Path) -> None:
    (content / VISIBILITY).rename(content / "lessons" / "9_visibility.toml")

    assert [lesson.id for lesson in load_catalogue(content).lessons][-1] == "visibility"


def test_without_any_lesson_nothing_starts(content: Path) -> None:
    shutil.rmtree(content / "lessons")

    with pytest.raises(ContentError):
        load_catalogue(content)
