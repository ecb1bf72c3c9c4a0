"""The tags and filters of every template."""

import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory

NBSP = "\u00a0"
T3 = SimpleNamespace(year=2026, quarter=3)
T1 = SimpleNamespace(year=2027, quarter=1)


def drawn(source: str, **context) -> str:
    return Template(source).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("source", "value", "shown"),
    [
        ("{{ x|day }}", datetime.date(2026, 12, 3), "3~décembre~2026"),
        ("{{ x|day }}", datetime.date(2026, 3, 1), "1<sup>er</sup>~mars~2026"),
        ("{{ x|day }}", None, "–"),
        ("{{ x|day_plain }}", datetime.date(2026, 3, 1), "1er~mars~2026"),
        ("{{ x|quarter_long }}", T3, "3<sup>e</sup>~trimestre~2026"),
        ("{{ x|quarter_long }}", T1, "1<sup>er</sup>~trimestre~2027"),
        ("{{ x|quarter_long }}", None, "–"),
        ("{{ x|quarter_plain }}", T3, "3e~trimestre~2026"),
        ("{{ x|quarter_short }}", T3, "T3~2026"),
        ("{{ x|number }}", Decimal("12.50"), "12,5"),
        ("{{ x|number:0 }}", Decimal("12.50"), "13"),
        ("{{ x|percent }}", Decimal(14) / 36, "39~%"),
        ("{{ x|weight }}", 184_000, "180~Ko"),
        ("{{ x|typo_fr }}", "<b>Vrai ?</b>", "&lt;b&gt;Vrai\u202f?&lt;/b&gt;"),
        ("{{ x|typo_fr }}", None, ""),
    ],
)
def test_values_are_shown_as_the_house_writes_them(source, value, shown):
    assert drawn(source, x=value) == shown.replace("~", NBSP)


def test_a_moment_is_told_in_the_time_of_bamako():
    at = datetime.datetime(2026, 2, 28, 19, 41, tzinfo=datetime.UTC)
    written = f"28{NBSP}février{NBSP}2026 à 19{NBSP}h{NBSP}41"
    assert drawn("{{ x|moment }}", x=at) == written


def test_an_icon_is_drawn_inline_and_hidden_from_readers():
    svg = drawn('{% icon "ok" %}')
    assert svg.startswith('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">')
    assert "<circle" in svg


def test_an_unknown_icon_is_noticed():
    with pytest.raises(KeyError):
        drawn('{% icon "nothing" %}')


def test_each_form_gets_its_own_key():
    first, second = drawn("{% once_key %}"), drawn("{% once_key %}")
    assert first.startswith('<input type="hidden" name="cle" value="')
    assert first != second


@pytest.mark.parametrize(
    ("state", "drawing"),
    [("good", "m7.5 12.4"), ("watch", "M12 3.5 22"), ("late", "M7.8 2.5")],
)
def test_a_state_is_a_word_a_shape_and_a_colour(state, drawing):
    html = drawn("{% badge state label %}", state=state, label="Dit ainsi")
    assert f'data-state="{state}"' in html
    assert drawing in html and "Dit ainsi" in html


def test_a_state_that_is_no_signal_has_no_colour():
    html = drawn('{% badge "" "Annulée" icon="cancel" %}')
    assert "data-state" not in html and "M5.5 5.5l13 13" in html


def test_a_bar_shows_what_is_done_waiting_and_due():
    html = drawn(
        "{% progress_bar done target=due pending=waiting %}",
        done=Decimal("0.39"),
        due=Decimal("0.75"),
        waiting=Decimal("0.25"),
    )
    assert '<rect class="bar__value" width="39%"' in html
    assert '<rect class="bar__pending" x="39%" y=".5" width="25%"' in html
    assert '<rect class="bar__target" x="75%"' in html
    assert 'aria-hidden="true"' in html


@pytest.mark.parametrize(
    ("done", "waiting", "width", "pending"),
    [("1.4", "0.5", "100", None), ("0.9", "0.5", "90", "10"), ("-1", None, "0", None)],
)
def test_a_bar_never_leaves_its_track(done, waiting, width, pending):
    html = drawn(
        "{% progress_bar done pending=waiting %}",
        done=Decimal(done),
        waiting=waiting and Decimal(waiting),
    )
    assert f'bar__value" width="{width}%"' in html
    assert ("bar__pending" in html) is (pending is not None)
    if pending:
        assert f'width="{pending}%" height="13"' in html


def test_a_bar_of_an_unknown_value_is_an_empty_track():
    html = drawn("{% progress_bar None label=name %}", name="Inconnu")
    assert "bar__track" in html and "bar__value" not in html
    assert 'role="img" aria-label="Inconnu"' in html


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/annuaire/", 'aria-current="page"'),
        ("/annuaire/aedf/", 'aria-current="true"'),
        ("/", ""),
    ],
)
def test_a_menu_says_where_one_is(path, marked):
    request = RequestFactory().get(path)
    html = drawn('{% menu_link "directory" "Annuaire" %}', request=request)
    assert ("aria-current" in html) is bool(marked)
    assert marked in html
