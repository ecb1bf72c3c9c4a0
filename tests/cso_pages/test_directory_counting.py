"""Facets counted in memory are what a naive recount finds, whatever the filters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cso_pages.directory.counting import Asked, DirectoryIndex, Row, places_in

PLACES = ["mopti", "segou", "gao"]
THEMES = ["sante", "paix"]
KINDS = ["association", "reseau"]
WORDS = [" femme rurale ", " filles ecole ", " ɲɛtaa ", ""]


@st.composite
def rows(draw):
    made = []
    for pk in range(draw(st.integers(0, 30))):
        seat = draw(st.sampled_from(PLACES))
        pairs = draw(
            st.frozensets(
                st.tuples(st.sampled_from(THEMES), st.sampled_from(PLACES)), max_size=4
            )
        )
        made.append(
            Row(
                pk=pk,
                name=draw(st.sampled_from(["Ében", "ebène", "Zone", "Ɲɛtaa"])),
                kind=draw(st.sampled_from(KINDS)),
                seat=seat,
                territories=frozenset({seat, *(where for _theme, where in pairs)}),
                themes=frozenset(theme for theme, _where in pairs),
                words=draw(st.sampled_from(WORDS)),
                is_member=draw(st.booleans()),
                pairs=pairs,
            )
        )
    return made


def answers(row: Row, asked: Asked) -> bool:
    """By hand: in one place and one domain at once, it does that there."""
    if asked.theme and asked.territory:
        there = (asked.theme, asked.territory) in row.pairs
    else:
        there = (not asked.theme or asked.theme in row.themes) and (
            not asked.territory or asked.territory in row.territories
        )
    said = all(
        any(word.startswith(stem) for word in row.words.split())
        for stem in asked.query.split()
    )
    return there and said and (not asked.kind or asked.kind == row.kind)


@settings(max_examples=150, deadline=None)
@given(
    rows(),
    st.sampled_from(["", *PLACES, "kidal"]),
    st.sampled_from(["", *THEMES]),
    st.sampled_from(["", *KINDS]),
    st.sampled_from(["", "femme", "fil", "femme rur", "rien"]),
)
def test_every_count_is_that_of_a_naive_recount(rows, territory, theme, kind, query):
    asked = Asked(territory, theme, kind, query)
    found = DirectoryIndex(rows).found(asked)

    def naive(**change) -> int:
        question = Asked(**(vars(asked) | change))
        return sum(answers(row, question) for row in rows)

    assert found.total == naive()
    for code in PLACES:
        assert found.by_territory.get(code, 0) == naive(territory=code)
    for code in THEMES:
        assert found.by_theme.get(code, 0) == naive(theme=code)
    for code in KINDS:
        assert found.by_kind.get(code, 0) == naive(kind=code)


@settings(max_examples=60, deadline=None)
@given(rows(), st.integers(0, 40), st.integers(1, 7))
def test_a_page_holds_its_part_of_the_set_by_name(rows, first, count):
    index = DirectoryIndex(rows)
    page = index.some_of(index.all, first, count)
    assert page == index.rows[first : first + count]


def test_names_stand_in_the_order_of_french():
    def row(pk, name):
        return Row(pk, name, "k", "mopti", frozenset(), frozenset(), "", False)

    index = DirectoryIndex([row(1, "Zone"), row(2, "Éveil"), row(3, "ɲɛtaa")])
    assert [one.name for one in index.rows] == ["Éveil", "ɲɛtaa", "Zone"]


@pytest.mark.parametrize("members", [0, 1, 0b1011, 1 << 9999])
def test_the_places_of_a_set_are_its_bits(members):
    assert sum(1 << place for place in places_in(members)) == members
