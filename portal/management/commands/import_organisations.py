"""`manage.py import_organisations`: a list of organisations, from the command line."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cso_pages.upkeep.actions import commit_import, read_import
from cso_pages.upkeep.imports.analysis import Analysis, analyse
from cso_pages.upkeep.imports.annotated import write_report
from cso_pages.upkeep.imports.context import memory
from cso_pages.upkeep.imports.planning import plan
from cso_pages.upkeep.imports.refusals import Refused


class Command(BaseCommand):
    help = (
        "Importe une liste d’organisations (.xlsx, .xls, .ods, .csv) et dit ce que "
        "devient chaque ligne, en une ligne de JSON."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="lit et dit, n’écrit rien"
        )
        parser.add_argument(
            "--report", type=Path, metavar="OUT.xlsx", help="le classeur annoté"
        )
        parser.add_argument(
            "--json", action="store_true", help="le JSON seul, sans résumé"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        now = timezone.now()
        try:
            data = path.read_bytes()
            known = memory()
            analysis = analyse(data, memory=known, today=timezone.localdate(now))
        except OSError as error:
            raise CommandError(f"{path} : {error.strerror}") from error
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        if options["dry_run"]:
            plan(analysis, known)
        else:
            run = read_import(analysis, file_name=path.name, by=None, at=now)
            commit_import(run, analysis, memory=known, by=None, at=now)
        if options["report"]:
            write_report(analysis, options["report"])
        self.stdout.write(json.dumps(analysis.told(), ensure_ascii=False))
        if not options["json"]:
            self.stderr.write(_summary(analysis))


def _summary(analysis: Analysis) -> str:
    told = analysis.told()
    lines = [
        f"{told['read']} lignes lues : {told['understood']} comprises, "
        f"{told['to_decide']} à décider, {told['rejected']} mises de côté."
    ]
    return "\n".join([*lines, *analysis.notes])
