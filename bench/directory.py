"""The directory at 10,000 fictional organisations: queries, and CPU beside bare SQL.

    python bench/directory.py            # 10,000 organisations
    python bench/directory.py 100000

Makes its own database in memory, touches no other. Milliseconds depend on the machine
and on what else it does; the ratio does not. Leaves with 1 where a page takes more than
8 queries, or more CPU than one and a half times the bare SQL of its counts.
"""

# ruff: noqa: E402 - the settings come before the models
import os
import platform
import random
import sys
import time
import uuid
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cso_pages.directory.indexing import move_stamp
from cso_pages.directory.listing import read_index
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Intervention
from cso_pages.reference.models import OrgType, Territory, Theme
from cso_pages.search.models import EntryKind, SearchEntry
from portal.kit.words import index_text

QUERIES, RATIO, TURNS = 8, 1.5, 40
PAGES = [
    "/annuaire/",
    "/annuaire/?territoire=mopti",
    "/annuaire/?territoire=mopti&domaine=prevention-vbg&type=association",
    "/annuaire/?q=maraicheres",
    "/annuaire/?page=200",
]
# What one page asks, as bare SQL: the total, three facets, twenty rows.
FACETS = [
    "select count(*) from cso_pages_organisation"
    " where hidden_at is null and record_status='published'",
    "select territory_id, count(*) from cso_pages_organisation"
    " where hidden_at is null and record_status='published' group by 1",
    "select i.territory_id, count(distinct o.id) from cso_pages_organisation o"
    " join cso_pages_intervention i on i.organisation_id=o.id"
    " where o.hidden_at is null and o.record_status='published' group by 1",
    "select i.theme_id, count(distinct o.id) from cso_pages_organisation o"
    " join cso_pages_intervention i on i.organisation_id=o.id"
    " where o.hidden_at is null and o.record_status='published' group by 1",
    "select org_type_id, count(*) from cso_pages_organisation"
    " where hidden_at is null and record_status='published' group by 1",
    "select * from cso_pages_organisation where hidden_at is null"
    " and record_status='published' order by name limit 20",
]


def make(count: int) -> None:
    """Fictional rows, written at once: a bench may do what rooms do not."""
    dice = random.Random(1)  # noqa: S311 - not a secret
    places, themes, kinds = (
        list(model.objects.values_list("pk", flat=True))
        for model in (Territory, Theme, OrgType)
    )
    subjects = ["maraîchères", "médiatrices", "juristes", "écolières", "teinturières"]
    rows = [
        Organisation(
            name=f"Association Exemple des {dice.choice(subjects)} n° {number}",
            slug=f"exemple-{number}",
            org_type_id=dice.choice(kinds),
            territory_id=dice.choice(places),
            summary="Causeries, relais communautaires et écoute dans les villages.",
            record_status="published",
            is_member=number % 3 == 0,
        )
        for number in range(count)
    ]
    made = Organisation.objects.bulk_create(rows, batch_size=2000)
    Intervention.objects.bulk_create(
        (
            Intervention(
                organisation=one,
                theme_id=dice.choice(themes),
                territory_id=dice.choice(places),
            )
            for one in made
            for _ in range(3)
        ),
        batch_size=5000,
    )
    SearchEntry.objects.bulk_create(
        (
            SearchEntry(
                kind=EntryKind.ORGANISATION,
                ref=str(one.uuid),
                url=f"/annuaire/{one.slug}/",
                title=one.name,
                audience="public",
                words=index_text(one.name, one.summary, str(uuid.uuid4())),
            )
            for one in made
        ),
        batch_size=5000,
    )
    move_stamp()


def cpu(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of one turn, the middle of many."""
    turns = []
    for _ in range(TURNS):
        started = time.process_time()
        act()
        turns.append((time.process_time() - started) * 1000)
    return sorted(turns)[len(turns) // 2]


def bare() -> None:
    with connection.cursor() as cursor:
        for sql in FACETS:
            cursor.execute(sql)
            cursor.fetchall()


def main(count: int) -> int:
    tell = sys.stdout.write
    settings.ALLOWED_HOSTS = ["*"]
    connection.creation.create_test_db(verbosity=0)
    call_command("prepare", verbosity=0)
    make(count)
    client = Client()
    started = time.process_time()
    read_index()
    rebuilt = (time.process_time() - started) * 1000
    limit = cpu(bare)
    tell(f"{platform.machine()}, Python {platform.python_version()}, ")
    tell(f"{connection.vendor}, {count} organisations\n")
    tell(f"bare SQL of one page: {limit:.1f} ms\n")
    tell(f"reading again after a change, once a process: {rebuilt:.0f} ms\n")
    broken = 0
    for address in PAGES:
        if client.get(address).status_code != 200:
            raise SystemExit(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        queries = len(asked)
        spent = cpu(lambda address=address: client.get(address))
        over = queries > QUERIES or spent > RATIO * limit
        broken += over
        tell(
            f"{address}: {queries} queries, {spent:.1f} ms, "
            f"{spent / limit:.2f} × bare SQL{' TOO MUCH' if over else ''}\n"
        )
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
