"""`manage.py invite_first`: the link that opens the first account of a new portal."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone

from cso_pages.mandates.actions import invite
from cso_pages.mandates.models import Role


class Command(BaseCommand):
    """Invites by hand: somebody has to be the first."""

    help = "Donne un lien d’invitation, à usage unique, pour un premier compte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="L’adresse de la personne invitée.")
        parser.add_argument("--prenom", default="")
        parser.add_argument("--nom", default="")
        parser.add_argument(
            "--role",
            default=Role.SECRETARIAT,
            choices=[Role.SECRETARIAT, Role.TECHNICAL_ADMIN],
        )

    def handle(self, *args: object, **options: str) -> None:
        invitation, token = invite(
            options["email"],
            options["role"],
            first_name=options["prenom"],
            last_name=options["nom"],
            by=None,
            at=timezone.now(),
        )
        path = reverse("invitation", args=[token])
        self.stdout.write(
            f"Lien pour {invitation.email}, valable {settings.INVITATION_DAYS} jours, "
            f"une seule fois :\n{settings.WAGTAILADMIN_BASE_URL}{path}"
        )
