"""Whom officials can reach. It goes into the file that is asked for, and is kept nowhere."""

from __future__ import annotations

from msgspec import Struct


class ContactDetails(Struct, frozen=True, kw_only=True):
    """Each as it was typed, empty where nothing was."""

    person: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""

    @property
    def signature(self) -> str:
        """Maria Muster, Geschäftsführung"""
        return ", ".join(filter(None, (self.person, self.role)))

    @property
    def in_one_line(self) -> str:
        return " · ".join(filter(None, (self.signature, self.phone, self.email)))


NOBODY = ContactDetails()
