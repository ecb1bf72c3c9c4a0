"""`manage.py plurals`: brings the French catalogue up to date."""

from django.core.management.base import BaseCommand

from portal.management.plurals import write_catalogue


class Command(BaseCommand):
    help = "Écrit le catalogue français, qui ne contient que les pluriels."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{write_catalogue()} pluriels")
