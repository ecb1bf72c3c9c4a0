"""`manage.py reindex`: writes the table of search anew, room by room."""

from collections.abc import Callable

from django.core.management.base import BaseCommand
from django.db import transaction

from coordination_space.governance.actions import reindex as reindex_texts
from coordination_space.minutes.indexing import reindex as reindex_minutes
from cso_pages.directory.indexing import reindex as reindex_directory
from cso_pages.search.pages import reindex as reindex_pages

# Each room removes its entries of nothing, writes the others, says how many stand.
ROOMS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("Annuaire", reindex_directory),
    ("Pages et ressources", reindex_pages),
    ("Comptes rendus", reindex_minutes),
    ("Textes de la Coordination", reindex_texts),
)


class Command(BaseCommand):
    help = "Récrit la table de recherche, salle par salle ; sans danger, à tout moment."

    def handle(self, *args: object, **options: object) -> None:
        for room, reindex in ROOMS:
            with transaction.atomic():
                entries = reindex()
            self.stdout.write(f"{room} : {entries}")
