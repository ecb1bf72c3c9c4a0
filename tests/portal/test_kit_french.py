"""French as it is printed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.french import long_day, long_moment, long_quarter, typo, typo_html

NBSP, THIN = "\u00a0", "\u202f"


def spaced(text: str) -> str:
    """Write ~ for a no-break space and ^ for a narrow one."""
    return text.replace("~", NBSP).replace("^", THIN)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ?", "Pourquoi^?"),
        ("Pourquoi?", "Pourquoi^?"),
        ("Bravo !", "Bravo^!"),
        ("Quoi ?!", "Quoi^?!"),
        ("fait ; puis", "fait^; puis"),
        ("Voici : deux", "Voici~: deux"),
        ("Voici :", "Voici~:"),
        ("« Oui »", "«~Oui~»"),
        ("«Oui»", "«~Oui~»"),
        ("39 %", "39~%"),
        ("39%", "39~%"),
        ("1 650 000 FCFA", "1^650^000~FCFA"),
        ("à 14 h 32", "à 14~h~32"),
        ("le 3 décembre 2026", "le 3~décembre 2026"),
        ("l'aide d'urgence", "l’aide d’urgence"),
        ("Axe 1, Effet 1.2", "Axe~1, Effet~1.2"),
        ("n° 12", "n°~12"),
        ("PDF, 180 Ko", "PDF, 180~Ko"),
    ],
)
def test_spaces_of_french_print_are_set(typed, printed):
    assert typo(typed) == spaced(printed)


@pytest.mark.parametrize(
    "text",
    [
        "https://exemple.test/a?b=1;c=2",
        "14:32",
        "T3 2026",
        "2026-2028",
        "page 12, 2026",
        "",
    ],
)
def test_what_is_no_prose_stays(text):
    assert typo(text) == text


@given(st.text(alphabet="ab «»?!;:%'0123456789.,-\n" + NBSP + THIN, max_size=40))
def test_running_it_twice_changes_nothing_more(text):
    assert typo(typo(text)) == typo(text)


@given(st.text(max_size=60))
def test_no_letter_or_sign_is_ever_lost(text):
    def bare(words: str) -> str:
        return "".join(c for c in words if c not in f" {NBSP}{THIN}").replace("'", "’")

    assert bare(typo(text)) == bare(text)


def test_only_text_nodes_of_html_change():
    html = (
        '<p title="a ?">Vrai ? <a href="/x?y=1 ;z">ici : là</a></p>'
        "<textarea>Non ?</textarea><p>&eacute; &amp; fin ; oui</p>"
    )
    assert typo_html(html) == spaced(
        '<p title="a ?">Vrai^? <a href="/x?y=1 ;z">ici~: là</a></p>'
        "<textarea>Non ?</textarea><p>&eacute; &amp; fin^; oui</p>"
    )


def test_days_and_moments_are_written_in_full():
    assert long_day(datetime.date(2026, 12, 3)) == spaced("3~décembre~2026")
    assert long_day(datetime.date(2026, 3, 1)) == spaced("1er~mars~2026")
    moment = datetime.datetime(2026, 10, 12, 19, 5)  # noqa: DTZ001
    assert long_moment(moment) == spaced("12~octobre~2026 à 19~h~05")


def test_quarters_are_written_in_full():
    assert long_quarter(2026, 1) == spaced("1er~trimestre~2026")
    assert long_quarter(2026, 3) == spaced("3e~trimestre~2026")
