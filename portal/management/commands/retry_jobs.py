"""`manage.py retry_jobs`: puts failed operations back in the queue."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.jobs.actions import try_again


class Command(BaseCommand):
    help = "Remet dans la file les opérations échouées, toutes ou celles d’une tâche."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", default="", help="Par exemple notices.mail")

    def handle(self, *args: object, **options: object) -> None:
        number = try_again(str(options["kind"]), at=timezone.now())
        self.stdout.write(f"Opérations remises dans la file : {number}.")
