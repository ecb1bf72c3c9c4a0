"""`manage.py prepare`: what a new portal needs before its first page."""

from django.core.management.base import BaseCommand

from cso_pages.mandates.desk import ensure_groups
from cso_pages.pages.actions import ensure_home
from cso_pages.reference.actions import load_reference


class Command(BaseCommand):
    help = "Remplit les référentiels et crée la page d’accueil ; sans effet la 2e fois."

    def handle(self, *args: object, **options: object) -> None:
        load_reference()
        ensure_home()
        ensure_groups()
