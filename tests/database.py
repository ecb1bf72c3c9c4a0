"""The database of a run: migrated once, filled once with what every portal has.

On SQLite the migrated file is kept from one run to the next, under the digest of the
migrations and of the lock (PORTAL_TEST_CACHE, else the folder of temporary files).
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import wagtail
from django.conf import settings
from django.db import connection

from cso_pages.library.actions import ensure_library
from cso_pages.pages.actions import ensure_home
from cso_pages.reference.actions import load_reference

ROOT = Path(__file__).parent.parent
CACHE = Path(os.environ.get("PORTAL_TEST_CACHE", tempfile.gettempdir()))
KEPT = 5  # files of earlier migrations


def digest() -> str:
    """What the migrated file is made of: migrations, apps, libraries."""
    made_of = hashlib.sha256(f"{sys.version} {wagtail.__version__}".encode())
    files = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("portal/*/migrations/*.py")]
    files += [*ROOT.glob("*/apps.py"), *ROOT.glob("portal/*/apps.py")]
    files += [*ROOT.glob("portal/settings/*.py"), *ROOT.glob("*.lock")]
    for file in sorted(files):
        made_of.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return made_of.hexdigest()[:16]


def migrated_file() -> Path:
    """A SQLite file with every migration applied; two processes make it once."""
    folder = CACHE / f"portail-essais-{os.getuid()}"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = folder / f"{digest()}.sqlite3"
    with (folder / "verrou").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _migrate(kept.with_suffix(".new"))
            kept.with_suffix(".new").rename(kept)
            _forget_old(folder)
    return kept


def _migrate(file: Path) -> None:
    file.unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0"],
        cwd=ROOT,
        check=True,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
            "PORTAL_TEST_SCRATCH": str(settings.SCRATCH),
            "PORTAL_TEST_DB": str(file),
        },
    )
    with_journal = Path(f"{file}-wal")
    assert not with_journal.exists() or not with_journal.stat().st_size


def _forget_old(folder: Path) -> None:
    files = sorted(folder.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)
    for file in files[:-KEPT]:
        file.unlink()


def empty_by_deleting() -> None:
    """After a transactional test, 146 small tables: deleting takes a fiftieth of
    truncating. Only a superuser may leave constraints and triggers aside."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            return

    def sql_flush(style, tables, *, reset_sequences=False, allow_cascade=False):
        quoted = map(connection.ops.quote_name, tables)
        deletions = [" ".join(("DELETE FROM", table)) for table in quoted]
        return ["SET LOCAL session_replication_role = replica", *deletions]

    connection.ops.sql_flush = sql_flush


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The copy is taken as it is; it goes with the folder of the run."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    if connection.vendor == "sqlite":
        name = connection.settings_dict["TEST"]["NAME"]
        shutil.copyfile(migrated_file(), name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Fill it; at the end, close what a live server's thread left open.

    PostgreSQL drops no database that somebody still uses.
    """
    with django_db_blocker.unblock():
        load_reference()
        ensure_library(ensure_home())
        if connection.vendor == "postgresql":
            empty_by_deleting()
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
