"""gunicorn as we set it up, with a clock that can be set wrong."""

from runpy import run_path

globals().update({name: value for name, value in run_path("gunicorn.conf.py").items() if name[0] != "_"})


def post_fork(_server: object, _worker: object) -> None:
    from tests.thorough.wrong_clock import install  # noqa: PLC0415 - the app, before the worker loads it

    install()
