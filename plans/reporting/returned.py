"""A report that came back: the comments, and the only questions that reopen."""

from collections import defaultdict

from plans.reporting.models import Report
from plans.reporting.states import ReportState
from plans.review.models import DecisionKind, ReviewComment, ReviewDecision


def comments_on(report: Report) -> list[ReviewComment]:
    """The comments to answer, oldest first; none unless the report came back."""
    if report.state != ReportState.TO_COMPLETE:
        return []
    comments = list(
        ReviewComment.objects.filter(
            revision__report=report, revision__withdrawn_at=None
        ).select_related("revision")
    )
    last = max((comment.revision.number for comment in comments), default=None)
    return [comment for comment in comments if comment.revision.number == last]


def message_on(report: Report) -> str:
    """What the reviewer wrote to the organisation when she sent the report back."""
    if report.state != ReportState.TO_COMPLETE:
        return ""
    decision = (
        ReviewDecision.objects.filter(
            revision__report=report, revision__withdrawn_at=None
        )
        .order_by("-revision__number")
        .first()
    )
    return decision.note if decision else ""


def reopened_questions(report: Report) -> dict[int, set[str]]:
    """Question keys that reopen, by key of their line."""
    reopened: dict[int, set[str]] = defaultdict(set)
    for comment in comments_on(report):
        reopened[comment.line_id].add(comment.field)
    return reopened


def was_returned(report: Report) -> bool:
    """Whether its last standing revision was sent back to complete."""
    last = ReviewDecision.objects.filter(
        revision__report=report, revision__withdrawn_at=None
    ).order_by("-revision__number")
    newest = report.revisions.standing().order_by("-number").values("number")[:1]
    return last.filter(revision__number=newest, kind=DecisionKind.RETURNED).exists()
