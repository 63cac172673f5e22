"""gunicorn as we set it up, on a disk that keeps nothing but what was synced."""

import os
from pathlib import Path
from runpy import run_path

from tests.thorough.power import put_under_sqlite

globals().update({name: value for name, value in run_path("gunicorn.conf.py").items() if name[0] != "_"})


def post_fork(_server: object, _worker: object) -> None:
    put_under_sqlite(Path(os.environ["SYNCED"]))
