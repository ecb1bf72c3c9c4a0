"""Words as they are searched and as they stand in an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.words import asked_stems, index_text, slug_of, stems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Égalité", ["egalite"]),
        ("Organisations régionales", ["organisation", "regionale"]),
        ("les journaux locaux", ["les", "journal", "local"]),
        ("réseaux", ["reseau"]),
        ("Ɲɛtaa, djɔyɔrɔ", ["netaa", "djoyoro"]),
        ("l’accès", ["l", "acce"]),
        ("œuvre de 2026", ["oeuvre", "de", "2026"]),
        ('a" OR 1=1 --', ["a", "or", "1", "1"]),
        ("\x00", []),
        ("", []),
    ],
)
def test_words_are_folded_and_made_singular(text, expected):
    assert stems(text) == expected


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ɲɛtaa à Ségou", "ɲɛtaa-a-segou"),
        ("Plan d’action (2026-2028)", "plan-d-action-2026-2028"),
        ("Cœur & Sœur", "coeur-soeur"),
        ("???", ""),
        ("mot " * 40, "mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot"),
    ],
)
def test_an_address_keeps_the_national_letters(text, slug):
    assert slug_of(text) == slug


@given(st.text())
def test_what_is_indexed_is_found_by_each_of_its_words(text):
    index = index_text(text)
    assert all(f" {stem}" in index for stem in asked_stems(text))


@given(st.text())
def test_a_slug_is_safe_in_an_address_and_stable(text):
    slug = slug_of(text)
    assert len(slug) <= 60
    assert slug == slug_of(slug)
    assert not set(slug) & set("/?#%&\"' .\x00")
