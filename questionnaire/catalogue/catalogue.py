"""What the questionnaire is made of. Content files are read into these types; none can change afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.catalogue.background import Background, Passage
from questionnaire.catalogue.budget_words import CalendarWords
from questionnaire.catalogue.facts import Fact, Source, dating
from questionnaire.catalogue.fields import Field
from questionnaire.catalogue.glossary import Term
from questionnaire.catalogue.ids import QuestionId
from questionnaire.catalogue.ladder import Ladder
from questionnaire.catalogue.lands import Land
from questionnaire.catalogue.lessons import Action, Lesson
from questionnaire.catalogue.letter_words import LetterWords
from questionnaire.catalogue.limit_titles import LimitTitles
from questionnaire.catalogue.questions import Question, Step
from questionnaire.catalogue.responsibility_words import ResponsibilityWords
from questionnaire.catalogue.route_words import RouteWords
from questionnaire.catalogue.sheet_words import SheetWords
from questionnaire.catalogue.shortlist_words import ShortlistWords
from questionnaire.catalogue.table_words import TableWords
from questionnaire.catalogue.workshop_words import WorkshopWords
from questionnaire.dated import Cited
from questionnaire.texts import Content, Text


class Catalogue(Content, frozen=True, kw_only=True):
    """All content of one edition."""

    edition_number: str
    offering: Step
    region: Step
    lessons: tuple[Lesson, ...]
    ladder: Ladder
    route: RouteWords
    limit_titles: LimitTitles
    background: Background
    calendar: CalendarWords
    fields: tuple[Field, ...]
    responsibilities: ResponsibilityWords
    privacy: tuple[Passage, ...]
    accessibility: tuple[Passage, ...]
    glossary: tuple[Term, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    seat_words: tuple[Text, ...]
    letters: LetterWords
    sheets: SheetWords
    workshop: WorkshopWords
    lands: tuple[Land, ...]
    answers_table: TableWords
    fact_sheet_step: Step
    shortlist: ShortlistWords
    shortlist_step: Step

    @property
    def steps(self) -> tuple[Step, ...]:
        return (self.offering, self.region, *self.lessons)

    @property
    def optional_steps(self) -> tuple[Step, ...]:
        """Pages beside the nine: their answers are kept like all others, and nobody is led through them."""
        return (self.shortlist_step, self.fact_sheet_step)

    @property
    def check_number(self) -> int:
        """Of the step that follows all questions: the check of the answers."""
        return len(self.steps) + 1

    @property
    def questions(self) -> Iterator[Question]:
        """All that may be answered, and therefore saved."""
        return (question for step in (*self.steps, *self.optional_steps) for question in step.questions)

    @property
    def asked_questions(self) -> Iterator[Question]:
        """Those that everybody is asked, on pages and on paper."""
        return (question for step in self.steps for question in step.questions)

    @property
    def indicators(self) -> Iterator[Question]:
        return (question for lesson in self.lessons for question in lesson.questions)

    @property
    def actions(self) -> Iterator[Action]:
        return (action for lesson in self.lessons for action in lesson.actions)

    def sources_of(self, cited: Cited) -> tuple[Source, ...]:
        """In the order in which they are named."""
        by_id = {source.id: source for source in self.sources}
        return tuple(by_id[source_id] for source_id in cited.sources)

    def source_dating(self, cited: Cited) -> Source | None:
        return dating(self.sources_of(cited))

    def land_name(self, land: str) -> Text:
        """`land` is one of LANDS."""
        return next(each.called for each in self.lands if each.id == land)

    def question(self, question_id: str) -> Question | None:
        return next((question for question in self.questions if question.id == question_id), None)

    def known(self, question_id: QuestionId) -> Question:
        """One that is there for certain: the content is checked for it when it is loaded."""
        return next(question for question in self.questions if question.id == question_id)
