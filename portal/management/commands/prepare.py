"""`manage.py prepare`: what a new portal needs before its first page."""

from django.core.management.base import BaseCommand

from cso_pages.glossary.actions import load_glossary
from cso_pages.mandates.desk import ensure_groups
from cso_pages.pages.actions import ensure_pages
from cso_pages.reference.actions import load_reference
from plans.consolidation.keeping import rebuild_if_empty


class Command(BaseCommand):
    help = "Remplit les référentiels, crée les premières pages ; sans effet la 2e fois."

    def handle(self, *args: object, **options: object) -> None:
        load_reference()
        load_glossary()
        ensure_pages()
        ensure_groups()
        rebuild_if_empty()
