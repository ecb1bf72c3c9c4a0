"""Which form is which step: with what was posted, or with what is kept."""

import datetime
from typing import Any

from cso_pages.upkeep.registration.fields import StepForm
from cso_pages.upkeep.registration.forms import (
    ReachForm,
    SendForm,
    WhereForm,
    WhoForm,
    WorkForm,
)
from cso_pages.upkeep.registration.gaps import WHERE, Answers, several


def step_form(
    step: str,
    answers: Answers,
    *,
    today: datetime.date,
    data: Any = None,
    files: Any = None,
) -> StepForm:
    """The form of a step; `data` None shows what is kept of it."""
    given: dict[str, Any] = {"data": data, "files": files, "initial": dict(answers)}
    if step == "1":
        return WhoForm(**given)
    if step == "2":
        return WorkForm(**given)
    if step == WHERE:
        chosen = {name: several(answers, name) for name in ("themes", "territories")}
        return WhereForm(**chosen, **given)
    if step == "3":
        return ReachForm(today=today, **given)
    return SendForm(**given)
