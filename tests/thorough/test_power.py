"""Power cuts: of what was not synced anything may be gone, and nothing of that was acknowledged."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from sqlalchemy import text

from questionnaire.storage.engine import open_engine
from tests.thorough.figures import Note
from tests.thorough.founders import Crowd, Sheet, let_begin, link_of, lost, sheets
from tests.thorough.power import Disk
from tests.thorough.site import ROOT, Site, wait_until

CUTS, ANSWERS_A_CUT = 7, 200
FOUNDERS_A_CUT = ANSWERS_A_CUT // 20


class Machine:
    """A site on a disk that keeps what was synced."""

    def __init__(self, folder: Path, root: Path = ROOT) -> None:
        self.site = Site(folder, root=root, config="tests/thorough/power_gunicorn.py")
        self.site.upgrade()
        self.disk = Disk(folder / "synced")
        shutil.copytree(self.site.database.parent, self.disk.folder)
        self.site.environment["SYNCED"] = str(self.disk.folder)

    def run_until_power_fails(self, links: list[str], seed: int) -> list[Sheet]:
        """What was acknowledged until then."""
        let_begin_synced(self, links)
        self.site.start()
        crowd = Crowd(self.site.client, sheets(links))
        wait_until(lambda: crowd.answers >= ANSWERS_A_CUT)
        self.site.kill()
        crowd.stop()
        self.disk.cut_power(Random(seed))  # noqa: S311 - repeatable, not secret
        shutil.rmtree(self.site.database.parent)
        shutil.copytree(self.disk.folder, self.site.database.parent)
        return crowd.acknowledged


def let_begin_synced(machine: Machine, links: list[str]) -> None:
    let_begin(machine.site.url, links)
    shutil.rmtree(machine.disk.folder)
    shutil.copytree(machine.site.database.parent, machine.disk.folder)


def lost_in_cuts(machine: Machine, cuts: int) -> tuple[int, int]:
    """Of the answers that were acknowledged: how many are lost, and how many there were."""
    acknowledged: list[Sheet] = []
    gone: set[tuple[str, str]] = set()
    for cut in range(cuts):
        links = [link_of(cut * FOUNDERS_A_CUT + number) for number in range(FOUNDERS_A_CUT)]
        acknowledged += machine.run_until_power_fails(links, cut)
        engine = open_engine(machine.site.url)
        gone.update(lost(engine, acknowledged))
        with engine.connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        engine.dispose()
    return len(gone), sum(len(sheet.answers) for sheet in acknowledged)


def test_no_acknowledged_answer_is_lost_in_seven_power_cuts(folder: Path, note: Note) -> None:
    machine = Machine(folder)

    gone, acknowledged = lost_in_cuts(machine, CUTS)

    note(f"answers lost in {CUTS} power cuts, of {acknowledged} acknowledged", gone, 0)
    assert gone == 0
    assert acknowledged >= 1_000
