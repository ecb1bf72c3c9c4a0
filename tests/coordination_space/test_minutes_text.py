"""What is typed in minutes, as clean HTML and as days."""

import datetime

import pytest

from coordination_space.minutes.text import html_of, read_day


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Un.\n\nDeux.", "<p>Un.</p><p>Deux.</p>"),
        ("- un\n- deux", "<ul><li>un</li><li>deux</li></ul>"),
        ("1. un\n2. deux", "<ol><li>un</li><li>deux</li></ol>"),
        ("**gras** ici", "<p><strong>gras</strong> ici</p>"),
        ("Ligne\nsuite", "<p>Ligne<br>suite</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("**<img src=x onerror=y>**", "&lt;img src=x onerror=y&gt;"),
        ("ɛ ɔ ŋ ɲ\x00", "<p>ɛ ɔ ŋ ɲ</p>"),
        ("", ""),
    ],
)
def test_what_is_typed_becomes_clean_html(typed, html):
    assert html in html_of(typed)
    assert "<script" not in html_of(typed) and "<img" not in html_of(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-10-30", datetime.date(2026, 10, 30)),
        ("30/10/2026", datetime.date(2026, 10, 30)),
        ("1er mars 2027", datetime.date(2027, 3, 1)),
        ("32/10/2026", None),
        ("bientôt", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed, day):
    assert read_day(typed) == day
