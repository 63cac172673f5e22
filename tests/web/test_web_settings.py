"""A production that would not be safe does not start; development needs no setting at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import create_app
from questionnaire.settings import INSTANCE, settings_from
from tests.web.operators import operator_file

SAFE = {
    "RATHAUSREIF_PRODUCTION": "1",
    "RATHAUSREIF_SECRET_KEY": "k" * 32,
    "RATHAUSREIF_PUBLIC_URL": "https://rathausreif.example/",
}


NO_PARTNERS = (
    "*",
    "https:",
    "http://partner.example",
    "http://localhost:8000",
    "https://*.partner.example",
    "https://partner.example/page",
    "partner.example",
    "'self' 'none'",
    "https://partner.example; script-src *",
)


def test_a_safe_production_starts(tmp_path: Path) -> None:
    settings = settings_from({**SAFE, "RATHAUSREIF_OPERATOR": operator_file(tmp_path)}, tmp_path)

    app = create_app(settings)

    assert settings.public_url == "https://rathausreif.example"
    assert (app.debug, app.testing) == (False, False)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"RATHAUSREIF_SECRET_KEY": ""}, "RATHAUSREIF_SECRET_KEY"),
        ({"RATHAUSREIF_SECRET_KEY": "k" * 31}, "RATHAUSREIF_SECRET_KEY"),
        ({"RATHAUSREIF_PUBLIC_URL": ""}, "RATHAUSREIF_PUBLIC_URL"),
        ({"RATHAUSREIF_PUBLIC_URL": "http://rathausreif.example"}, "RATHAUSREIF_PUBLIC_URL"),
        ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG"),
        ({"FLASK_DEBUG": "true"}, "FLASK_DEBUG"),
        ({"RATHAUSREIF_KEEP_DAYS": "half a year"}, "RATHAUSREIF_KEEP_DAYS"),
        ({"RATHAUSREIF_PROXY_HOPS": "-1"}, "RATHAUSREIF_PROXY_HOPS"),
        *(({"RATHAUSREIF_FRAME_ANCESTORS": said}, "RATHAUSREIF_FRAME_ANCESTORS") for said in NO_PARTNERS),
    ],
)
def test_an_unsafe_production_says_what_it_needs_and_does_not_start(
    tmp_path: Path, change: dict[str, str], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        settings_from({**SAFE, **change}, tmp_path)


@pytest.mark.parametrize("said", ["'none'", "'self'", "https://a.example https://www.b-c.example:8443", ""])
def test_partners_may_be_allowed_to_show_the_pages_within_theirs(tmp_path: Path, said: str) -> None:
    settings = settings_from({**SAFE, "RATHAUSREIF_FRAME_ANCESTORS": said}, tmp_path)

    assert settings.frame_ancestors == (said or "'none'")


def test_in_development_a_partner_may_be_this_machine(tmp_path: Path) -> None:
    here = {"RATHAUSREIF_FRAME_ANCESTORS": "http://localhost:8001"}

    assert settings_from(here, tmp_path).frame_ancestors == "http://localhost:8001"


def test_a_production_that_does_not_say_who_runs_it_does_not_start(tmp_path: Path) -> None:
    gap = operator_file(tmp_path, "Lindenweg 1")

    for change, named in (({}, "RATHAUSREIF_OPERATOR"), ({"RATHAUSREIF_OPERATOR": gap}, r"provider\.street")):
        with pytest.raises(ValueError, match=named):
            create_app(settings_from({**SAFE, **change}, tmp_path))


def test_development_makes_its_own_key_and_keeps_it_to_itself(tmp_path: Path) -> None:
    instance = tmp_path / "instance"

    first, second = settings_from({}, instance), settings_from({}, instance)

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert (instance / "secret_key").stat().st_mode & 0o077 == 0


def test_two_machines_make_different_keys(tmp_path: Path) -> None:
    keys = {settings_from({}, tmp_path / name).secret_key for name in ("one", "two")}

    assert len(keys) == 2


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "PRODUCTION", "OPERATOR"])
def test_variables_of_other_programs_are_none_of_our_business(tmp_path: Path, name: str) -> None:
    without = settings_from({}, tmp_path)

    assert settings_from({name: "1"}, tmp_path) == without


def test_on_postgresql_workers_are_woken_by_the_database_itself(tmp_path: Path) -> None:
    address = "postgresql+psycopg://somebody@db/answers?sslmode=require"

    settings = settings_from({"RATHAUSREIF_DATABASE_URL": address}, tmp_path)

    assert settings.queue == "postgresql://somebody@db/answers?sslmode=require"
    assert settings.print_folder == INSTANCE / "prints"
