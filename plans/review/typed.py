"""Reads the comments of a posted review form."""

from django.http import QueryDict

from plans.reporting.models import Report
from plans.reporting.questions import questions_of
from plans.review.actions import Comment
from plans.review.phrases import written_out


def comments_in(posted: QueryDict, report: Report) -> list[Comment]:
    """The comments typed or ticked, in the order of the questions."""
    found = []
    for line in report.lines.with_questions():
        for question in questions_of(line):
            box = f"{line.pk}-{question.key}"
            text = written_out(
                question.key, posted.getlist(f"ph-{box}"), posted.get(f"c-{box}", "")
            )
            if text:
                found.append(Comment(line, question.key, text))
    return found


def version_in(posted: QueryDict) -> int | None:
    """The number of the revision that the page showed."""
    typed = posted.get("version", "")
    return int(typed) if typed.isdigit() else None
