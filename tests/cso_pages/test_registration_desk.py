"""The desk: who sees what, in which order; paper typed in; one answer, told kindly."""

import datetime

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.registration.actions import forget_registrations
from cso_pages.upkeep.registration.codes import digest_of
from cso_pages.upkeep.registration.models import Registration, RegistrationCode
from portal.journal.once import new_key
from tests.cso_pages.registration_ways import (
    COMPLETE,
    begun,
    fill,
    sent,
    typed_in,
    with_file,
)

DESK = "/espace/annuaire/inscriptions/"
NEW = f"{DESK}saisir/"


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def ago(days):
    return timezone.now() - datetime.timedelta(days=days)


def decide(client, row, decision, **more):
    posted = {"cle": new_key(), "decision": decision, **more}
    return client.post(f"{DESK}{row.uuid}/decider/", posted)


def test_the_desk_is_the_oldest_first_and_says_whose_turn_it_is(cast, client):
    sent(ago(2), name="Récente de Ségou", territory="segou")
    sent(ago(9), name="Ancienne de Mopti")
    sent(ago(3), name="Fraîche de Mopti")
    sent(ago(20), name="Oubliée de Gao", territory="gao")
    client.force_login(cast.mariam)
    desk = client.get(DESK).context["desk"]
    assert [(line.registration.name, line.turn) for line in desk.mine] == [
        ("Oubliée de Gao", "late"),
        ("Ancienne de Mopti", "secretariat"),
        ("Récente de Ségou", "secretariat"),
    ]
    assert [line.registration.name for line in desk.others] == ["Fraîche de Mopti"]
    client.force_login(cast.regional)
    desk = client.get(DESK).context["desk"]
    assert [line.registration.name for line in desk.mine] == [
        "Ancienne de Mopti",
        "Fraîche de Mopti",
    ]
    assert desk.others == ()


def test_the_desk_costs_the_same_whatever_waits(
    cast, client, django_assert_max_num_queries
):
    for number in range(8):
        sent(ago(number), name=f"Neuve numéro {number}")
    client.force_login(cast.mariam)
    with django_assert_max_num_queries(14):
        client.get(DESK)


def test_who_checks_compares_and_never_sees_what_is_not_hers(cast, client):
    row = sent(ago(1), name=cast.association.name, sigle="AEDF")
    client.force_login(cast.regional)
    page = client.get(row.get_absolute_url())
    assert [one.organisation for one in page.context["sheet"].alike] == [
        cast.association
    ]
    Organisation.objects.filter(pk=cast.other.pk).update(hidden_at=timezone.now())
    twin = sent(ago(1), name=cast.other.name, sigle="OEAF")
    page = client.get(twin.get_absolute_url())
    assert page.context["sheet"].alike == ()
    client.force_login(cast.mariam)
    page = client.get(twin.get_absolute_url())
    assert [one.organisation for one in page.context["sheet"].alike] == [cast.other]


def test_a_refusal_needs_its_reason_and_gives_back_what_was_typed(cast, client):
    row = sent(ago(1))
    client.force_login(cast.regional)
    assert decide(client, row, "refuser", note=" ").status_code == 422
    long = decide(client, row, "refuser", note="mot " * 400)
    assert long.status_code == 422 and b"mot mot mot" in long.content
    assert decide(client, row, "refuser", note="Hors du Mali.").status_code == 302
    row.refresh_from_db()
    assert (row.state, row.comment) == ("refused", "Hors du Mali.")
    late = decide(client, row, "accepter")
    assert late.status_code == 302
    assert not Organisation.objects.filter(name=row.name).exists()


def test_a_double_click_opens_one_record(cast, client):
    row = sent(ago(1))
    client.force_login(cast.regional)
    form = {"cle": new_key(), "decision": "accepter"}
    address = f"{DESK}{row.uuid}/decider/"
    assert [client.post(address, form).status_code for _ in range(3)] == [302] * 3
    made = Organisation.objects.get(name=row.name)
    assert client.get(made.get_absolute_url()).status_code == 200
    client.logout()
    page = client.get(made.get_absolute_url()).content.decode()
    for private in ("0123/G-MOPTI", "Fictive", "brodeuses@", "70 00 00 71"):
        assert private not in page
    assert "Nous brodons et nous formons." in page


def test_a_duplicate_tells_nothing_private(cast, client):
    at = timezone.now()
    row, code = begun(at)
    fill(row, at)
    from_code = {"reprise": code, "faire": "ouvrir"}
    page = client.post("/annuaire/inscrire/dossier/", from_code)
    assert page.status_code == 200
    Registration.objects.filter(pk=row.pk).update(
        state="submitted", submitted_at=at, receipt="INS-1"
    )
    Organisation.objects.filter(pk=cast.association.pk).update(hidden_at=at)
    client.force_login(cast.regional)
    assert decide(client, row, "doublon", double="inconnue").status_code == 422
    slug = cast.association.slug
    assert (
        decide(client, row, "doublon", double=f"/annuaire/{slug}/").status_code == 302
    )
    client.logout()
    said = client.post("/annuaire/inscrire/dossier/", from_code).content.decode()
    assert "semble déjà connue" in said
    assert cast.association.name not in said and slug not in said
    Organisation.objects.filter(pk=cast.association.pk).update(hidden_at=None)
    said = client.post("/annuaire/inscrire/dossier/", from_code).content.decode()
    assert slug in said


def test_a_lost_code_is_made_anew_and_shown_once(cast, client):
    row = sent(ago(1))
    client.force_login(cast.regional)
    client.post(f"{DESK}{row.uuid}/code/", {"cle": new_key()})
    page = client.get(row.get_absolute_url())
    code = page.context["code"]
    assert RegistrationCode.objects.filter(
        registration=row, digest=digest_of(code)
    ).exists()
    assert client.get(row.get_absolute_url()).context["code"] == ""


def paper(**changed):
    typed = {**COMPLETE, "territory": "segou", "received_on": "2026-01-05", **changed}
    typed = {name: value for name, value in typed.items() if value not in (False, [])}
    return {"cle": new_key(), **{n: "on" if v is True else v for n, v in typed.items()}}


def test_a_paper_form_goes_to_the_desk_with_its_day_and_somebody_else_answers(
    cast, client
):
    client.force_login(cast.mariam)
    form = paper()
    told = [client.post(NEW, form) for _ in range(2)]
    row = Registration.objects.get()
    assert {(answer.status_code, answer.url) for answer in told} == {
        (302, row.get_absolute_url())
    }
    assert (row.source, row.state, row.typed_by) == ("paper", "submitted", cast.mariam)
    assert row.received_on == datetime.date(2026, 1, 5)
    assert decide(client, row, "accepter").status_code == 403
    assert b"vous ne contr" in client.get(row.get_absolute_url()).content


def test_an_empty_paper_form_reproaches_nothing_and_knows_the_day(cast, client):
    client.force_login(cast.mariam)
    page = client.get(NEW).content.decode()
    assert "Corrigez ce qui suit" not in page and "field__message" not in page
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in page


def test_a_paper_form_that_lacks_something_is_kept_and_completed(cast, client):
    client.force_login(cast.mariam)
    answer = client.post(NEW, paper(summary="", everywhere="no"))
    row = Registration.objects.get()
    edit = reverse("registration_paper_edit", args=[row.uuid])
    assert (answer.status_code, answer.url, row.state) == (302, edit, "draft")
    page = client.get(edit)
    assert {gap.field for gap in page.context["gaps"]} == {
        "summary", "ou-economie", "ou-sante",
    }  # fmt: skip
    seen = {f"lu-{step}": mark for step, mark in page.context["seen"].items()}
    form = paper(everywhere="no", territories=["segou"]) | seen
    form |= {"ou-economie": ["mopti"], "ou-sante": ["mopti"]}
    stale = client.post(edit, form | {"lu-2": "ancien"})
    assert stale.status_code == 409
    form["territories"] = ["mopti"]
    assert client.post(edit, form | {"cle": new_key()}).status_code == 302
    row.refresh_from_db()
    assert row.state == "submitted"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"received_on": ""}, "Écrivez le jour où la fiche est arrivée."),
        ({"received_on": "2999-01-01"}, "Ce jour n’est pas possible."),
        ({"name": ""}, "Écrivez le nom de l’organisation"),
        ({"phone": "12"}, "Ce numéro n’est pas complet."),
    ],
)
def test_a_wrong_paper_form_comes_back_filled(cast, client, changed, said):
    client.force_login(cast.mariam)
    answer = client.post(NEW, paper(**changed))
    text = answer.content.decode()
    assert answer.status_code == 422 and said in text
    assert "Nous brodons et nous formons." in text
    assert not Registration.objects.exists()


def test_two_colleagues_typing_one_paper_do_not_overwrite_each_other(cast, client):
    row = typed_in(cast.mariam, timezone.now(), summary="")
    client.force_login(cast.mariam)
    edit = reverse("registration_paper_edit", args=[row.uuid])
    seen = {f"lu-{k}": v for k, v in client.get(edit).context["seen"].items()}
    Registration.objects.filter(pk=row.pk).update(
        answers={**row.answers, "summary": "Par une collègue."}
    )
    answer = client.post(edit, paper(summary="Par moi.") | seen)
    assert answer.status_code == 409 and b"Par moi." in answer.content
    row.refresh_from_db()
    assert row.answers["summary"] == "Par une collègue."


def test_a_forgotten_registration_takes_its_files_along(
    cast, django_capture_on_commit_callbacks
):
    at = ago(31)
    row, _code = begun(at)
    with_file(row, at)
    name = row.files.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_registrations(at=timezone.now()) == 1
    assert not default_storage.exists(name)
