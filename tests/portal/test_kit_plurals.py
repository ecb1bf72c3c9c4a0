"""French counts: zero and one are singular, and every counted sentence is known."""

import gettext

import pytest
from django.template import Context, Template
from django.utils.translation import ngettext

from portal.management.plurals import compiled, plurals_in_use, readable
from portal.settings.base import BASE_DIR

FOLDER = BASE_DIR / "portal/locale/fr/LC_MESSAGES"


def test_the_catalogue_holds_every_counted_sentence():
    """After a change of one: manage.py plurals."""
    plurals = plurals_in_use()
    assert len(plurals) > 10
    assert (FOLDER / "django.mo").read_bytes() == compiled(plurals)
    assert (FOLDER / "django.po").read_text(encoding="utf-8") == readable(plurals)


def test_the_compiled_catalogue_is_one_that_gettext_reads(tmp_path):
    path = tmp_path / "django.mo"
    path.write_bytes(compiled([("%(n)s été", "%(n)s étés"), ("un", "des")]))
    with path.open("rb") as file:
        read = gettext.GNUTranslations(file)
    told = [read.ngettext("%(n)s été", "%(n)s étés", n) for n in (0, 1, 2)]
    assert told == ["%(n)s été", "%(n)s été", "%(n)s étés"]


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "0 organisation"), (1, "1 organisation"), (2, "2 organisations")],
)
def test_zero_is_singular(count, told):
    page = Template(
        "{% blocktranslate trimmed count n=n with shown=n %}"
        "{{ shown }} organisation dans l’annuaire{% plural %}"
        "{{ shown }} organisations dans l’annuaire{% endblocktranslate %}"
    )
    assert page.render(Context({"n": count})) == f"{told} dans l’annuaire"


def test_a_sentence_outside_the_catalogue_still_reads():
    assert ngettext("un essai", "des essais", 2) == "des essais"
