"""The contact page, and the messages as the secretariat reads them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cso_pages.contact.actions import erase_message, mark_answered, receive_message
from cso_pages.contact.forms import ContactForm, MessageForm
from cso_pages.contact.limits import may_send, note_sent
from cso_pages.contact.models import ContactMessage, Topic
from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_read_contact
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.headers import kept_briefly


@csrf_exempt  # it acts for nobody, and a token would leave a cookie on a public page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def contact(request: HttpRequest) -> HttpResponse:
    """A form anyone may send; a robot is told the same as a person."""
    form = ContactForm(request.POST or None)
    if form.is_bound and (form.is_a_robots or is_taken(request, form)):
        return redirect("contact_received")
    status = 422 if form.is_bound else 200
    return render(
        request, "cso_pages/contact/contact.html", {"form": form}, status=status
    )


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def write_to(request: HttpRequest, slug: str) -> HttpResponse:
    """The same to an organisation that accepts messages; its address is not shown."""
    organisation = _open_to_messages(slug)
    form = MessageForm(request.POST or None)
    if form.is_bound and (
        form.is_a_robots or is_taken(request, form, organisation=organisation)
    ):
        return redirect("write_to_received", slug=slug)
    shown = {"form": form, "organisation": organisation}
    status = 422 if form.is_bound else 200
    return render(request, "cso_pages/contact/write_to.html", shown, status=status)


@require_safe
@kept_briefly
def write_to_received(request: HttpRequest, slug: str) -> HttpResponse:
    shown = {"organisation": _open_to_messages(slug)}
    return render(request, "cso_pages/contact/received.html", shown)


def _open_to_messages(slug: str) -> Organisation:
    listed = Organisation.objects.listed().filter(accepts_messages=True)
    return get_object_or_404(listed, slug=slug[:100])


def is_taken(
    request: HttpRequest,
    form: MessageForm,
    *,
    organisation: Organisation | None = None,
) -> bool:
    """Keep a complete message, unless too many came from this connection."""
    if not form.is_valid():
        return False
    connection = request.META.get("REMOTE_ADDR", "")
    if not may_send(connection):
        form.add_error(
            None,
            _(
                "Trop de messages sont partis de cette connexion. Gardez votre texte "
                "et envoyez-le de nouveau dans une heure."
            ),
        )
        return False
    written = {k: v for k, v in form.cleaned_data.items() if k != "opened"}
    written.setdefault("topic", Topic.QUESTION)
    receive_message(
        **written,
        organisation=organisation,
        at=timezone.now(),
        today=timezone.localdate(),
    )
    note_sent(connection)
    return True


@require_safe
@kept_briefly
def contact_received(request: HttpRequest) -> HttpResponse:
    return render(request, "cso_pages/contact/received.html")


@signed_in
@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    """The messages received, those that wait for an answer first."""
    if not can_read_contact(request.user):
        raise PermissionDenied
    found = ContactMessage.objects.visible_to(request.user)
    shown = {
        "waiting": found.waiting(),
        "answered": found.exclude(answered_at=None)[:50],
    }
    return render(request, "cso_pages/contact/message_list.html", shown)


@signed_in
@require_safe
def message_page(request: HttpRequest, contactmessage: str) -> HttpResponse:
    return render(
        request,
        "cso_pages/contact/message.html",
        {"message": _found(request, contactmessage)},
    )


@signed_in
@require_POST
@posted_once
def message_answered(request: HttpRequest, contactmessage: str) -> HttpResponse:
    mark_answered(_found(request, contactmessage), by=request.user, at=timezone.now())
    messages.success(request, _("C’est noté : ce message a sa réponse."))
    return redirect("contact_list")


@signed_in
@require_POST
@posted_once
def message_erased(request: HttpRequest, contactmessage: str) -> HttpResponse:
    erase_message(_found(request, contactmessage), by=request.user, at=timezone.now())
    messages.success(request, _("Le message est effacé."))
    return redirect("contact_list")


def _found(request: HttpRequest, key: str) -> ContactMessage:
    return get_object_or_404(ContactMessage.objects.visible_to(request.user), uuid=key)
