"""`flask work`: carries out print orders until it is told to end."""

from __future__ import annotations

import os
from threading import Event

import click
from flask.cli import with_appcontext

from questionnaire.jobs.print_ahead import PrintAhead
from questionnaire.jobs.print_jobs import PrintJobs
from questionnaire.jobs.queue import Queue
from questionnaire.jobs.seat_plans import SeatPlans
from questionnaire.report.processes.pool import RenderPool
from questionnaire.services import Services, services
from questionnaire.storage.print_claims import PrintClaims

NICE = 10


@click.command()
@click.option("--parent", type=int, help="End with this process, which has started this one.")
@with_appcontext
def work(parent: int | None) -> None:
    """Print what advisors have ordered, beside the server and never before it."""
    # Loads huey, and this module is part of the web process too.
    from questionnaire.jobs.worker import run  # noqa: PLC0415

    # The supervisor may have done it already.
    os.nice(max(NICE - os.nice(0), 0))
    jobs = _print_jobs(services())
    queue = Queue(services().settings.queue, jobs.take_turns)
    problem = queue.problem()
    if problem:
        raise click.ClickException(f"the queue cannot be reached: {problem}")
    run(jobs, queue, services().erasing, ahead=_print_ahead(services(), jobs), parent=parent)


def _print_jobs(services: Services) -> PrintJobs:
    processes = services.settings.render_processes
    return PrintJobs(
        seat_plans=SeatPlans(
            lambda: services.edition,
            services.seats,
            services.progress_consents,
            services.letterheads,
            services.settings.public_url,
            services.brand,
        ),
        print_orders=services.print_orders,
        claims=PrintClaims(services.assessments.engine),
        folder=services.print_folder,
        # One document more than there are processes, so that none of them waits for HTML.
        pool=RenderPool(processes, queue=1),
        at_once=processes + 1,
        stopping=Event(),
    )


def _print_ahead(services: Services, jobs: PrintJobs) -> PrintAhead | None:
    if not services.settings.prepared_plans:
        return None
    return PrintAhead(jobs, services.recent_seats)
