"""Import of organisations: read, dry run and commit, against a bare calamine read.

    python bench/imports.py                 5,000 organisations, 40 columns
    python bench/imports.py --rows 500

Makes its lists itself, all fictional. Uses the database of the settings, in a
transaction that is undone. Leaves with 1 where a budget is passed.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
import python_calamine
import xlsxwriter

PLACES = ("Kays", "dictrict de Bamako", "SEGOU ET MOPTI", "Sikaso", "Gao", "Kati")
DOMAINS = ("VBG, santé", "AGR / microfinance", "Education des filles", "plaidoyer")
KINDS = ("Association", "ONG", "Réseau", "Groupement")
WORDS = ("Fleuve", "Dune", "Baobab", "Marché", "Savoir", "Espoir", "Karité", "Soleil")
HEADERS = ("Nom", "Sigle", "Type", "Siège", "Zone d’intervention", "Domaine")
HEADERS += ("Téléphone", "E-mail", "Date de création", "Récépissé")


def generate(path: Path, rows: int, columns: int) -> None:
    """A workbook of so many organisations, each its own."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Liste")
    more = [f"Colonne {n}" for n in range(len(HEADERS), columns)]
    sheet.write_row(0, 0, [*HEADERS, *more])
    for n in range(rows):
        word = f"{WORDS[n % 8]} {_letters(n)}"
        row = [
            f"Femmes Exemple du {word}",
            f"FE{_letters(n).upper()}",
            KINDS[n % 4],
            "Bamako",
            PLACES[n % 6],
            DOMAINS[n % 4],
            f"+223 {n // 1_000_000:02} {n // 10_000 % 100:02} "
            f"{n // 100 % 100:02} {n % 100:02}",
            f"contact{n}@exemple.test",
            f"{n % 28 + 1:02}/{n % 12 + 1:02}/{1990 + n % 30}",
            f"{n:05}/G-DB",
        ]
        sheet.write_row(n + 1, 0, [*row, *(f"texte {n % 97}" for _label in more)])
    book.close()


def _letters(n: int) -> str:
    """0 gives ba, 1 be…: names that no number tells apart."""
    signs = "bcdfgklmnprst"
    out = ""
    for _turn in range(4):
        n, at = divmod(n, len(signs) * 5)
        out += signs[at // 5] + "aeiou"[at % 5]
    return out


def best_of(times: int, work: Callable[[], Any]) -> tuple[float, Any]:
    """The shortest of some runs: what the machine can, when left in peace."""
    spent, result = [], None
    for _turn in range(times):
        began = time.perf_counter()
        result = work()
        spent.append(time.perf_counter() - began)
    return min(spent), result


def measure(path: Path, times: int) -> list[tuple[str, float, float]]:
    from django.db import transaction
    from django.utils import timezone

    from cso_pages.directory.models import Organisation
    from cso_pages.reference.actions import load_reference
    from cso_pages.upkeep.actions import commit_import, read_import
    from cso_pages.upkeep.imports.analysis import analyse
    from cso_pages.upkeep.imports.context import memory
    from cso_pages.upkeep.imports.files import open_list
    from cso_pages.upkeep.imports.planning import plan

    now = timezone.now()
    data = path.read_bytes()

    def bare() -> Any:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            return book.get_sheet_by_index(0).to_python()

    def bare_rows() -> Any:
        """As many organisations as the list has, with nothing else: the limit."""
        rows = [
            Organisation(name="Exemple", org_type_id="reseau", territory_id="gao")
            for _row in range(len(_rows) - 1)
        ]
        Organisation.objects.bulk_create(rows)
        Organisation.objects.filter(name="Exemple").delete()

    def dry_run() -> Any:
        known = memory()
        analysis = analyse(data, memory=known, today=now.date())
        plan(analysis, known)
        return analysis

    with transaction.atomic():
        load_reference()
        reading, _rows = best_of(times, bare)
        limit, _nothing = best_of(1, bare_rows)
        opening, _sheets = best_of(times, lambda: open_list(data))
        matching, analysis = best_of(times, dry_run)
        known = memory()
        run = read_import(analysis, file_name="bench", by=None, at=now)
        commit, _plans = best_of(
            1, lambda: commit_import(run, analysis, memory=known, by=None, at=now)
        )
        told = analysis.told()
        sys.stdout.write(
            f"{told['read']} lues, {told['understood']} comprises, "
            f"{told['to_decide']} à décider\n"
        )
        transaction.set_rollback(True)
    return [
        ("calamine alone", reading, 9),
        ("bare bulk_create", limit, 9),
        ("read the workbook", opening, 0.3),
        ("dry run", matching, 8),
        ("commit", commit, 2),
    ]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--rows", type=int, default=5_000)
    asked.add_argument("--columns", type=int, default=40)
    asked.add_argument("--times", type=int, default=3)
    given = asked.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste.xlsx"
        generate(path, given.rows, given.columns)
        figures = measure(path, given.times)
    base = figures[0][1]
    sys.stdout.write(f"{platform.machine()}, {os.cpu_count()} cores\n")
    for name, spent, most in figures:
        verdict = "ok" if spent <= most else f"plus de {most} s"
        sys.stdout.write(
            f"{name:<20}{spent:>8.3f} s{spent / base:>8.1f} ×  {verdict}\n"
        )
    return 0 if all(spent <= most for _name, spent, most in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
