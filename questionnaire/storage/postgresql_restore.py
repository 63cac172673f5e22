"""A backup in the place of what a PostgreSQL database holds, which is kept aside as a backup of its own."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, delete

from questionnaire.storage.backup_file import BackupRefused, require_known_form
from questionnaire.storage.earlier_copies import BEFORE_RESTORE, copy_beside
from questionnaire.storage.faults import StorageUnavailable
from questionnaire.storage.migrate import upgrade
from questionnaire.storage.postgresql_backup import WITHOUT_RIGHTS, back_up, check
from questionnaire.storage.postgresql_programs import address, run
from questionnaire.storage.tables import print_orders
from questionnaire.storage.transactions import reading, writing

# Of those who tidy up behind the scenes the server names no user.
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND usesysid IS NOT NULL AND pid <> pg_backend_pid()
"""
HAS_TABLES = "SELECT to_regclass('public.assessments') IS NOT NULL"
# An older backup does not know the tables that came later.
DROP = """
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', name);
  END LOOP;
END $$;
"""
# Otherwise it would make the schema, which is there.
WITHOUT_SCHEMA = "--schema=public"
QUIETLY = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse", "--output=/dev/null")


def restore(engine: Engine, backup: Path) -> Path | None:
    """The backup that was made of what was there before; None where nothing was.

    `backup` itself is only read. Raises BackupRefused; everything then is as it was.
    """
    check(engine, backup)
    require_known_form(backup, _form(engine, backup))
    _require_nobody_else(engine)
    aside = _kept_aside(engine, backup)
    _replace(engine, backup)
    try:
        _bring_up_to_date(engine)
    except StorageUnavailable as error:
        if aside:
            _replace(engine, aside)
        raise BackupRefused(f"{backup} cannot be brought to the present form: {error}") from error
    return aside


def _form(engine: Engine, backup: Path) -> str:
    """The one row of its table, between the lines that say so."""
    words = ("--data-only", "--schema=public", "--table=alembic_version", "--file=-")
    said = run(engine, "pg_restore", *words, str(backup))
    _before, _copy, rows = said.partition("FROM stdin;\n")
    return rows.partition("\n")[0]


def _require_nobody_else(engine: Engine) -> None:
    engine.dispose()
    with reading(engine) as connection:
        if connection.exec_driver_sql(OTHERS).scalar_one():
            raise BackupRefused("the database is in use: stop the servers and workers first")


def _kept_aside(engine: Engine, backup: Path) -> Path | None:
    with reading(engine) as connection:
        if not connection.exec_driver_sql(HAS_TABLES).scalar_one():
            return None
    aside = copy_beside(backup.with_stem("rathausreif"), BEFORE_RESTORE)
    back_up(engine, aside)
    return aside


def _replace(engine: Engine, backup: Path) -> None:
    """In one transaction."""
    engine.dispose()
    with TemporaryDirectory(prefix=".rathausreif-", dir=backup.parent) as folder:
        drop, script = Path(folder) / "drop.sql", Path(folder) / "restore.sql"
        drop.write_text(DROP, encoding="ascii")
        run(engine, "pg_restore", *WITHOUT_RIGHTS, WITHOUT_SCHEMA, f"--file={script}", str(backup))
        files = (f"--file={drop}", f"--file={script}")
        run(engine, "psql", *QUIETLY, "--single-transaction", *files, f"--dbname={address(engine)}")


def _bring_up_to_date(engine: Engine) -> None:
    """Files of orders are in no backup, and a number that comes again must not lead to somebody else's."""
    upgrade(engine)
    with writing(engine) as connection:
        connection.execute(delete(print_orders))
