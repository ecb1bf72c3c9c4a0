"""The house checks itself: sizes, names, arrows, templates, French typography."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ("portal", "cso_pages", "coordination_space", "plans")
SOURCES = sorted(
    path
    for app in (*APPS, "tests", "bench")
    for path in (ROOT / app).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TEXTS = sorted(
    path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"}
)
NBSP, NARROW = "\u00a0", "\u202f"


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_no_source_file_outgrows_its_room(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_no_template_is_longer_than_80_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80


def test_no_file_has_a_name_that_says_nothing():
    empty = {"utils", "helpers", "common", "base", "manager", "service", "services"}
    named = [relative(p) for p in SOURCES if p.stem in empty]
    assert named == ["portal/settings/base.py"]


def test_every_module_says_what_it_holds():
    silent = [
        relative(path)
        for path in SOURCES
        if (text := path.read_text(encoding="utf-8").strip())
        and not text.startswith(('"""', '#!/usr/bin/env python\n"""'))
    ]
    assert silent == []


def test_the_environment_is_read_in_the_settings_and_nowhere_else():
    readers = [
        relative(path)
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] in APPS
        and re.search(
            r"os\.environ(?!\.setdefault\(.DJANGO_SETTINGS)|getenv", path.read_text()
        )
        and "settings" not in path.parts
    ]
    assert readers == []


def test_the_demonstration_never_writes_a_state():
    """It plays the rooms' own actions, with dates passed in."""
    written = re.compile(
        r"\b(state|record_state|revision_in_force|first_sent_at)\s*=(?!=)"
        r"|\.(update|bulk_create|bulk_update)\("
    )
    guilty = [
        f"{relative(path)}: {line.strip()}"
        for path in SOURCES
        if "demonstration" in path.parts or path.name == "demo.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if written.search(line)
    ]
    assert guilty == []


def test_imports_follow_the_arrows():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_template_is_used():
    """By its name in a source, a template, or by the library that looks for it."""
    looked_for = ("account/", "mfa/", "usersessions/", "allauth/", "wagtailadmin/")
    everything = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*TEXTS, *SOURCES]
        if "tests" not in path.parts
    )
    django_own = {"400.html", "403.html", "404.html", "500.html"}

    def is_used(name: str) -> bool:
        """By its whole name, or by a name built from its folder and its stem."""
        folder, _, file = name.rpartition("/")
        built = f'f"{folder}/{{' in everything and f'"{Path(file).stem}"' in everything
        return name in everything or built

    unused = [
        name
        for path in TEXTS
        if not (name := str(path.relative_to(ROOT / "templates"))).startswith(
            looked_for
        )
        and name not in django_own
        and not is_used(name)
    ]
    assert unused == []


def french_texts():
    """What people read: text nodes of the templates, whole sentences of the code."""
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", text, flags=re.S)
        text = re.sub(r"<(style|script|svg)\b.*?</\1>", "", text, flags=re.S)
        for sentence in re.findall(r"{% (?:translate|trans) \"(.*?)\"", text):
            yield relative(path), sentence
        text = re.sub(r"{%.*?%}", "\n", text, flags=re.S)
        text = re.sub(r"{{.*?}}", "X", text, flags=re.S)
        yield relative(path), re.sub(r"<[^>]*>", "\n", text, flags=re.S)
    call = re.compile(
        r"\b(?:_|gettext|ngettext|_n|gettext_lazy)\(\s*((?:f?\"[^\"]*\"\s*)+)"
    )
    for path in SOURCES:
        if "tests" in path.parts:
            continue
        for found in call.findall(path.read_text(encoding="utf-8")):
            yield relative(path), re.sub(r"\"\s*\"", "", found).strip().strip('"')


def test_french_typography_is_right_everywhere():
    wrong = re.compile(
        r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]"  # a straight apostrophe
        r"| [;!?](?![=\w])"  # a plain space where U+202F belongs
        r"|[A-Za-zÀ-ÿ0-9»)] :(?=\s|$)"  # a plain space where U+00A0 belongs
        r"|« | »"
        r"|\d %(?!\w)"
    )
    found = [
        f"{where}: …{text[max(0, m.start() - 25) : m.end() + 15]!r}"
        for where, text in french_texts()
        for m in wrong.finditer(text)
    ]
    assert found == []
