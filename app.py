"""create_app(): settings, wiring, nothing else. served_app(): the same for ./run, with its database ready."""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing import get_context

import click
from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from questionnaire.brand.folder import load_brand
from questionnaire.cli import Commands
from questionnaire.content.edition import load_edition
from questionnaire.content.ledger_file import NAME
from questionnaire.content.operator_file import load_operator
from questionnaire.content.reviewed import Reviewed
from questionnaire.jobs.queue import check_queue
from questionnaire.report.logo import drawn
from questionnaire.report.processes.pool import RenderPool
from questionnaire.services import Services
from questionnaire.settings import INSTANCE, Settings, settings_from
from questionnaire.storage import Assessments, Period
from questionnaire.storage.engine import open_engine
from questionnaire.texts import LANGUAGES
from questionnaire.web import Application, init_app
from questionnaire.web.rate_limit import check_limits
from questionnaire.wording.translations import load_translations


def create_app(settings: Settings | None = None) -> Flask:
    """Raises ContentError for broken content or revisions, an operator's file with gaps or a faulty brand,
    ValueError for unsafe settings, FileNotFoundError for a language without its compiled words and UsageError
    for an address that no database or queue can have, or a place that cannot be written.
    """
    for language in LANGUAGES:
        load_translations(language)
    settings = settings or _settings()
    reviewed = Reviewed(load_edition(), settings.review_folder / NAME)
    operator = load_operator(settings.operator, settings.production)
    brand = load_brand(settings.brand, drawn)
    period = Period(settings.keep_days, settings.most_keep_days)
    assessments = Assessments(_engine(settings), period)
    render_pool = RenderPool(settings.render_processes, settings.render_queue)
    app = Application(__name__, static_folder=None)
    init_app(app, Services(settings, reviewed, assessments, render_pool, operator, brand))
    app.cli = Commands(app.name)
    if settings.proxy_hops:
        hops = settings.proxy_hops
        # Flask’s own way to wrap an application, though mypy sees a method replaced.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    return app


def served_app() -> Flask:
    """For ./run, whose server loads it once and then forks: with the database up to date, and a worker.

    Ends with a sentence where it cannot be used.
    """
    try:
        app = create_app()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    # What brings databases up to date takes memory that no server needs: so a copy of this process does it.
    copy = get_context("fork").Process(target=_upgrade, args=(app,))
    copy.start()
    copy.join()
    if copy.exitcode:
        sys.exit(copy.exitcode)
    # It starts the worker, for which the database must be ready, and ends it with this process, the server.
    subprocess.Popen((sys.executable, "-m", "questionnaire.jobs.supervisor", str(os.getpid())))  # noqa: S603 - our own module
    return app


def _upgrade(app: Flask) -> None:
    app.cli.main(["upgrade"], "flask", obj=ScriptInfo(create_app=lambda: app))


def _settings() -> Settings:
    """Without any, development keeps a key in a folder of its own."""
    try:
        return settings_from()
    except OSError as error:
        raise click.UsageError(
            f"{INSTANCE} cannot be written: {error.strerror}. Set RATHAUSREIF_SECRET_KEY, "
            "and with RATHAUSREIF_DATABASE_URL a place that may be written"
        ) from None


def _engine(settings: Settings) -> Engine:
    """Commands say in one sentence what is wrong with an address."""
    try:
        engine = open_engine(settings.database_url)
        check_queue(settings.queue, settings.database_url)
        check_limits(settings.limits_url)
        return engine
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(
            f"{error.filename} cannot be written: {error.strerror}. "
            "Set RATHAUSREIF_DATABASE_URL to a place that may be written"
        ) from None
