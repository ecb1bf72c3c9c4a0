"""Parsers of dates, telephones, territories and encodings: no text breaks them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cso_pages.reference.data import TERRITORIES
from cso_pages.upkeep.imports.channels import phone_key, read_channels
from cso_pages.upkeep.imports.dates import read_date
from cso_pages.upkeep.imports.delimited import separator_of, text_rows
from cso_pages.upkeep.imports.encodings import decoded
from cso_pages.upkeep.imports.headers import field_of
from cso_pages.upkeep.imports.names import compare_names, name_key, split_name
from cso_pages.upkeep.imports.places import Gazetteer
from cso_pages.upkeep.imports.refusals import Refused
from cso_pages.upkeep.imports.scope import country_scope, out_of_scope
from tests.conftest import TODAY

PLACES = Gazetteer({row[0]: row[1] for row in TERRITORIES})
FRENCH = "Éléonore œuvre à Ségou, près de l’école « Kita » ; reçu n° 12, Ménaka, août"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12/03/2015", "12/03/2015"),
        ("2015-03-12", "12/03/2015"),
        ("mars 2015", "03/2015"),
        ("2015", "2015"),
        ("le 3 mars 2015", "03/03/2015"),
        ("1er Avril 1998", "01/04/1998"),
        ("42075", "12/03/2015"),
        ("12/03/15", "12/03/2015"),
        ("12.3.99", "12/03/1999"),
        ("03/25/2015", "25/03/2015"),
        ("Fevier 2012", "02/2012"),
        ("vers 2010", "2010"),
        ("Bamako le 12 MARS 2015", "12/03/2015"),
        ("31/02/2015", "2015"),
        ("en cours", ""),
        ("", ""),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(text, shown):
    read = read_date(text, today=TODAY)
    assert (read.shown(), read.text) == (shown, text)


def test_what_was_decided_of_a_date_is_said():
    assert "lue 1998" in read_date("05/11/98", today=TODAY).said
    assert "inversés" in read_date("03/25/2015", today=TODAY).said
    assert read_date("12/03/2015", today=TODAY).said == ""


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2026, 1, 1)))
def test_a_written_day_is_that_day(day):
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "le %d/%m/%Y"):
        assert read_date(day.strftime(form), today=TODAY).exact == day


@given(st.text(max_size=80))
def test_no_text_breaks_a_reader(text):
    read_date(text, today=TODAY)
    channels = read_channels(text)
    assert all(phone_key(number).isdigit() for number in channels.phones)
    assert set(PLACES.read(text).territories) <= set(PLACES.territories)
    name, sigle = split_name(text)
    assert len(name) + len(sigle) <= len(text)
    name_key(text)
    field_of(text)
    country_scope(text)
    out_of_scope(text, "", text)


@given(st.integers(0, 99_999_999), st.sampled_from(["", "+223 ", "00223", "+223"]))
def test_a_number_keeps_its_zeros_and_its_prefix(number, prefix):
    digits = f"{number:08}"
    [read] = read_channels(prefix + digits).phones
    assert phone_key(read) == digits
    assert ("223" in read.replace(" ", "")[:5]) == bool(prefix)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("76 00 00 01 / 66 00 00 02", 2),
        ("(+223) 20 00 00 04", 1),
        ("76000001/66000002", 2),
        ("7600000166000002", 2),
        ("76-00-00-01 ou 66.00.00.02", 2),
        ("Tél : 00 00 00 01, Mme Exemple", 1),
        ("+33 6 00 00 00 01", 1),
    ],
)
def test_several_numbers_of_one_cell_are_told_apart(text, count):
    assert len(read_channels(text).phones) == count


def test_what_is_no_whole_number_is_said():
    assert read_channels("76 00 00 01/02").doubtful == ("02",)
    assert read_channels("contact (at) exemple,test").mended == (
        "contact@exemple.test",
    )
    assert read_channels("awa@exemple").doubtful == ("awa@exemple",)


@pytest.mark.parametrize(
    ("text", "territories"),
    [
        ("Kays", ["kayes"]),
        ("dictrict de Bamako", ["bamako"]),
        ("SEGOU ET MOPTI", ["segou", "mopti"]),
        ("KAYES SEGOU MOPTI", ["kayes", "segou", "mopti"]),
        ("Kayes-Ségou-Mopti", ["kayes", "segou", "mopti"]),
        ("Gourma-Rharous", ["tombouctou"]),
        ("Cercle de Yanfolila", ["bougouni"]),
        ("Mopti (Bankass, Koro)", ["mopti", "bandiagara"]),
        ("Commune IV", ["bamako"]),
        ("Menaca", ["menaka"]),
        ("Toumbouctou", ["tombouctou"]),
        ("Taoudenni", ["taoudenit"]),
        ("toute la région de Nioro", ["nioro"]),
    ],
)
def test_a_territory_is_known_however_it_is_written(text, territories):
    found = PLACES.read(text)
    assert list(found.territories) == territories
    assert found.doubts == ()


@pytest.mark.parametrize(
    "text", ["Tout le Mali", "Ensemble du territoire national", "toutes les régions"]
)
def test_everywhere_has_many_names(text):
    assert PLACES.read(text).everywhere


def test_everywhere_but_one_leaves_it_out():
    found = PLACES.read("Toutes les régions sauf Kidal")
    assert len(found.territories) == 19
    assert "kidal" not in found.territories


@pytest.mark.parametrize(
    "text", ["Nord", "ML09", "8 régions", "Pondori", "Dakar", "Seg."]
)
def test_what_is_not_certain_is_left_to_people(text):
    found = PLACES.read(text)
    assert found.territories == ()
    assert found.doubts


@given(st.sampled_from(TERRITORIES), st.randoms())
def test_one_slip_of_the_finger_never_leads_elsewhere(row, rng):
    slug, name = row[0], row[1]
    at = rng.randrange(len(name))
    slipped = name[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz") + name[at + 1 :]
    found = PLACES.read(slipped)
    if found.territories and slug not in found.territories:
        # Another place of that exact name, like Niono for Nioro.
        assert all(not written or known for written, known in found.read_as)


@pytest.mark.parametrize(
    "coding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"],
)
def test_french_is_read_in_any_usual_encoding(coding):
    assert decoded(FRENCH.encode(coding)) == FRENCH


@pytest.mark.parametrize("coding", ["latin-1", "cp850"])
def test_french_is_read_in_older_encodings(coding):
    text = "Ménaka;Ségou;École à Kita;Taoudénit;août;reçu"
    assert decoded(text.encode(coding)) == text


def test_text_that_was_spoilt_once_is_mended():
    spoilt = FRENCH.encode().decode("cp1252", errors="ignore")
    assert "Ménaka" in decoded(spoilt.encode())


def test_a_stray_byte_does_not_spoil_a_whole_file():
    mixed = "Ségou;Kita été\n".encode() * 5 + b"S\xe9gou;M\xe9naka"
    assert decoded(mixed).count("Ségou") == 6


@given(st.binary(max_size=400))
def test_no_bytes_break_the_decoder(data):
    decoded(data)
    try:
        text_rows(data)
    except Refused as refused:
        assert str(refused)


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_separator_is_found(sign):
    rows = [["Nom", "Région", "Domaine"], ["Femmes, filles", "Kayes", "a ; b"]]
    text = "\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)
    assert separator_of(text) == sign


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Dénomination", "name"),
        ("Nom de l’ONG", "name"),
        ("NOM DES ASSOCIATIONS", "name"),
        ("Sigle", "sigle"),
        ("Statut juridique", "org_type"),
        ("Type d’organisation", "org_type"),
        ("Région", "region"),
        ("Région d’intervention", "zones"),
        ("Zone d’intervention", "zones"),
        ("Domaine d’intervention", "domains"),
        ("Nom du responsable", "contact"),
        ("Téléphone du contact", "phone"),
        ("Tél.", "phone"),
        ("Adresse e-mail", "email"),
        ("Courriel", "email"),
        ("Date de création", "founded"),
        ("N° récépissé", "recepisse"),
        ("Date du récépissé", "recepisse_date"),
        ("Organisaton", "name"),
        ("Admin1", "region"),
        ("Pays", "country"),
    ],
)
def test_a_column_is_known_in_its_usual_wordings(label, name):
    assert field_of(label) == name


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Association Benkadi des femmes", "ONG Benkady femmes", True),
        ("Femmes de Kayes", "Femmes de Ségou", False),
        ("Femmes Exemple 1", "Femmes Exemple 2", False),
        ("Réseau des juristes", "Réseau des artisanes", False),
    ],
)
def test_names_are_near_when_only_their_spelling_differs(one, other, near):
    places = frozenset(PLACES.territories)
    assert compare_names(one, other, places).near is near


@pytest.mark.parametrize(
    ("name", "out"),
    [
        ("UNICEF", True),
        ("PNUD Mali", True),
        ("United Nations Population Fund", True),
        ("Ministère de l’Exemple", True),
        ("Association Exemple pour les Nations Unies", False),
        ("Femmes Exemple", False),
    ],
)
def test_what_is_no_civil_society_is_out_of_scope(name, out):
    assert bool(out_of_scope(name, "", "")) is out
