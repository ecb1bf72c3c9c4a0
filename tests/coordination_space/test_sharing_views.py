"""A member's proposal in the workspace: kept, sent once, given back when refused."""

import io
import uuid
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coordination_space.sharing.models import Proposal, ProposalFile
from cso_pages.library.models import ResourcePage
from tests.coordination_space.proposals import (
    a_draft,
    a_paper,
    a_proposed,
    a_refused,
    an_accepted,
    one_in_review,
    one_to_correct,
)
from tests.cso_pages.media_files import package, pdf, script

pytestmark = pytest.mark.django_db

NEW = "/espace/ressources/nouvelle/"


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def aminata(client, cast):
    client.force_login(cast.aminata)
    return client


def answers(**changes):
    return {
        "cle": str(uuid.uuid4()),
        "title": "La parole des filles",
        "resource_type": "note",
        "summary": "Trois lignes.",
        "text": "Un paragraphe.",
        "language": "bm",
        "themes": ["jeunes"],
    } | changes


def test_a_form_posted_twice_is_one_proposal(aminata):
    posted = answers()
    first = aminata.post(NEW, posted)
    again = aminata.post(NEW, posted)
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    assert Proposal.objects.count() == 1


def test_a_title_alone_is_a_draft(aminata):
    aminata.post(NEW, {"cle": str(uuid.uuid4()), "title": "Plus tard"})
    kept = Proposal.objects.get()
    assert (kept.state, kept.title, kept.language_id) == ("draft", "Plus tard", "fr")


def test_what_lacks_something_is_kept_and_shown_with_what_it_lacks(aminata):
    posted = aminata.post(NEW, answers(summary="", send="oui"))
    page = aminata.get(posted["Location"])
    assert "Écrivez un résumé en trois lignes." in page.text
    assert "Un paragraphe." in page.text
    assert Proposal.objects.get().state == "draft"


@pytest.mark.parametrize(
    "typed",
    [
        {"title": ""}, {"title": "x\x00y"}, {"title": "T" * 151},
        {"text": "t" * 40_001}, {"resource_type": "sortilège"},
    ],
)  # fmt: skip
def test_what_cannot_be_kept_comes_back_as_it_was_typed(aminata, typed):
    page = aminata.post(NEW, answers(summary="Mon résumé à garder") | typed)
    assert page.status_code == 422
    assert "Mon résumé à garder" in page.text
    assert not Proposal.objects.exists()


def test_a_session_that_ended_gives_everything_back(client, cast):
    page = client.post(NEW, answers(text="Un long texte\nà ne pas perdre"))
    assert page.status_code == 403
    assert "à ne pas perdre" in page.text


def test_text_is_sent_and_waits(aminata, cast):
    posted = aminata.post(NEW, answers(send="oui", files=[a_paper()]))
    assert posted["Location"] == "/espace/ressources/"
    assert Proposal.objects.get().state == "proposed"
    assert "proposée" in aminata.get("/espace/ressources/").text


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", "<w/>")
        made.writestr("word/media/zero.xml", b"0" * (61 * 1024 * 1024))
    return out.getvalue()


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
REFUSED = [
    ("programme.pdf", b"MZ\x90\0" + b"\0" * 300, "ne correspond pas à son nom"),
    ("piege.pdf", pdf(change=script), "Imprimez-le en PDF"),
    ("bombe.docx", bomb(), "trop gros une fois ouvert"),
    ("macro.docx", package(word__vbaProject_dot_bin="x"), "macro"),
    ("dessin.svg", SVG, "n’est pas accepté"),
    ("dessin.png", SVG, "ne correspond pas à son nom"),
    ("page.html", b"<!doctype html>", "n’est pas accepté"),
    ("page.mp3", b"<!doctype html><script>", "abîmé"),
    ("tableur.xlsx", b"PK\x03\x04", "n’est pas accepté"),
    ("vide.pdf", b"", "vide"),
    ("sans-extension", b"bonjour", "n’est pas accepté"),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED, ids=lambda v: str(v)[:20])
def test_a_file_is_judged_by_its_content_and_the_text_is_kept(aminata, name, data, why):
    files = [SimpleUploadedFile(name, data), a_paper("Bonne note.pdf")]
    posted = aminata.post(NEW, answers(send="oui", files=files))
    page = aminata.get(posted["Location"])
    assert why in page.text
    assert f"« {name} » n’est pas gardé." in page.text.replace("\xa0", " ")
    assert "Rien n’a été envoyé" in page.text
    kept = Proposal.objects.get()
    assert (kept.state, kept.text) == ("draft", "Un paragraphe.")
    assert [file.name for file in kept.files.all()] == ["Bonne note.pdf"]


def test_a_file_that_is_too_large_says_its_limit(aminata, settings):
    settings.PROPOSAL_MAX_BYTES = 100
    posted = aminata.post(NEW, answers(files=[a_paper()]))
    assert "la limite est 100" in aminata.get(posted["Location"]).text


def test_an_eleventh_file_is_refused(aminata, settings):
    settings.PROPOSAL_MAX_FILES = 1
    other = SimpleUploadedFile("note.mp3", b"\xff\xfb\x90\x64" + b"\0" * 413)
    sound = SimpleUploadedFile("son.mp3", other.read() * 4)
    posted = aminata.post(NEW, answers(files=[a_paper(), sound]))
    assert "c’est le plus possible" in aminata.get(posted["Location"]).text
    assert ProposalFile.objects.count() == 1


def test_the_file_keeps_its_letters_on_the_way_down(aminata, cast):
    file = a_draft(cast).files.get()
    answer = aminata.get(f"/espace/ressources/fichiers/{file.uuid}/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    told = answer["Content-Disposition"]
    assert told.startswith("attachment; filename*=utf-8''") and "%C6%9D" in told
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_removing_a_file_keeps_what_was_typed_beside_it(aminata, cast):
    proposal = a_draft(cast)
    file = proposal.files.get()
    typed = answers(version=proposal.version, title="Un titre changé")
    posted = aminata.post(f"/espace/ressources/fichiers/{file.uuid}/retirer/", typed)
    assert posted.status_code == 302
    assert Proposal.objects.get().title == "Un titre changé"
    assert not ProposalFile.objects.exists()


def test_another_version_is_told_and_both_are_shown(aminata, cast):
    proposal = a_draft(cast)
    address = proposal.get_absolute_url()
    aminata.post(address, answers(version=1, text="Le texte de la première"))
    page = aminata.post(address, answers(version=1, text="Le texte de la seconde"))
    assert page.status_code == 409
    assert "Le texte de la première" in page.text
    assert "Le texte de la seconde" in page.text
    assert 'name="version" value="2"' in page.text


def test_what_was_sent_meanwhile_gives_the_text_back(aminata, cast):
    proposal = a_proposed(cast)
    page = aminata.post(
        proposal.get_absolute_url(), answers(version=1, text="Gardez-moi")
    )
    assert page.status_code == 409
    assert "Gardez-moi" in page.text and "a été envoyée pendant" in page.text


def test_both_sides_write_to_each_other(client, cast):
    proposal = one_in_review(cast)
    client.force_login(cast.aminata)
    typed = {"cle": str(uuid.uuid4()), "message": "Voici notre réponse."}
    client.post(f"/espace/ressources/{proposal.uuid}/message/", typed)
    client.force_login(cast.mariam)
    review = f"/espace/ressources/relecture/{proposal.uuid}/"
    assert "Voici notre réponse." in client.get(review).text
    typed = {"cle": str(uuid.uuid4()), "message": "Merci, bien reçu."}
    assert client.post(f"{review}message/", typed).status_code == 302
    client.force_login(cast.sira)
    assert "Merci, bien reçu." in client.get(proposal.get_absolute_url()).text


def test_a_message_that_was_typed_stops_an_acceptance(client, cast):
    proposal = one_in_review(cast)
    client.force_login(cast.mariam)
    page = client.post(
        f"/espace/ressources/relecture/{proposal.uuid}/accepter/",
        {"cle": str(uuid.uuid4()), "message": "Une question encore"},
    )
    assert page.status_code == 422 and "Une question encore" in page.text
    assert not ResourcePage.objects.exists()


def test_two_readers_at_once_make_one_page(client, cast):
    proposal = one_in_review(cast)
    client.force_login(cast.mariam)
    address = f"/espace/ressources/relecture/{proposal.uuid}/accepter/"
    for _turn in range(2):
        answer = client.post(address, {"cle": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert ResourcePage.objects.count() == 1


def test_the_same_file_elsewhere_is_said_to_the_reader(client, cast):
    an_accepted(cast)
    proposal = a_proposed(cast)
    client.force_login(cast.mariam)
    page = client.get(f"/espace/ressources/relecture/{proposal.uuid}/")
    assert "Même fichier dans la proposition" in page.text


def test_the_desk_says_what_waits(client, cast):
    one_to_correct(cast)
    a_proposed(cast)
    client.force_login(cast.mariam)
    assert "Ressources en relecture <b>1</b>" in client.get("/espace/").text
    client.force_login(cast.aminata)
    assert "Ressources à corriger" in client.get("/espace/").text
    client.force_login(cast.bintou)
    assert "Ressources à corriger" not in client.get("/espace/").text


def test_her_list_says_published_with_the_link(aminata, cast):
    page = an_accepted(cast).page
    assert "acceptée" in aminata.get("/espace/ressources/").text
    page.save_revision().publish()
    html = aminata.get("/espace/ressources/").text
    assert "publiée" in html and f'href="{page.url}"' in html


def test_a_refusal_shows_its_reason(aminata, cast):
    proposal = a_refused(cast)
    assert "Hors de la charte." in aminata.get(proposal.get_absolute_url()).text


@pytest.mark.parametrize(
    ("person", "address", "most"),
    [
        ("aminata", "/espace/ressources/", 10),
        ("mariam", "/espace/ressources/relecture/", 12),
    ],
)
def test_the_lists_take_a_fixed_number_of_queries(
    client, cast, person, address, most, django_assert_max_num_queries
):
    for _turn in range(5):
        an_accepted(cast)
        a_proposed(cast)
    client.force_login(getattr(cast, person))
    client.get(address)
    with django_assert_max_num_queries(most):
        client.get(address)
