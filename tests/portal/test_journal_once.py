"""A form posted twice makes one object, also when both posts arrive at once."""

import threading
import time
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from portal.journal.models import PostedOnce
from portal.journal.once import posted_once
from portal.notices.models import Notice
from tests.conftest import NOW, make_person

ADDRESS = "/espace/essai/"


@posted_once
def make_one(request):
    """Refuse an empty subject; otherwise make an object, slowly if asked."""
    if request.method == "GET":
        return HttpResponse("le formulaire")
    if not request.POST.get("objet"):
        return HttpResponse("il manque l’objet", status=422)
    made = Notice.objects.create(
        recipient=request.user, kind="essai", subject="s", body="b", created_at=NOW
    )
    time.sleep(float(request.POST.get("lent", 0)))
    if request.POST["objet"] == "panne":
        raise ZeroDivisionError
    return redirect(f"/espace/essai/{made.pk}/")


def post(person, key, path=ADDRESS, **fields):
    request = RequestFactory().post(path, {"cle": str(key), "objet": "oui"} | fields)
    request.user = person
    return make_one(request)


@pytest.fixture
def aminata(db):
    return make_person("aminata@essai.test", "Aminata")


def test_the_second_post_is_led_where_the_first_was(aminata):
    key = uuid.uuid4()
    first, second = post(aminata, key), post(aminata, key)
    made = Notice.objects.get()
    assert first["Location"] == second["Location"] == f"/espace/essai/{made.pk}/"
    assert (first.status_code, second.status_code) == (302, 302)


def test_the_same_key_with_other_words_is_another_act(aminata):
    """She went back to a page that the browser had kept, and typed on."""
    key = uuid.uuid4()
    post(aminata, key)
    assert post(aminata, key, objet="autre chose").status_code == 302
    assert Notice.objects.count() == 2


def test_two_keys_make_two_objects(aminata):
    post(aminata, uuid.uuid4())
    post(aminata, uuid.uuid4())
    assert Notice.objects.count() == 2


def test_a_form_with_errors_keeps_its_key(aminata):
    key = uuid.uuid4()
    assert post(aminata, key, objet="").status_code == 422
    assert not PostedOnce.objects.exists()
    assert post(aminata, key).status_code == 302
    assert Notice.objects.count() == 1


def test_a_failure_undoes_the_object_and_keeps_the_key(aminata):
    key = uuid.uuid4()
    with pytest.raises(ZeroDivisionError):
        post(aminata, key, objet="panne")
    assert not Notice.objects.exists()
    assert post(aminata, key).status_code == 302


def test_the_key_of_somebody_else_is_refused(aminata):
    key = uuid.uuid4()
    post(aminata, key)
    answer = post(make_person("bintou@essai.test", "Bintou"), key)
    assert answer.status_code == 409
    assert "Rien n’est perdu" in answer.content.decode()
    assert str(key) not in answer.content.decode()
    assert post(AnonymousUser(), key).status_code == 409
    assert Notice.objects.count() == 1


def test_the_key_of_another_form_is_refused(aminata):
    key = uuid.uuid4()
    post(aminata, key)
    assert post(aminata, key, path="/espace/autre/").status_code == 409


@pytest.mark.parametrize("key", ["", "pas-une-cle", "\0"])
def test_a_post_without_a_key_is_refused(aminata, key):
    answer = post(aminata, key)
    assert answer.status_code == 400
    assert "Rien n’est perdu" in answer.content.decode()
    assert 'name="objet" value="oui"' in answer.content.decode()


def test_reading_needs_no_key(aminata):
    request = RequestFactory().get(ADDRESS)
    request.user = aminata
    assert make_one(request).status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("posts", [2, 5])
def test_posts_that_arrive_at_once_make_one_object(posts, transactional_db):
    person = make_person("aminata@essai.test", "Aminata")
    key = uuid.uuid4()
    together = threading.Barrier(posts)
    answers = []

    def send():
        together.wait()
        try:
            answers.append(post(person, key, lent="0.3"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _number in range(posts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = Notice.objects.get()
    assert [answer.status_code for answer in answers] == [302] * posts
    assert {answer["Location"] for answer in answers} == {f"/espace/essai/{made.pk}/"}
