"""The public pages of a registration: a code, four steps, no word lost, one object."""

import datetime
import gzip
import re
import uuid

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.registration import limits, traps
from cso_pages.upkeep.registration.deciding import ask_completion, refuse_registration
from cso_pages.upkeep.registration.models import Registration, RegistrationFile
from portal.jobs.models import Job
from portal.journal.once import new_key
from tests.cso_pages.registration_ways import COMPLETE, a_photo, begun, fill, sent

BEGIN = "/annuaire/inscrire/commencer/"
FILE = "/annuaire/inscrire/dossier/"
FIRST = {
    "name": "Association neuve des brodeuses",
    "sigle": "ANEB",
    "territory": "segou",
}
BUDGET = 14_000


@pytest.fixture(autouse=True)
def open_for_a_minute(monkeypatch):
    """Forms were opened long enough ago; the trap has its own test."""
    monkeypatch.setattr(traps, "FASTEST_SECONDS", -1)


def first(**changed):
    return {
        "cle": new_key(),
        "opened": traps.new_stamp(),
        "site": "",
        **FIRST,
        **changed,
    }


def hidden(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())[1]


def start(client, **changed):
    answer = client.post(BEGIN, first(**changed))
    assert answer.status_code == 200
    return hidden(answer, "reprise"), answer


def post(client, page, step, act="continuer", **typed):
    """Press a button of a step, with what its page carries."""
    carried = {"reprise": hidden(page, "reprise"), "lu": hidden(page, "lu")}
    return client.post(FILE, {**carried, "etape": step, "faire": act, **typed})


def open_file(client, code, act="ouvrir"):
    return client.post(FILE, {"reprise": code, "faire": act})


def typed_for(*names):
    """What a browser posts of these answers: no box that is not ticked."""
    kept = {name: COMPLETE[name] for name in names if COMPLETE.get(name)}
    return {name: "on" if value is True else value for name, value in kept.items()}


STEP_1 = typed_for("org_type", "founded_year", "locality") | FIRST
STEP_2 = typed_for("themes", "everywhere", "summary") | {"territories": ["segou"]}
STEP_3 = typed_for(
    "phone", "phone_for", "email", "p1_first_name", "p1_last_name", "p1_phone",
    "p1_agreed", "receipt_number", "receipt_date",
)  # fmt: skip
STEP_4 = typed_for("filled_by", "filled_as", "declared")
ALL = (("1", STEP_1), ("2", STEP_2), ("3", STEP_3), ("4", STEP_4))


def test_four_steps_end_with_a_receipt_and_one_registration(cast, client):
    _code, page = start(client)
    for step, typed in ALL[:3]:
        page = post(client, page, step, **typed)
        assert page.status_code == 200
    last = post(client, page, "4", "envoyer", **STEP_4)
    again = post(client, page, "4", "envoyer", **STEP_4)
    row = Registration.objects.get()
    assert row.state == "submitted" and row.receipt.startswith("INS-")
    for answer in (last, again):
        assert answer.status_code == 200 and row.receipt in answer.content.decode()
    assert row.answers["phone"] == "+223 70 00 00 71"
    assert not client.cookies


def test_a_first_form_sent_five_times_is_one_draft_with_one_code(cast, client):
    form = first()
    codes = {hidden(client.post(BEGIN, form), "reprise") for _ in range(5)}
    assert len(codes) == 1 and Registration.objects.count() == 1


@pytest.mark.parametrize("done", [0, 1, 2, 3])
def test_a_draft_is_taken_up_again_after_every_step(cast, client, client_class, done):
    code, page = start(client)
    for step, typed in ALL[:done]:
        page = post(client, page, step, **typed)
    elsewhere = client_class()
    found = open_file(elsewhere, code.lower().replace("-", ""))
    assert hidden(found, "etape") == str(done + 1)
    assert code in found.content.decode()


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


def test_the_code_stands_in_no_address_and_the_page_in_no_cache(cast, client):
    code, page = start(client)
    stopped = post(client, page, "1", "arreter", **STEP_1)
    for answer in (page, stopped, open_file(client, code)):
        assert "no-store" in answer["Cache-Control"]
        for address in re.findall(
            r'(?:href|action)="([^"]*)"', answer.content.decode()
        ):
            assert code not in address
    assert client.get(f"{FILE}{code}/").status_code == 404


def test_those_that_look_the_same_are_shown_first_by_what_is_public(cast, client):
    cast.other.channels.create(kind="phone", value="76 00 00 99")
    hidden_one = Organisation.objects.get(pk=cast.network.pk)
    hidden_one.hidden_at = timezone.now()
    hidden_one.save()
    asked = first(name="ONG Exemple Action Filles", sigle="OEAF")
    page = client.post(BEGIN, asked)
    said = page.content.decode()
    assert "ressemble à la vôtre" in said and cast.other.get_absolute_url() in said
    assert "76 00 00 99" not in said and not Registration.objects.exists()
    assert client.post(BEGIN, {**asked, "vu": "oui"}).status_code == 200
    assert Registration.objects.count() == 1
    other = first(name=hidden_one.name, sigle="REF", territory="mopti")
    assert "ressemble" not in client.post(BEGIN, other).content.decode()


WRONG = [
    ("1", {"founded_year": "hier"}, "Écrivez une année, par exemple 2009."),
    ("1", {"name": ""}, "Écrivez le nom de l’organisation"),
    ("1", {"name": "x" * 10_000}, "Ce texte est trop long"),
    ("1", {"name": "a\0b"}, "Ce texte contient un signe invisible."),
    ("1", {"territory": "atlantide"}, "Un choix n’est pas dans la liste."),
    ("1", {"territory": "seg\0ou"}, "Un choix n’est pas dans la liste."),
    (
        "2",
        {"themes": [f"d{n}" for n in range(40)]},
        "Un choix n’est pas dans la liste.",
    ),
    ("2", {"summary": "é" * 201}, "Ce texte est trop long"),
    ("3", {"phone": "12"}, "Ce numéro n’est pas complet."),
    ("3", {"email": "personne@"}, "Cette adresse n’est pas complète."),
    ("3", {"p1_email": "rien"}, "Cette adresse n’est pas complète."),
    ("3", {"email_for": "police"}, "Un choix n’est pas dans la liste."),
]


@pytest.mark.parametrize(("step", "changed", "said"), WRONG)
def test_what_is_wrong_comes_back_filled_with_one_sentence(
    cast, client, step, changed, said
):
    code, page = start(client)
    for number, typed in ALL[: int(step) - 1]:
        page = post(client, page, number, **typed)
    was = Registration.objects.get().answers
    answer = post(client, page, step, **{**dict(ALL)[step], **changed})
    text = answer.content.decode()
    assert answer.status_code == 422 and said in text.replace("\u202f", " ")
    assert Registration.objects.get().answers == was
    kept = [v for k, v in dict(ALL)[step].items() if k not in changed]
    assert all(v in text for v in kept if isinstance(v, str) and v != "on")
    assert code in text


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "<script>alert(1)</script>", "Ɲɛtaa ɔ ŋ", "‮retourné"]
)
def test_any_text_is_kept_as_text(cast, client, text):
    _code, page = start(client, name=text)
    page = post(client, page, "1", **{**STEP_1, "name": text})
    assert Registration.objects.get().name == text
    assert b"<script>alert" not in page.content


def test_what_lacks_is_told_at_the_end_and_nothing_leaves(cast, client):
    _code, page = start(client)
    page = post(client, page, "1", **STEP_1)
    page = post(client, page, "2")
    page = post(client, page, "3")
    page = post(client, page, "4", "envoyer")
    said = page.content.decode()
    assert page.status_code == 422 and "Cochez au moins un domaine." in said
    assert "7 réponses manquent" in said
    assert 'formaction="/annuaire/inscrire/dossier/#id_themes"' in said
    assert Registration.objects.get().state == "draft"


def test_a_wrong_code_says_the_same_whatever_the_reason_and_guesses_end(cast, client):
    row, code = begun(timezone.now() - datetime.timedelta(days=31))
    never = open_file(client, "AAAA-CCCC-DDDD")
    late = open_file(client, code)
    assert never.status_code == late.status_code == 422
    assert never.content == late.content
    for _ in range(limits.AT_MOST["wrong_code"]):
        open_file(client, "AAAA-CCCC-DDDD")
    _row, good = begun(timezone.now())
    assert open_file(client, good).status_code == 429
    assert open_file(client, good).content.count(good.encode()) == 0
    assert row.pk


def test_a_robot_leaves_nothing_nor_who_answers_at_once(cast, client, monkeypatch):
    robot = client.post(BEGIN, first(site="http://spam.test"))
    assert robot.status_code == 302
    monkeypatch.setattr(traps, "FASTEST_SECONDS", 3)
    fast = client.post(BEGIN, first())
    assert fast.status_code == 422 and "trop vite" in fast.content.decode()
    forged = client.post(BEGIN, first(opened="faux"))
    assert forged.status_code == 422 and not Registration.objects.exists()


def test_one_connection_begins_so_many_drafts_and_no_more(cast, client, monkeypatch):
    monkeypatch.setitem(limits.AT_MOST, "begun", 2)
    told = [client.post(BEGIN, first(name=f"Neuve {n}")).status_code for n in range(3)]
    assert told == [200, 200, 422]


def test_two_telephones_see_both_texts(cast, client):
    code, page = start(client)
    one = open_file(client, code)
    post(client, page, "1", **{**STEP_1, "locality": "Markala"})
    answer = post(client, one, "1", **{**STEP_1, "locality": "Dougabougou"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Markala" in said and "Dougabougou" in said
    assert Registration.objects.get().answers["locality"] == "Markala"
    post(client, answer, "1", **{**STEP_1, "locality": "Dougabougou"})
    assert Registration.objects.get().answers["locality"] == "Dougabougou"


def test_a_paper_is_checked_kept_and_erased_with_its_draft(
    cast, client, django_capture_on_commit_callbacks
):
    code, page = start(client)
    bad = a_photo("recepisse.exe")
    answer = post(client, page, "3", **STEP_3, file=bad)
    assert answer.status_code == 422 and "n’est pas accepté" in answer.content.decode()
    answer = post(client, page, "3", **{**STEP_3, "phone": "12"}, file=a_photo())
    assert answer.status_code == 422  # the number is wrong; the photo is kept
    file = RegistrationFile.objects.get()
    assert default_storage.exists(file.file.name) and b"recepisse" in answer.content
    with django_capture_on_commit_callbacks(execute=True):
        gone = open_file(client, code, "effacer")
    assert gone.status_code == 200 and not Registration.objects.exists()
    assert not default_storage.exists(file.file.name)


def test_a_code_by_mail_is_another_and_only_where_an_address_is(
    cast, client, mailoutbox, django_capture_on_commit_callbacks
):
    code, page = start(client)
    assert "e-mail" not in post(client, page, "1", "arreter", **STEP_1).content.decode()
    page = open_file(client, code)
    page = post(client, page, "2", **STEP_2)
    stopped = post(client, page, "3", "arreter", **STEP_3)
    assert "Recevoir un code par e-mail" in stopped.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        open_file(client, code, "courriel")
    (mail,) = mailoutbox
    assert mail.to == ["brodeuses@exemple.test"] and "brodeuses" not in mail.subject
    told = re.search(r"\w{4}-\w{4}-\w{4}", mail.body)[0]
    assert told != code and open_file(client, told).status_code == 200
    assert told not in str(list(Job.objects.values_list("payload", flat=True)))


def test_mail_that_is_down_stops_nobody(
    cast, client, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.CELERY_TASK_EAGER_PROPAGATES = False
    row, code = begun(timezone.now())
    fill(row, timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        answer = open_file(client, code)
        answer = post(client, answer, "4", "envoyer", **STEP_4)
    assert answer.status_code == 200
    assert Registration.objects.get().state == "submitted"


def test_the_applicant_reads_the_answer_with_her_code(cast, client):
    row, code = begun(timezone.now())
    fill(row, timezone.now(), territory="segou")
    page = open_file(client, code)
    post(client, page, "4", "envoyer", **STEP_4)
    row.refresh_from_db()
    ask_completion(row, "Le récépissé manque.", by=cast.mariam, at=timezone.now())
    asked = open_file(client, code)
    assert "Le récépissé manque." in asked.content.decode()
    post(client, asked, "4", "envoyer", **STEP_4)
    row.refresh_from_db()
    refuse_registration(row, "Hors du Mali.", by=cast.mariam, at=timezone.now())
    assert "Hors du Mali." in open_file(client, code).content.decode()


def test_the_search_and_the_directory_know_nothing_of_it(cast, client):
    sent(timezone.now(), name="Inconnue avant contrôle")
    for address in ("/annuaire/", "/annuaire/?q=inconnue", "/recherche/?q=inconnue"):
        assert b"avant contr" not in client.get(address).content


def test_every_page_keeps_its_budget(cast, client):
    code, page = start(client)
    row = Registration.objects.get()
    fill(row, timezone.now(), everywhere="no", **{
        f"ou-{theme}": ["mopti"] for theme in COMPLETE["themes"]
    })  # fmt: skip
    pages = [client.get("/annuaire/inscrire/"), client.get("/annuaire/inscrire/fiche/")]
    pages += [page, open_file(client, code), open_file(client, code, "pause")]
    opened = pages[3]
    pages += [post(client, opened, "4", f"etape-{n}") for n in ("1", "2", "ou", "3")]
    for answer in pages:
        assert answer.status_code == 200
        assert len(gzip.compress(answer.content)) < BUDGET
        assert not answer.cookies
    assert uuid.UUID(str(row.uuid))
