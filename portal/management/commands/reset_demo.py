"""`manage.py reset_demo`: removes the data of the demonstration, and nothing else."""

import shutil

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.management.preparation import CannotStart, lock_the_data

OURS = (
    "portal.sqlite3",
    "portal.sqlite3-wal",
    "portal.sqlite3-shm",
    "cache",
    "courriel",
    "file",
    "prive",
    "public",
    "secrets",
    "static",
    "static.empreinte",
    "portail.verrou",
)


class Command(BaseCommand):
    help = "Efface les données de démonstration ; refuse si le portail tourne."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Cette commande n’efface que la démonstration.")
        try:
            lock_the_data()
        except CannotStart as refused:
            raise CommandError(str(refused)) from refused
        for name in OURS:
            path = settings.DATA_DIR / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        self.stdout.write(f"Données de démonstration effacées : {settings.DATA_DIR}")
