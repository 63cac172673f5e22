"""Whoever finds a hole finds whom to tell, where RFC 9116 says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.web.conftest import MakeApp
from tests.web.operators import operator_file
from tests.web.visitor import Visitor, services_of

ADDRESS = "/.well-known/security.txt"


def fields(visitor: Visitor) -> dict[str, str]:
    lines = visitor.get(ADDRESS).body.decode().splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_it_says_whom_to_tell_in_which_languages_and_where_it_stands(
    make_app: MakeApp, tmp_path: Path
) -> None:
    url = "https://rathausreif.example"
    visitor = Visitor(make_app(public_url=url, operator=operator_file(tmp_path)))

    said = fields(visitor)

    assert said.pop("Expires")
    assert said == {
        "Contact": "mailto:sicherheit@nachbarschaft.example",
        "Preferred-Languages": "de, en",
        "Canonical": f"{url}{ADDRESS}",
    }
    assert visitor.get(ADDRESS).headers["Content-Type"] == "text/plain; charset=utf-8"


def test_it_expires_within_a_year_of_the_start(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(operator=operator_file(tmp_path))
    services_of(app).started = datetime(2026, 11, 30, 18, 0, tzinfo=UTC)

    expires = datetime.fromisoformat(fields(Visitor(app))["Expires"])

    assert timedelta(days=300) < expires - services_of(app).started < timedelta(days=365)


def test_without_an_address_of_its_own_it_names_the_providers(make_app: MakeApp, tmp_path: Path) -> None:
    file = operator_file(tmp_path, 'security_email = "sicherheit@nachbarschaft.example"')

    assert fields(Visitor(make_app(operator=file)))["Contact"] == "mailto:post@nachbarschaft.example"


def test_before_anybody_can_be_told_it_is_not_there(visitor: Visitor) -> None:
    assert visitor.get(ADDRESS).status == 404
