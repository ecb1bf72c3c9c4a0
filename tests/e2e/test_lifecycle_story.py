"""A validated report is reopened, corrected and validated again; its quarter closes."""

import re

from playwright.sync_api import expect

from plans.reporting.models import ReportingPeriod
from plans.review.actions import validate_report
from tests.conftest import NOW, TODAY
from tests.e2e.test_review_story import (
    browse,
    report,
    share_of_talks,
    the_plan_page_of_october,
)

__all__ = ["browse", "report", "the_plan_page_of_october"]
WHY = "Une causerie de juillet est comptée deux fois."


def test_a_report_is_reopened_corrected_and_its_quarter_closed(
    browse, site, cast, outline, report
):
    validate_report(report, by=cast.mariam, at=NOW)
    visitor = browse()
    assert share_of_talks(visitor, site) == ("64 %", "23 sur 36")  # 14 and 9

    mariam = browse(cast.mariam, width=1280)
    mariam.goto(f"{site}/espace/validation/suivre/{report.uuid}/")
    mariam.get_by_text("Rouvrir", exact=True).first.click()
    mariam.get_by_label("Raison").first.fill(WHY)
    mariam.get_by_role("button", name="Rouvrir").click()
    expect(mariam.get_by_text("C’est fait.")).to_be_visible()
    assert share_of_talks(visitor, site) == ("64 %", "23 sur 36")  # it still counts

    aminata = browse(cast.aminata)
    aminata.goto(f"{site}/espace/rapports/{report.uuid}/historique/")
    expect(aminata.get_by_text(WHY)).to_be_visible()
    aminata.goto(f"{site}/espace/rapports/{report.uuid}/etape/1/")
    aminata.get_by_label(re.compile("Causeries tenues ce trimestre")).first.fill("8")
    aminata.get_by_role("button", name="Enregistrer et continuer").click()
    aminata.get_by_label(re.compile("Nous avons relu ces chiffres")).check()
    aminata.get_by_role("button", name="Envoyer le rapport").click()
    aminata.wait_for_url("**/recu/")

    mariam.goto(f"{site}/espace/validation/{report.uuid}/")
    mariam.get_by_role("button", name="Valider le rapport").click()
    expect(mariam.get_by_text("Rapport validé")).to_be_visible()
    assert share_of_talks(visitor, site) == ("61 %", "22 sur 36")

    ReportingPeriod.objects.filter(pk=outline.t3.pk).update(
        opens_on=TODAY.replace(day=1), due_on=TODAY.replace(day=2)
    )
    ibrahim = browse(cast.ibrahim, width=1280)
    ibrahim.goto(f"{site}/espace/validation/periodes/{outline.t3.pk}/")
    ibrahim.get_by_text("Clore maintenant").click()
    ibrahim.get_by_role("button", name="Clore").click()
    expect(ibrahim.get_by_text("Trimestre clos")).to_be_visible()
    expect(ibrahim.get_by_role("cell", name="verrouillé")).to_be_visible()
    assert share_of_talks(visitor, site) == ("61 %", "22 sur 36")
