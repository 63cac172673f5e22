"""Run as a program of its own: saves one answer after another and says so each time, until it is killed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import count

from questionnaire.storage import Assessments, Period
from questionnaire.storage.engine import open_engine

if __name__ == "__main__":
    url, whose, round_number = sys.argv[1], bytes.fromhex(sys.argv[2]), sys.argv[3]
    storage = Assessments(open_engine(url), Period(180))
    for number in count():
        storage.save(whose, "2026.1", {f"{round_number}_{number}": (str(number),)}, datetime.now(UTC))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
