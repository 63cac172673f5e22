"""What plans will say once something is reviewed, in each language, beside what they say now."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from questionnaire.almanac.revisions import Ledger, Revision
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.facts import Fact
from questionnaire.content.edition import Edition
from questionnaire.content.revised_edition import dated_of, edition_on
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.dependents import dependents, example
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.plan_lines import Line, compared, section_lines
from questionnaire.services import services
from questionnaire.texts import LANGUAGES, Language
from questionnaire.web.site.document_cache import SAMPLE


class Preview(Struct, frozen=True):
    """`lines` by language. `place` is where the plan is for that is shown as an example, if one is."""

    lines: Mapping[Language, tuple[Line, ...]]
    place: str | None = None

    @property
    def changes(self) -> bool:
        return any(line.state != "same" for lines in self.lines.values() for line in lines)


def preview(revision: Revision) -> Preview:
    """Raises ContentError where the rest of the content does not allow it."""
    before = services().edition
    today = services().today()
    revisions = (*services().reviewed.in_force().ledger.revisions, revision)
    after = edition_on(services().reviewed.made, Ledger(revisions), max(today, revision.day))
    answers = read_answers(before.catalogue, before.regions, SAMPLE.read_bytes())
    given = example(before, dated_of(before)[revision.what], answers, today)
    if given is None:
        return Preview(_statements(before, after, revision.what))
    plans = draw_up(before, given, today), draw_up(after, given, today)
    section = dependents(before, dated_of(before)[revision.what]).sections[0]
    lines = {language: _compared(plans, section, language) for language in LANGUAGES}
    return Preview(lines, plans[0].target.label if plans[0].target else None)


def _compared(plans: tuple[ActionPlan, ActionPlan], section: str, language: Language) -> tuple[Line, ...]:
    before, after = (section_lines(plan, section, language) for plan in plans)
    return compared(before, after)


def _statements(before: Edition, after: Edition, what: str) -> Mapping[Language, tuple[Line, ...]]:
    """Of a fact: it is no plan that tells it."""
    today = services().today()
    was, now = dated_of(before)[what], dated_of(after)[what]
    if not (isinstance(was, Fact) and isinstance(now, Fact)):
        return dict.fromkeys(LANGUAGES, ())
    return {
        language: compared((was.text(today)[language],), (now.text(today)[language],))
        for language in LANGUAGES
    }
