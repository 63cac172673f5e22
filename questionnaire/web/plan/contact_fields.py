"""What may be typed into a file: name, role, telephone, e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaire.plan.contact_details import ContactDetails
from questionnaire.web.wizard.step_texts import QuestionTexts
from questionnaire.web.words import _, _l

# By field: how it is asked, what a browser may fill in by itself, and how long it may be.
FIELDS: Mapping[str, tuple[str, str, int]] = {
    "person": (_l("First and last name"), "name", 50),
    "role": (_l("Role in your enterprise"), "organization-title", 50),
    "phone": (_l("Telephone"), "tel", 30),
    "email": (_l("E-mail"), "email", 70),
}


def contact_fields() -> tuple[QuestionTexts, ...]:
    """In the reader's language."""
    return tuple(
        QuestionTexts(
            id=name,
            number=number,
            kind="text",
            title=str(title),
            hint="",
            choices=(),
            optional=True,
            autocomplete=autocomplete,
            max_length=most,
            max_choices=0,
        )
        for number, (name, (title, autocomplete, most)) in enumerate(FIELDS.items(), 1)
    )


def contact_problems(details: ContactDetails) -> dict[str, str]:
    """By field, in the reader's language."""
    return dict(_problems(details))


def _problems(details: ContactDetails) -> Iterator[tuple[str, str]]:
    for name, (_title, _autocomplete, most) in FIELDS.items():
        length = len(getattr(details, name))
        if length > most:
            yield (
                name,
                _(
                    "Please shorten this to %(most)d characters; now there are %(length)d.",
                    most=most,
                    length=length,
                ),
            )
        elif name == "email" and length and "@" not in details.email:
            yield name, _("An e-mail address has an @ in it. Please check it.")
