"""What a reviewer writes to the organisation is read there."""

import pytest

from plans.review.actions import return_report, validate_report
from portal.notices.models import Notice
from tests.conftest import NOW
from tests.plans.factories import sent_report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("how", ["return", "validate"])
def test_the_message_reaches_the_organisation(outline, cast, client, how):
    report = sent_report(outline)
    asked = {"note": "Appelez-moi lundi.", "at": NOW}
    if how == "return":
        comment = (report.lines.first(), "done", "Dites où.")
        return_report(report, by=cast.mariam, comments=[comment], **asked)
    else:
        validate_report(report, by=cast.mariam, **asked)
    assert "Appelez-moi lundi." in Notice.objects.filter(recipient=cast.aminata)[0].body
    if how == "return":
        client.force_login(cast.aminata)
        page = client.get(f"/espace/rapports/{report.uuid}/", follow=True)
        assert "Appelez-moi lundi." in page.content.decode()
