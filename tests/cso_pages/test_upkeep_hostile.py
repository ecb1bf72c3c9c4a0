"""Hostile files get a sentence, soon, and in little memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cso_pages.upkeep.imports.files import open_list
from cso_pages.upkeep.imports.refusals import Refused
from tests.cso_pages.upkeep_hostile import HOSTILE, ods, ods_row, workbook

SECONDS, BYTES = 10, 300 * 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]
# Its own process: what it may take is what the file made it take.
JUDGE = """
import json, resource, sys, time, django
from django.conf import settings
settings.configure(USE_I18N=False)
django.setup()
from cso_pages.upkeep.imports.files import open_list
from cso_pages.upkeep.imports.refusals import Refused
data = open(sys.argv[1], "rb").read()
began = time.monotonic()
try:
    said = "" if open_list(data) else ""
except Refused as refused:
    said = str(refused)
took = time.monotonic() - began
# The highest of this process since it began; ru_maxrss remembers who started it.
status = open("/proc/self/status").read()
own = int(status.split("VmHWM:")[1].split()[0]) * 1024
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps({"said": said, "took": took, "own": own, "child": child}))
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence_in_little_time_and_memory(name, tmp_path):
    path = tmp_path / "liste.xlsx"
    path.write_bytes(HOSTILE[name]())
    done = subprocess.run(
        [sys.executable, "-c", JUDGE, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["said"].endswith((".", "?")), told
    assert told["took"] < SECONDS
    assert max(told["own"], told["child"]) < BYTES


def test_a_plain_workbook_passes_whatever_its_name():
    opened = open_list(workbook())
    assert opened.kind == "xlsx"
    assert opened.sheets[0].rows == [["Nom", "Région"], ["Exemple", "Gao"]]


def test_an_opendocument_sheet_is_read_too():
    opened = open_list(ods(ods_row("Nom", "Région") + ods_row("Exemple", "Gao")))
    assert opened.kind == "ods"
    assert opened.sheets[0].rows == [["Nom", "Région"], ["Exemple", "Gao"]]


def test_formulas_are_never_run_and_it_is_said():
    rows = [["Nom", "Région"], ["=1+1", '=HYPERLINK("http://exemple.test","x")']]
    opened = open_list(workbook(rows))
    assert any("formules" in note for note in opened.notes)
    assert not any("HYPERLINK" in cell for row in opened.sheets[0].rows for cell in row)


def test_text_that_looks_like_a_formula_stays_text():
    opened = open_list("Nom;Région\n=cmd|' /C calc'!A0;Gao\n".encode())
    assert opened.sheets[0].rows[1][0].startswith("=cmd")


def test_a_refusal_says_nothing_of_the_machine():
    with pytest.raises(Refused) as refused:
        open_list(b"PK\x03\x04" + b"x" * 500)
    assert "Traceback" not in str(refused.value)
    assert "/" not in str(refused.value)
