"""How forms are drawn, and the number field."""

from decimal import Decimal

import pytest
from django import forms

from portal.kit.forms import NumberField


class Report(forms.Form):
    held = NumberField(label="Causeries tenues", help_text="Ce trimestre.")
    spent = NumberField(label="Dépenses", unit="FCFA", required=False, decimals=2)
    done = forms.CharField(label="Ce qui a été fait", widget=forms.Textarea)
    state = forms.ChoiceField(
        label="État",
        choices=[("ongoing", "En cours"), ("done", "Réalisée")],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label="D’accord", required=False)


def field(name: str, data: dict | None = None) -> str:
    return Report(data)[name].as_field_group()


def test_numbers_come_in_as_people_type_them():
    form = Report({"held": "1 650", "spent": "1,5", "done": "x", "state": "done"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["held"] == 1650
    assert form.cleaned_data["spent"] == Decimal("1.5")


def test_an_empty_number_is_unknown_and_not_zero():
    form = Report({"held": "0", "spent": "", "done": "x", "state": "done"})
    assert form.is_valid()
    assert form.cleaned_data["held"] == 0
    assert form.cleaned_data["spent"] is None


@pytest.mark.parametrize("typed", ["", "beaucoup"])
def test_a_wrong_number_is_told_in_a_clear_sentence(typed):
    form = Report({"held": typed})
    narrow = "\u202f"
    assert form.errors["held"] == [
        f"Écrivez un nombre, par exemple 1{narrow}650{narrow}000."
    ]


def test_a_wrong_number_stays_in_its_field_as_it_was_typed():
    html = field("held", {"held": "neuf"})
    assert 'value="neuf"' in html
    assert 'data-state="error"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_held_helptext id_held_error"' in html
    assert 'id="id_held_error"' in html and 'id="id_held_helptext"' in html


def test_a_number_opens_the_keypad_and_carries_its_unit():
    assert 'inputmode="numeric"' in field("held")
    assert 'inputmode="decimal"' in field("spent")
    assert '<span class="unit__name">FCFA</span>' in field("spent")


def test_a_known_number_is_shown_formatted():
    form = Report(initial={"held": Decimal("1650.0000")})
    assert 'value="1\u202f650"' in form["held"].as_field_group()


def test_an_optional_field_says_so_and_a_required_one_does_not():
    assert "(facultatif)" in field("spent")
    assert "(facultatif)" not in field("held")


def test_controls_have_the_class_of_the_house():
    assert 'class="field__input"' in field("done")
    assert 'class="field__input--short text--num field__input"' in field("held")
    assert "field__input" not in field("agreed")


def test_choices_are_a_group_with_a_legend():
    html = field("state", {"state": ""})
    assert "<fieldset" in html and "<legend>État" in html
    assert 'aria-describedby="id_state_error"' in html
    assert html.count('class="choice"') == 2


def test_a_tick_box_stands_in_its_label():
    html = field("agreed")
    assert '<label class="check" for="id_agreed"><input type="checkbox"' in html
