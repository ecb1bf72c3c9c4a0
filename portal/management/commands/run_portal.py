"""`manage.py run_portal`: the site, one worker and the clock, in one program."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.management.preparation import (
    INTERRUPTED,
    CannotStart,
    lock_the_data,
    prepare_demo,
    refuse_a_taken_port,
)

SUPERVISION = Path(__file__).parents[1] / "supervision.py"


class Command(BaseCommand):
    """Prepares what is asked, then becomes the supervisor, which is much lighter."""

    help = "Lance le site, les tâches de fond et l’horloge ; Ctrl-C les arrête."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument(
            "--demo", action="store_true", help="Préparer d’abord la démonstration."
        )

    def handle(self, *args: object, **options: object) -> None:
        try:
            self._start(int(str(options["port"])), options)
        except CannotStart as refused:
            self.stderr.write(str(refused))
            sys.exit(refused.code)

    def _start(self, port: int, options: dict[str, object]) -> None:
        refuse_a_taken_port(port)
        lock_the_data()
        accounts = self._prepare() if options["demo"] else ""
        self._tell("Démarrage du portail…")
        self._become_the_supervisor(
            f"\nLe portail est prêt : http://127.0.0.1:{port}/\n{accounts}\n"
            "Ctrl-C pour l’arrêter.",
            ["--port", str(port), "--workers", str(options["workers"])],
        )

    def _prepare(self) -> str:
        try:
            return prepare_demo(self._tell)
        except KeyboardInterrupt as stopped:
            raise CannotStart(
                "Préparation interrompue. Relancez la même commande : elle continue.",
                INTERRUPTED,
            ) from stopped

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _become_the_supervisor(self, announcement: str, arguments: list[str]) -> None:
        reading, writing = os.pipe()
        os.write(writing, announcement.encode())
        os.close(writing)
        os.set_inheritable(reading, True)
        program = [sys.executable, "-P", str(SUPERVISION), *arguments]
        os.execv(  # noqa: S606 - our own program
            sys.executable, [*program, "--announcement-fd", str(reading)]
        )
