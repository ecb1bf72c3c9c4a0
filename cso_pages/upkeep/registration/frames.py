"""What the pages of an opened registration show."""

import datetime
from dataclasses import dataclass, field

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.duplicates import candidates_for
from cso_pages.upkeep.registration.fields import StepForm
from cso_pages.upkeep.registration.gaps import (
    FIRST,
    LAST,
    WHERE,
    Answers,
    seen_mark,
)
from cso_pages.upkeep.registration.models import Registration, RegistrationFile
from cso_pages.upkeep.registration.reading import reply_address
from cso_pages.upkeep.registration.recap import (
    Difference,
    Section,
    differences,
    sections_of,
    titles,
)
from cso_pages.upkeep.registration.steps import step_form

QUESTIONS = {
    "1": "cso_pages/upkeep/registration/_who.html",
    "2": "cso_pages/upkeep/registration/_work.html",
    WHERE: "cso_pages/upkeep/registration/_where.html",
    "3": "cso_pages/upkeep/registration/_reach.html",
    LAST: "cso_pages/upkeep/registration/_send.html",
}


@dataclass(frozen=True)
class Opened:
    """A registration, the code that opened it, and the moment."""

    registration: Registration
    code: str
    at: datetime.datetime
    today: datetime.date


@dataclass(frozen=True)
class Frame:
    """One step of the form; `marks` are done, current and todo."""

    step: str
    number: str
    title: str
    form: StepForm
    code: str
    seen: str
    registration: Registration
    questions: str
    is_first: bool
    is_last: bool
    marks: tuple[str, ...]
    files: tuple[RegistrationFile, ...] = ()
    sections: tuple[Section, ...] = ()
    changed: tuple[Difference, ...] = ()
    said: str = ""
    is_new: bool = False
    address: str = ""
    lacks: int = field(default=0)


def frame_of(
    opened: Opened,
    step: str,
    *,
    form: StepForm | None = None,
    changed: bool = False,
    said: str = "",
    is_new: bool = False,
) -> Frame:
    """A step with what is kept, or with the form that was posted."""
    row = opened.registration
    shown = form or step_form(step, row.answers, today=opened.today)
    number = "2" if step == WHERE else step
    sections = _sections(opened) if step == LAST else ()
    return Frame(
        step=step,
        number=number,
        title=titles()[step],
        form=shown,
        code=opened.code,
        seen=seen_mark(step, row.answers),
        registration=row,
        questions=QUESTIONS[step],
        is_first=step == FIRST,
        is_last=step == LAST,
        marks=tuple(_mark(int(number), place) for place in range(1, 5)),
        files=tuple(row.files.all()) if step in {"3", LAST} else (),
        sections=sections,
        changed=tuple(differences(shown, row.answers)) if changed else (),
        said=said,
        is_new=is_new,
        address=reply_address(row.answers),
        lacks=sum(len(s.gaps) for s in sections if s.step != LAST),
    )


def _mark(current: int, place: int) -> str:
    if place == current:
        return "current"
    return "done" if place < current else "todo"


def _sections(opened: Opened) -> tuple[Section, ...]:
    return tuple(sections_of(opened.registration.answers, today=opened.today))


def listed_alike(answers: Answers) -> list[Organisation]:
    """Listed organisations that look the same, by what is public of them alone."""
    found = candidates_for(
        name=str(answers.get("name") or ""),
        sigle=str(answers.get("sigle") or ""),
        seat=str(answers.get("territory") or ""),
    )
    return [one.organisation for one in found if one.organisation.is_listed]
