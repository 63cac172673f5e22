"""create_app(): settings, wiring, nothing else."""

from __future__ import annotations

import click
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from questionnaire.cli import COMMANDS
from questionnaire.content.edition import load_edition
from questionnaire.content.operator_file import load_operator
from questionnaire.jobs.queue import check_queue
from questionnaire.report.processes.pool import RenderPool
from questionnaire.services import Services
from questionnaire.settings import Settings, settings_from
from questionnaire.storage import Assessments, Period
from questionnaire.storage.engine import open_engine
from questionnaire.texts import LANGUAGES
from questionnaire.web import Application, init_app
from questionnaire.web.rate_limit import check_limits
from questionnaire.wording.translations import load_translations


def create_app(settings: Settings | None = None) -> Flask:
    """Raises ContentError for broken content or an operator's file with gaps, ValueError for unsafe settings,
    FileNotFoundError for a language without its compiled words and UsageError for an address that no
    database can have.
    """
    for language in LANGUAGES:
        load_translations(language)
    settings = settings or settings_from()
    check_queue(settings.queue, settings.database_url)
    check_limits(settings.limits_url)
    edition = load_edition()
    operator = load_operator(settings.operator, settings.production)
    period = Period(settings.keep_days, settings.most_keep_days)
    try:
        assessments = Assessments(open_engine(settings.database_url), period)
    except ValueError as error:
        # Commands say it in one sentence.
        raise click.UsageError(str(error)) from None
    render_pool = RenderPool(settings.render_processes, settings.render_queue)
    app = Application(__name__, static_folder=None)
    init_app(app, Services(settings, edition, assessments, render_pool, operator))
    for command in COMMANDS:
        app.cli.add_command(command)
    if settings.proxy_hops:
        hops = settings.proxy_hops
        # Flask’s own way to wrap an application, though mypy sees a method replaced.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    return app
