"""`manage.py inviter`: the operator's invitation, for the first secretariat."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from cso_pages.mandates.actions import invite
from cso_pages.mandates.models import ORGANISATION_ROLES, Role

ROLES = sorted({*Role.values} - ORGANISATION_ROLES - {Role.REGIONAL_FOCAL})


class Command(BaseCommand):
    help = "Prépare un lien d’invitation ; il n’est affiché qu’une fois."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("prenom")
        parser.add_argument("nom")
        parser.add_argument("--role", choices=ROLES, default=Role.SECRETARIAT.value)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError as refused:
            raise CommandError("Cette adresse e-mail n’est pas complète.") from refused
        _invitation, token = invite(
            options["email"],
            options["role"],
            first_name=options["prenom"],
            last_name=options["nom"],
            by=None,
            at=timezone.now(),
        )
        path = reverse("invitation", args=[token])
        self.stdout.write(f"{settings.WAGTAILADMIN_BASE_URL}{path}")
