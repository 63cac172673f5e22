"""Run as a program of its own: ticks one step after another and says so each time, until it is killed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import count

from questionnaire.answers.step_states import DONE, OPEN, StepChange
from questionnaire.storage import Assessments, Period, Ticks
from questionnaire.storage.engine import open_engine

if __name__ == "__main__":
    url, whose, window = sys.argv[1], bytes.fromhex(sys.argv[2]), sys.argv[3]
    storage = Assessments(open_engine(url), Period(180))
    ticks = Ticks(storage.engine, Period(180), storage.log)
    for number in count():
        ticks.save(whose, [StepChange(f"{window}_{number}", OPEN, DONE)], datetime.now(UTC))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
