"""The directory's files at 10,000 fictional organisations: time, memory, weight.

    python -m bench.exports            # 10,000 organisations, a book of 400
    python -m bench.exports 2000
    TEST_DATABASE_URL=postgres://portail@127.0.0.1:5432/postgres python -m bench.exports

Makes its own database, touches no other. Seconds depend on the machine and on what
else it does; the ratio to the bare library does not: 40 columns of the same texts,
written with nothing read. Each file is made in a process of its own, so that its
memory is told apart. Leaves with 1 where the workbook takes more than two and a half
times the bare one or 40 MB more than the process had, or the book 1.5 s.
"""

# ruff: noqa: E402 - the settings come before the models
import io
import os
import platform
import resource
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from bench.directory import make
from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.exports.about import KINDS
from cso_pages.directory.exports.columns import columns_for
from cso_pages.directory.exports.files import file_of
from cso_pages.directory.exports.opendata import write_open_files
from cso_pages.directory.exports.reading import Chosen, choice_of, public_choice
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Implantation, LegalRegistration
from cso_pages.directory.visibility import WHOLE
from cso_pages.mandates.models import Mandate, Role
from portal.accounts.models import User
from portal.kit.spreadsheet import open_workbook

RATIO, MEGABYTES, BOOK_SECONDS, BOOK_OF = 2.5, 40, 1.5, 400
COLUMNS = 40
tell = sys.stdout.write


def fill() -> None:
    """What the secretariat reads of each: a seat, a person, channels, a paper."""
    rows = list(Organisation.objects.values_list("pk", "territory_id"))
    Implantation.objects.bulk_create(
        (
            Implantation(
                organisation_id=pk, territory_id=place, kind="seat",
                precision="exact", locality="Quartier Exemple", address="Rue 00",
            )
            for pk, place in rows
        ),
        batch_size=5000,
    )  # fmt: skip
    ContactChannel.objects.bulk_create(
        (
            ContactChannel(organisation_id=pk, kind=kind, value=value)
            for pk, _place in rows
            for kind, value in (
                ("phone", "+223 00 00 00 00"),
                ("email", f"contact-{pk}@exemple.test"),
            )
        ),
        batch_size=5000,
    )
    Contact.objects.bulk_create(
        (
            Contact(organisation_id=pk, person_name="Prénom Nom", function="Présidente")
            for pk, _place in rows
        ),
        batch_size=5000,
    )
    LegalRegistration.objects.bulk_create(
        (
            LegalRegistration(organisation_id=pk, kind="receipt", number=f"F-{pk}")
            for pk, _place in rows
        ),
        batch_size=5000,
    )
    Organisation.objects.update(
        mission="Mission écrite pour l’essai, deux lignes de texte. " * 2,
        founded_year=2004, is_open_data=True, former_names="Ancien nom",
    )  # fmt: skip


def apart(act: Callable[[], int]) -> tuple[float, float, int]:
    """Seconds of CPU, megabytes above the start, octets; in a child of its own."""
    receive, send = os.pipe()
    connections.close_all()
    child = os.fork()
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.process_time()
        octets = act()
        spent = time.process_time() - started
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(send, f"{spent} {grown / 1024} {octets}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    spent, grown, octets = os.read(receive, 200).decode().split()
    os.close(receive), os.close(send)
    return float(spent), float(grown), int(octets)


def bare(count: int) -> int:
    """The same workbook by the library alone: 40 columns of one text."""
    target = io.BytesIO()
    book = open_workbook(target)
    sheet = book.add_worksheet()
    for line in range(count):
        for place in range(COLUMNS):
            sheet.write_string(line, place, "Association Exemple de Mopti")
    book.close()
    return len(target.getvalue())


def secretary() -> User:
    user = User.objects.create_user("banc@essai.test", "une phrase de passe")
    Mandate.objects.create(
        user=user, role=Role.SECRETARIAT, starts_on=timezone.localdate()
    )
    return user


def written(kind: str, user: User | AnonymousUser, chosen: Chosen) -> int:
    made = file_of(KINDS[kind], user, chosen, on=timezone.localdate())
    return len(made.getvalue())


def main(count: int) -> int:
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    call_command("prepare", verbosity=0)
    make(count)
    fill()
    user, visitor = secretary(), AnonymousUser()
    whole, public = choice_of(user, {}), public_choice({})
    some = Chosen(public.asked, (), public.keys[:BOOK_OF])
    tell(f"{platform.machine()}, Python {platform.python_version()}, ")
    tell(f"{connection.vendor}, {count} organisations, ")
    tell(f"{len(columns_for(WHOLE))} columns\n")
    limit, _grown, _octets = apart(lambda: bare(count))
    tell(f"bare workbook, {count} × {COLUMNS}: {limit:.2f} s\n")
    broken = 0
    acts: list[tuple[str, Callable[[], int], float, float]] = [
        ("workbook, secretariat", lambda: written("xlsx", user, whole),
         RATIO * limit, MEGABYTES),
        ("workbook, public", lambda: written("xlsx", visitor, public),
         RATIO * limit, MEGABYTES),
        ("csv, secretariat", lambda: written("csv", user, whole), RATIO * limit, 1e9),
        (f"book of {len(some.keys)}", lambda: written("pdf", visitor, some),
         BOOK_SECONDS, 1e9),
        ("open files", lambda: len(write_open_files(timezone.localdate()).hsds),
         RATIO * limit, 1e9),
    ]  # fmt: skip
    for name, act, seconds, megabytes in acts:
        spent, grown, octets = apart(act)
        over = spent > seconds or grown > megabytes
        broken += over
        tell(
            f"{name}: {spent:.2f} s, {spent / limit:.2f} × bare, +{grown:.0f} MB, "
            f"{octets / 1000:.0f} kB{' TOO MUCH' if over else ''}\n"
        )
    connection.creation.destroy_test_db(before, verbosity=0)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
