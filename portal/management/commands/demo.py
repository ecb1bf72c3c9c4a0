"""`manage.py demo`: fictional content, once; the accounts and their password."""

import datetime
import secrets
import string
from argparse import ArgumentParser

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.management.demonstration.campaigns import make_campaigns
from portal.management.demonstration.directory import hide_some, make_directory
from portal.management.demonstration.editorial import make_editorial
from portal.management.demonstration.help import make_help
from portal.management.demonstration.library import make_library
from portal.management.demonstration.lists import make_lists
from portal.management.demonstration.meetings import make_meetings
from portal.management.demonstration.moments import noon
from portal.management.demonstration.opendata import make_open_data
from portal.management.demonstration.people import ACCOUNTS, make_accounts
from portal.management.demonstration.plan import make_plan
from portal.management.demonstration.proposals import make_proposals
from portal.management.demonstration.registrations import make_registrations
from portal.management.demonstration.requests import make_requests
from portal.management.demonstration.story import first_year_of, play

KEPT = "demo-acces"
APPLIED = "demo-acces-applique"


class Command(BaseCommand):
    """Seeds the demonstration where it is absent; never touches it again."""

    help = "Crée le contenu de démonstration, une seule fois, et donne les comptes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--accounts", action="store_true", help="Afficher seulement les comptes."
        )

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Le contenu de démonstration n’entre pas en production.")
        if not options["accounts"]:
            self.seed(timezone.localdate())
        self.tell_accounts()

    def seed(self, today: datetime.date) -> None:
        """All in one transaction: a start cut short leaves nothing half made."""
        if User.objects.filter(email=ACCOUNTS[0].email).exists():
            self.stdout.write("Le contenu de démonstration est déjà là, intact.")
        else:
            self.stdout.write("Création du contenu de démonstration (fictif)…")
            with transaction.atomic():
                make_everything(today)
        set_passwords()

    def tell_accounts(self) -> None:
        password = kept_password()
        self.stdout.write(f"\nComptes de démonstration, mot de passe : {password}\n")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.email:<24} {account.told}")


def make_everything(today: datetime.date) -> None:
    first_year = first_year_of(today)
    starts_on = datetime.date(first_year, 1, 1)
    make_directory(today)
    make_help(today)
    people = make_accounts(starts_on, noon(starts_on))
    hide_some(people["secretariat@demo.test"], today=today, at=noon(today))
    make_open_data(by=people["secretariat@demo.test"], on=today, at=noon(today))
    make_registrations(at=noon(today))
    make_campaigns(people["secretariat@demo.test"], today=today)
    make_library(today)
    make_proposals(people, today)
    plan = make_plan(first_year)
    play(
        plan,
        secretary=people["secretariat@demo.test"],
        reviewer=people["suivi@demo.test"],
        today=today,
    )
    make_meetings(
        today=today,
        starts_on=starts_on,
        secretary=people["secretariat@demo.test"],
        reviewer=people["suivi@demo.test"],
    )
    make_requests(people, starts_on=starts_on, today=today)
    make_editorial(secretary=people["secretariat@demo.test"], today=today)
    make_lists(secretary=people["secretariat@demo.test"], at=noon(today))


def kept_password() -> str:
    """The password of the demo accounts: DEMO_PASSWORD, or one made once and kept."""
    if settings.DEMO_PASSWORD:
        return str(settings.DEMO_PASSWORD)
    path = settings.DATA_DIR / "secrets" / KEPT
    if not path.exists():
        letters = string.ascii_lowercase.replace("l", "")
        groups = ("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
        path.write_text("-".join(groups), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8").strip()


def set_passwords() -> None:
    """Give the demo accounts the password that is printed, when it has changed.

    A password that somebody changed in the portal stays hers until then.
    """
    password = kept_password()
    mark = settings.DATA_DIR / "secrets" / APPLIED
    users = User.objects.filter(email__in=[account.email for account in ACCOUNTS])
    if mark.exists() and check_password(password, mark.read_text(encoding="utf-8")):
        users = users.filter(password__startswith="!")  # noqa: S106
    hashed = make_password(password)
    for user in users:
        user.password = hashed
        user.save(update_fields=["password"])
    mark.write_text(hashed, encoding="utf-8")
    mark.chmod(0o600)
