"""What all content is made of: a text in each language."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

Language = Literal["de", "en"]


LANGUAGES: tuple[Language, ...] = get_args(Language)
# What officials read and hear, whatever language a plan speaks: its readers need a gloss in theirs.
GERMAN: Language = "de"
NO_BREAK = "\N{NO-BREAK SPACE}"


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Read from TOML; a misspelt or missing key is an error."""


class Text(Content, frozen=True, kw_only=True):
    """The same thing said in each language; neither is the source of the other."""

    de: str
    en: str

    def __getitem__(self, language: Language) -> str:
        text: str = getattr(self, language)
        return text

    def filled(self, **blanks: Text) -> Text:
        """With what each blank says in the same language."""
        return Text(
            **{
                language: self[language].format(**{name: text[language] for name, text in blanks.items()})
                for language in LANGUAGES
            }
        )


class Gloss(Content, frozen=True, kw_only=True):
    """What something in German means, for readers of every other language."""

    en: str

    def __getitem__(self, language: Language) -> str:
        """Raises AttributeError for German."""
        text: str = getattr(self, language)
        return text


def within_a_line(text: Text) -> Text:
    """For what begins with no noun, such as a sum or a term: "bis 5.000 €"."""
    return Text(**{language: text[language][:1].lower() + text[language][1:] for language in LANGUAGES})


def glossed(german: Text) -> Text:
    """What is called so in German everywhere; other languages add what it means in brackets."""
    return Text(
        **{
            language: german.de if language == GERMAN else f"{german.de} ({german[language]})"
            for language in LANGUAGES
        }
    )


def proper_name(name: str) -> Text:
    """The same in each language."""
    return Text(**dict.fromkeys(LANGUAGES, name))
