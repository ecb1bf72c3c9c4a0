"""From a posted step to kept answers: text first, then files; nothing typed is lost."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.reporting.actions import add_evidence, save_line
from plans.reporting.answers import (
    CONSENT,
    EVIDENCE,
    box_names,
    boxes_of_question,
    clean_line_ends,
    is_too_long_to_keep,
    signs_kept,
)
from plans.reporting.gaps import Gap, GapKind
from plans.reporting.models import ReportLine
from plans.reporting.questions import Question
from portal.kit.numbers import show_number


def posted_answers(
    request: HttpRequest, questions: Sequence[Question], *, prefix: str = ""
) -> dict[str, str]:
    """What was typed in the boxes of these questions; an unticked box is empty."""
    answers = {}
    for name in box_names(questions):
        if name == CONSENT:
            answers[name] = request.POST.get(prefix + name, "")
        elif prefix + name in request.POST:
            answers[name] = clean_line_ends(request.POST[prefix + name])
    return answers


def chosen_answers(request: HttpRequest, answers: dict[str, str]) -> dict[str, str]:
    """After a conflict: the answers without those that give way to the other's."""
    return {
        name: text
        for name, text in answers.items()
        if request.POST.get(f"choix-{name}") != "theirs"
    }


def undecided(request: HttpRequest) -> list[str]:
    """The boxes of a conflict that nobody chose between."""
    return [
        box
        for box in request.POST.getlist("differing")
        if f"choix-{box}" not in request.POST
    ]


def keep(
    request: HttpRequest,
    line: ReportLine,
    questions: Sequence[Question],
    *,
    prefix: str = "",
) -> list[Gap]:
    """Save what was posted for one line; returns what could not be kept.

    Files are taken even when the text meets somebody else's. Raises Conflict,
    IllegalMove or PermissionDenied.
    """
    answers = posted_answers(request, questions, prefix=prefix)
    refused: list[Gap] = []
    try:
        save_line(
            line,
            answers=chosen_answers(request, answers),
            version=_posted_version(request, prefix),
            by=request.user,
            at=timezone.now(),
        )
    finally:
        if line.report.is_editable and EVIDENCE in {q.key for q in questions}:
            refused = _keep_files(request, line, prefix)
    return _not_kept(answers, questions) + refused


def _posted_version(request: HttpRequest, prefix: str) -> int:
    try:
        return int(request.POST.get(f"{prefix}version", ""))
    except ValueError:
        return -1


def _keep_files(request: HttpRequest, line: ReportLine, prefix: str) -> list[Gap]:
    refused = []
    for file in request.FILES.getlist(f"{prefix}files"):
        try:
            add_evidence(line, file, by=request.user, at=timezone.now())
        except ValidationError as error:
            text = f"{file.name} : {error.messages[0]}"
            refused.append(Gap(GapKind.WRONG, EVIDENCE, "files", text))
    line.refresh_from_db(fields=["evidence"])  # forget the files read before
    return refused


def _not_kept(answers: dict[str, str], questions: Sequence[Question]) -> list[Gap]:
    """Texts so long that the draft keeps its former text instead."""
    return [
        Gap(GapKind.WRONG, question.key, name, _too_long_to_keep(name))
        for question in questions
        for name in boxes_of_question(question)
        if is_too_long_to_keep(name, answers.get(name, ""))
    ]


def _too_long_to_keep(name: str) -> str:
    return _(
        "Ce texte est trop long pour être gardé : la limite est %(limit)s signes. "
        "Il est encore sur cette page : raccourcissez-le avant de la quitter."
    ) % {"limit": show_number(signs_kept(name))}
