"""Reading a line: what counts as an answer, what is wrong, what is missing."""

from decimal import Decimal

import pytest

from plans.reporting.gaps import GapKind
from plans.reporting.questions import questions_of
from plans.reporting.reading import read_line
from plans.reporting.states import ValueState
from tests.plans.conftest import good_answers


@pytest.fixture
def read(line, outline):
    """Read good answers, changed; `v`, `r`, `c_femmes`… name the indicators' boxes."""

    def go(files=0, **changes):
        talks, people = outline.talks_held.pk, outline.people.pk
        boxes = {
            "v": f"v-{talks}",
            "r": f"r-{talks}",
            "total": f"v-{people}",
            "no_people": f"r-{people}",
            **{
                f"{letter}_{code}": f"{letter}-{people}-{code}"
                for letter in ("c", "cr")
                for code in ("femmes", "filles", "hommes", "garcons")
            },
        }
        answers = good_answers(line)
        answers |= {boxes.get(key, key): text for key, text in changes.items()}
        reading = read_line(questions_of(line), answers, files=files)
        names = {box: name for name, box in boxes.items()}
        reading.found = [(g.kind, names.get(g.box, g.box)) for g in reading.gaps]
        return reading

    return go


def told(reading, kind=GapKind.WRONG):
    return [gap.text for gap in reading.gaps if gap.kind is kind]


def test_good_answers_can_be_sent(read, outline):
    reading = read()
    assert reading.is_complete
    assert (reading.declared, reading.percent) == ("ongoing", 40)
    assert reading.values[outline.talks_held.pk].value == 9
    people = reading.values[outline.people.pk]
    assert (people.value, people.unspecified) == (363, 0)
    assert told(reading, GapKind.NOTED) == ["Aucun fichier joint."]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", "0"),
        ("9", "9"),
        (" 9 ", "9"),
        ("1650000", "1650000"),
        ("1 650 000", "1650000"),
        ("1\u202f650\u202f000", "1650000"),
        ("1.650.000", "1650000"),
    ],
)
def test_a_number_may_be_typed_as_people_type_it(read, outline, typed, value):
    reading = read(v=typed)
    assert reading.values[outline.talks_held.pk].value == Decimal(value)


@pytest.mark.parametrize("typed", ["1,5", "1.5"])
def test_where_decimals_are_allowed_comma_and_point_are_the_same(read, outline, typed):
    outline.talks_held.decimals = 1
    outline.talks_held.save()
    assert read(v=typed).values[outline.talks_held.pk].value == Decimal("1.5")


@pytest.mark.parametrize(
    ("changes", "kind", "box", "text"),
    [
        ({"state": ""}, "missing", "state", "Dites où en est cette activité."),
        ({"state": "finie"}, "missing", "state", "Dites où en est cette activité."),
        ({"percent": ""}, "missing", "percent", "quelle part est faite, de 0 à 100"),
        ({"percent": "140"}, "wrong", "percent", "de 0 à 100"),
        ({"percent": "la moitié"}, "wrong", "percent", "Écrivez un nombre"),
        ({"percent": "-5"}, "wrong", "percent", "positif"),
        ({"v": ""}, "missing", "v", "Écrivez un nombre, 0, ou dites pourquoi"),
        ({"v": "neuf"}, "wrong", "v", "Écrivez un nombre"),
        ({"v": "-9"}, "wrong", "v", "positif"),
        ({"v": "9,5"}, "wrong", "v", "nombre entier"),
        ({"v": "9" * 15}, "wrong", "v", "trop grand"),
        ({"v": "9", "r": "not_collected"}, "wrong", "r", "Gardez l’un des deux"),
        ({"v": "", "r": "parce que"}, "wrong", "r", "une raison de la liste"),
        ({"c_garcons": ""}, "wrong", "c_garcons", "pourquoi ce nombre manque"),
        ({"c_garcons": "douze"}, "wrong", "c_garcons", "Écrivez un nombre"),
        (
            {"cr_garcons": "inaccessible"},
            "wrong",
            "cr_garcons",
            "Gardez le nombre, ou la raison",
        ),
        (
            {"c_garcons": "", "cr_garcons": "no_activity"},
            "wrong",
            "cr_garcons",
            "une raison de la liste",
        ),
        (
            {"c_garcons": "", "cr_garcons": "not_collected"},
            "wrong",
            "total",
            "écrivez aussi le total",
        ),
        ({"total": "362"}, "wrong", "total", "sous 363"),
        ({"total": "beaucoup"}, "wrong", "total", "Écrivez un nombre"),
        ({"c_femmes": "9" * 14, "c_filles": "9" * 14}, "wrong", "total", "trop grand"),
        ({"no_people": "inaccessible"}, "wrong", "no_people", "Gardez l’un des deux"),
        ({"done": ""}, "missing", "done", "une phrase suffit"),
        ({"done": "   "}, "missing", "done", "une phrase suffit"),
        ({"done": "é" * 2001}, "wrong", "done", "il y en a 1 de trop"),
        (
            {"difficulties": "é" * 2345},
            "wrong",
            "difficulties",
            "2 345 signes",
        ),
        ({"files": 1}, "missing", "consent", "l’accord des personnes visibles"),
    ],
)
def test_what_cannot_be_sent_is_said_beside_its_box(read, changes, kind, box, text):
    reading = read(**changes)
    assert [found for found in reading.found if found[0] != "noted"] == [(kind, box)]
    (said,) = told(reading, GapKind(kind))
    assert text in said.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("declared", "percent"),
    [("done", 100), ("not_started", 0), ("cancelled", None)],
)
def test_some_states_say_the_percentage_by_themselves(read, declared, percent):
    reading = read(state=declared, percent="n’importe quoi")
    assert reading.is_complete
    assert reading.percent == percent


@pytest.mark.parametrize("typed", ["40", "40 %", "40\u00a0%", " 40% "])
def test_a_percentage_may_be_typed_with_its_sign(read, typed):
    assert read(percent=typed).percent == 40


@pytest.mark.parametrize(
    ("reason", "state", "noted"),
    [
        ("not_collected", ValueState.NOT_AVAILABLE, True),
        ("inaccessible", ValueState.NOT_AVAILABLE, True),
        ("no_activity", ValueState.NO_ACTIVITY, False),
        ("not_applicable", ValueState.NOT_APPLICABLE, False),
    ],
)
def test_a_reason_answers_in_place_of_a_number(read, outline, reason, state, noted):
    reading = read(v="", r=reason)
    answer = reading.values[outline.talks_held.pk]
    assert reading.is_complete
    assert (answer.state, answer.value, answer.reason) == (state, None, reason)
    assert ((GapKind.NOTED, "r") in reading.found) is noted


def test_no_box_of_a_split_number_filled_is_one_unanswered_question(read):
    blank = {f"c_{code}": "" for code in ("femmes", "filles", "hommes", "garcons")}
    reading = read(**blank)
    assert reading.found[0] == (GapKind.MISSING, "c_femmes")
    assert len(reading.blocking) == 1


def test_an_unknown_cell_with_its_reason_and_a_total_can_be_sent(read, outline):
    reading = read(c_garcons="", cr_garcons="not_collected", total="360")
    people = reading.values[outline.people.pk]
    assert reading.is_complete
    assert (people.value, people.unspecified) == (360, 9)
    assert [cell.number for cell in people.cells] == [184, 96, 71, None]
    assert told(reading, GapKind.NOTED)[0].replace("\u00a0", " ") == (
        "Garçons : pas de donnée, collecte non terminée."
    )


def test_a_zero_is_a_value(read, outline):
    assert read(v="0").values[outline.talks_held.pk].value == 0


def test_a_text_at_the_limit_is_taken(read):
    assert read(done="é" * 2000).is_complete


def test_files_with_consent_can_be_sent(read):
    assert read(files=2, consent="on").is_complete
