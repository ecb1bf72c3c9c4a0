"""What follows the saving of a posted form: its files, then the sending."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination_space.sharing import drafts
from coordination_space.sharing.models import Proposal
from coordination_space.sharing.permissions import organisations_proposing
from cso_pages.directory.models import Organisation


def proposing_organisation(request: HttpRequest) -> Organisation:
    """The one she proposes for; who writes for several says which."""
    held = organisations_proposing(request.user)
    asked = request.POST.get("organisation", "")
    key = int(asked) if asked.isdecimal() and len(asked) < 10 else held[0]
    if key not in held:
        raise PermissionDenied
    return Organisation.objects.get(pk=key)


def organisations_of_hers(request: HttpRequest) -> list[Organisation]:
    """Those she may choose from, when there are several."""
    held = organisations_proposing(request.user)
    return list(Organisation.objects.filter(pk__in=held)) if len(held) > 1 else []


def save_and_send(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Keep the files of a saved form; send it when that is asked and all was kept."""
    refused = _keep_files(request, proposal)
    if "send" not in request.POST:
        messages.success(request, _("Brouillon enregistré."))
        return redirect(proposal)
    if refused:
        messages.warning(
            request, _("Rien n’a été envoyé : choisissez un autre fichier.")
        )
        return redirect(proposal)
    try:
        drafts.send_proposal(proposal, by=request.user, at=timezone.now())
    except ValidationError:
        return redirect(f"{proposal.get_absolute_url()}?verifier=oui")
    messages.success(
        request, _("Ressource envoyée. Le secrétariat la relit et vous répond.")
    )
    return redirect("proposal_list")


def _keep_files(request: HttpRequest, proposal: Proposal) -> int:
    """Keep the good ones, say why the others are not; how many were refused."""
    refused = 0
    for file in request.FILES.getlist("files"):
        told = {"name": file.name}
        try:
            _kept, is_new = drafts.add_file(
                proposal, file, by=request.user, at=timezone.now()
            )
        except ValidationError as error:
            refused += 1
            told["why"] = error.messages[0]
            messages.error(request, _("« %(name)s » n’est pas gardé. %(why)s") % told)
        else:
            if not is_new:
                messages.info(
                    request,
                    _("« %(name)s » est déjà joint : gardé une seule fois.") % told,
                )
    return refused
