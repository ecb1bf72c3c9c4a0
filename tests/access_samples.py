"""Real rows to stand in the addresses of the access table."""

import re
import uuid

from plans.reporting.actions import open_period, save_line, send_report
from plans.reporting.models import Report, ReportLine
from portal.jobs.models import Job
from portal.journal.once import new_key
from portal.notices.models import Notice
from tests import access_samples_exports, access_samples_library
from tests.access_samples_campaigns import campaign_values
from tests.access_samples_directory import directory_values
from tests.access_samples_editorial import editorial_values
from tests.access_samples_lists import list_values
from tests.access_samples_meetings import meeting_values
from tests.access_samples_merging import merging_values
from tests.access_samples_registration import registration_values
from tests.access_samples_requests import request_values
from tests.conftest import NOW

UNKNOWN = uuid.UUID(int=0)
# Regular expressions of the urls files, as an address that they match.
PLAIN = {
    r"((?:[\w\-]+/)*)$": "",
    "(?:users|groups|failwhale)": "users",
    "authenticate_with_password/": "authenticate_with_password/1/1/",
}


def typed(line: ReportLine) -> dict[str, str]:
    """A complete answer to every question of a line."""
    answers = {"state": "ongoing", "percent": "40", "done": "Neuf causeries tenues."}
    for question in line.questions.select_related("indicator__dimension"):
        indicator = question.indicator
        if indicator.dimension is None:
            answers[f"v-{indicator.pk}"] = "9"
            continue
        for category in indicator.dimension.categories.all():
            answers[f"c-{indicator.pk}-{category.code}"] = "10"
    return answers


def a_draft(cast, outline) -> Report:
    """The association's report of the third quarter, begun."""
    open_period(outline.t3, by=cast.mariam, at=NOW)
    report = Report.objects.get(period=outline.t3, organisation=cast.association)
    line = report.lines.get()
    save_line(line, answers=typed(line), version=line.version, by=cast.aminata, at=NOW)
    report.refresh_from_db()
    return report


def a_sent_report(cast, outline) -> Report:
    report = a_draft(cast, outline)
    send_report(report, by=cast.aminata, at=NOW)
    return report


def a_job(cast) -> Job:
    """A job that the secretariat asked for."""
    return Job.objects.create(
        kind="plans.export", title="Essai", asked_by=cast.mariam, asked_at=NOW
    )


def a_notice(cast) -> Notice:
    """A message to the association's signature."""
    return Notice.objects.create(
        recipient=cast.aminata,
        kind="essai",
        subject="Essai",
        body="Essai",
        path="/espace/",
        created_at=NOW,
    )


def samples_for(cast, outline, row) -> str:
    """The address of a row of the table, with the rows that it speaks of made."""
    route = row.route.lstrip("^")
    values: dict[str, object] = {}
    if "<uuid:report>" in route:
        make = a_sent_report if row.sample == "sent" else a_draft
        values["report"] = make(cast, outline).uuid
    if "<uuid:job>" in route:
        values["job"] = a_job(cast).uuid
    values |= editorial_values(cast, route)
    if "<uuid:notice>" in route:
        values["notice"] = a_notice(cast).uuid
    if "<uuid:indicator>" in route:
        values["indicator"] = outline.talks_held.uuid
    values |= directory_values(cast, row)
    values |= access_samples_exports.values_for(cast, row)
    values |= access_samples_library.values_for(cast, row)
    values |= meeting_values(cast, row)
    values |= list_values(cast, row)
    values |= merging_values(cast, row)
    values |= registration_values(cast, row)
    if "<int:period>" in route:
        values["period"] = outline.t2.pk
    if "<int:organisation>" in route:
        values["organisation"] = cast.association.pk
    if "<slug:act>" in route:
        values["act"] = "dispenser"
    values |= request_values(cast, row)
    values |= {"position": 1, "token": new_key(), "document_filename": "rien.pdf"}
    values |= campaign_values(cast, row)

    def fill(found: re.Match[str]) -> str:
        kind, name = found[1], found[2]
        unknown = UNKNOWN if kind == "uuid" else 999_999
        return str(values.get(name, unknown))

    filled = re.sub(r"<(\w+):(\w+)>", fill, route)
    for pattern, plain in PLAIN.items():
        filled = filled.replace(pattern, plain)
    return f"/{filled}"
