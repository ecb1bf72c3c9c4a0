"""`manage.py rebuild_consolidation`: makes the plan's totals again, or compares."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from plans.consolidation.keeping import differences, rebuild


class Command(BaseCommand):
    help = "Recalcule la table consolidée du plan, ou dit où elle s’écarte (--check)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Compare sans rien écrire ; code 1 et lignes nommées s’il y a écart.",
        )

    def handle(self, *args: object, **options: object) -> None:
        if not options["check"]:
            self.stdout.write(f"Lignes recalculées et changées\u00a0: {rebuild()}.")
            return
        found = list(differences())
        for told in found:
            self.stderr.write(f"{told} (gardé / recalculé)")
        if found:
            raise CommandError(f"Lignes qui s’écartent\u00a0: {len(found)}.")
        self.stdout.write("La table consolidée est exacte.")
