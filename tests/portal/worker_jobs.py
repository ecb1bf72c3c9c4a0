"""Jobs that only the tests have: a worker started with -I on this module does them."""

import time
from pathlib import Path

from django.conf import settings

from portal.jobs.registry import HANDLERS, job
from portal.jobs.work import Work

KIND = "essais.fichier"


def gate() -> Path:
    """The work goes on when this file is there."""
    return settings.SCRATCH / "porte-ouverte"


def effects() -> Path:
    """One line each time the work was done to its end."""
    return settings.SCRATCH / "effets"


def write_a_file(work: Work) -> None:
    work.progress(1, 3, "Étape 1 sur 3")
    waited_until = time.monotonic() + 60
    while not gate().exists() and time.monotonic() < waited_until:
        time.sleep(0.05)
        work.progress(2, 3, "Étape 2 sur 3")
    with effects().open("a") as lines:
        lines.write(f"{work.job.pk}\n")
    work.save_file("Export.txt", b"le contenu", "text/plain")


if KIND not in HANDLERS:
    job(KIND)(write_a_file)
