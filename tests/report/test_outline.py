from __future__ import annotations

from questionnaire.plan import ActionPlan
from questionnaire.report.outline import crowded, phases, sources, terms
from tests.report.paper import Draw


def test_phases_keep_every_task_in_order(plan: ActionPlan) -> None:
    tasks = [task for phase in phases(plan) for task in phase.tasks]

    assert tuple(tasks) == plan.tasks
    assert phases(plan)[0].tasks == plan.next_tasks


def test_every_printed_fact_has_its_source_listed(plan: ActionPlan) -> None:
    listed = {source.id for source in sources(plan)}

    assert {fact.source for fact in plan.example_facts} <= listed


def test_the_glossary_explains_only_words_that_occur(plan: ActionPlan) -> None:
    words = {term.word.de for term in terms(plan, "de")}

    assert "Vergabestelle" in words
    assert 0 < len(words) < len(plan.catalogue.glossary)


def test_the_glossary_is_in_dictionary_order(plan: ActionPlan) -> None:
    words = [term.word.de for term in terms(plan, "de")]

    assert words.index("Kämmerei") < words.index("Kommune")


def test_page_one_is_narrower_only_when_much_is_typed(draw: Draw) -> None:
    assert not crowded(draw(), "de")
    assert crowded(draw(name="N" * 60, sentence="s" * 200), "de")
