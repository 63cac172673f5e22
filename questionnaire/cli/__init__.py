"""The same without a browser, for advisors and operators."""

from __future__ import annotations

from questionnaire.cli.backup import backup, restore
from questionnaire.cli.database import erase_expired, upgrade
from questionnaire.cli.desk import desk
from questionnaire.cli.facts import facts
from questionnaire.cli.limits import limits
from questionnaire.cli.plan import plan
from questionnaire.cli.plans import many_plans
from questionnaire.cli.regions import regions
from questionnaire.cli.shortlist import print_shortlist
from questionnaire.cli.work import work

COMMANDS = (
    upgrade,
    erase_expired,
    backup,
    restore,
    plan,
    many_plans,
    print_shortlist,
    facts,
    limits,
    desk,
    regions,
    work,
)

__all__ = ["COMMANDS"]
