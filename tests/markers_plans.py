"""Words seeded in the private parts of reports, and who may receive each of them."""

import io

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from plans.reporting.actions import add_evidence, open_period, save_line, send_report
from plans.reporting.models import Report
from plans.review.actions import return_report, take_in_review
from portal.notices.actions import notify
from tests.access_samples import typed
from tests.conftest import NOW

OWN = {"aminata", "sira"}
AROUND = {"fatoumata", "regional"}
REVIEWERS = {"mariam", "ibrahim"}


def seed(cast, outline) -> dict[str, set[str]]:
    """A draft of the third quarter, a report of the second one sent and returned."""
    draft = begun(cast, outline.t3, "brouillon-mqr")
    assert draft.first_sent_at is None
    sent = begun(cast, outline.t2, "envoye-mqr")
    paper = SimpleUploadedFile("piece-nom-mqr.xlsx", workbook("piece-octets-mqr"))
    add_evidence(sent.lines.get(), paper, by=cast.aminata, at=NOW)
    send_report(sent, by=cast.aminata, at=NOW)
    take_in_review(sent, by=cast.mariam, at=NOW)
    return_report(
        sent,
        by=cast.mariam,
        comments=[(sent.lines.get(), "done", "commentaire-mqr")],
        note="note-mqr",
        at=NOW,
    )
    notify(
        [cast.bintou], kind="essai", subject="objet-mqr", body="corps-mqr",
        path="/espace/", at=NOW,
    )  # fmt: skip
    return {
        "brouillon-mqr": OWN,
        "envoye-mqr": OWN | AROUND | REVIEWERS | {"coumba"},
        "piece-nom-mqr": OWN | AROUND | REVIEWERS | {"coumba"},
        "piece-octets-mqr": OWN | REVIEWERS,
        "commentaire-mqr": OWN | REVIEWERS,
        "note-mqr": OWN | REVIEWERS,
        "objet-mqr": {"bintou"},
        "corps-mqr": {"bintou"},
    }


def begun(cast, period, words: str) -> Report:
    """The association's report of a period, with its words typed."""
    open_period(period, by=cast.mariam, at=NOW)
    report = Report.objects.get(period=period, organisation=cast.association)
    line = report.lines.get()
    answers = typed(line) | {"done": words, "consent": "on"}
    save_line(line, answers=answers, version=line.version, by=cast.aminata, at=NOW)
    report.refresh_from_db()
    return report


def workbook(words: str) -> bytes:
    """A workbook whose first cell says the words."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write(0, 0, words)
    book.close()
    return out.getvalue()
