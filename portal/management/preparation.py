"""What comes before the portal runs: a free port, one start at a time, fresh files."""

import fcntl
import hashlib
import os
import socket
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

PORT_IS_TAKEN, ALREADY_RUNS, INTERRUPTED = 3, 4, 130
Tell = Callable[[str], object]


class CannotStart(Exception):
    """The portal cannot start now: a sentence for the person, a code for the shell."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


def refuse_a_taken_port(port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotStart(
                f"Le port {port} est déjà pris par un autre programme. Arrêtez-le, ou "
                f"choisissez un autre port : make demo PORT={port + 1}",
                PORT_IS_TAKEN,
            ) from error


def lock_the_data() -> int:
    """Keep others from running on the same data; says which file holds the lock.

    The lock goes with the process, also through exec, and ends when it ends.
    """
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    held = os.open(settings.DATA_DIR / "portail.verrou", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(held)
        raise CannotStart(
            f"Le portail tourne déjà avec les données de {settings.DATA_DIR}. "
            "Arrêtez-le d’abord (Ctrl-C), ou donnez un autre dossier : PORTAL_DATA=…",
            ALREADY_RUNS,
        ) from error
    os.set_inheritable(held, True)
    return held


def prepare_demo(tell: Tell) -> str:
    """Database, référentiels, content, static files; says the accounts, for the end."""
    tell(f"Données : {settings.DATA_DIR}")
    if MigrationExecutor(connection).migration_plan(_last_migrations()):
        _timed(tell, "Mise en place de la base", lambda: _call("migrate", verbosity=0))
    _timed(tell, "Référentiels et pages", lambda: _call("prepare"))
    _timed(tell, "Contenu de démonstration", lambda: _call("demo"))
    if static_files_changed():
        _timed(tell, "Fichiers statiques", collect_static_files)
    connection.close()
    return _call("demo", accounts=True)


def _last_migrations() -> list[tuple[str, str]]:
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


def _call(command: str, **options: object) -> str:
    said = StringIO()
    call_command(command, stdout=said, **options)
    return said.getvalue()


def _timed(tell: Tell, what: str, act: Callable[[], object]) -> None:
    started = time.monotonic()
    tell(f"{what}…")
    act()
    seconds = time.monotonic() - started
    if seconds >= 1:
        tell(f"  fait en {seconds:.0f} s")


def _stamp() -> Path:
    return settings.DATA_DIR / "static.empreinte"


def _static_digest() -> str:
    """Of the names, sizes and dates of every static file there is to collect."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            known = os.stat(storage.path(name))
            seen.update(f"{name} {known.st_size} {known.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def static_files_changed() -> bool:
    made = settings.STATIC_ROOT / "staticfiles.json"
    kept = _stamp().read_text() if _stamp().exists() else ""
    return not made.exists() or kept != _static_digest()


def collect_static_files() -> None:
    _call("collectstatic", interactive=False, clear=True, verbosity=0)
    _stamp().write_text(_static_digest())
