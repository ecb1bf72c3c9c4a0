"""What still stands in the way of sending minutes out, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coordination_space.meetings.attending import Presence, presence_of
from coordination_space.meetings.models import AgendaItem
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.meetings.states import ItemKind
from coordination_space.minutes.models import Minutes


@dataclass(frozen=True)
class Gap:
    """One sentence, and where on the writing screen it is mended."""

    anchor: str
    sentence: str


def gaps_of(minutes: Minutes) -> list[Gap]:
    """Everything to mend before the minutes may go out; empty when nothing is."""
    gaps = []
    meeting = minutes.meeting
    points = list(
        meeting.agenda.select_related("section").prefetch_related(
            "decisions", "action_items"
        )
    )
    decided = any(d.text for point in points for d in point.decisions.all())
    if meeting.is_in_session:
        gaps += _presence_gaps(presence_of(meeting), decided=decided)
    missed = meeting.is_in_session and not _may_decide(minutes)
    for point in points:
        if not missed:
            gaps += _point_gaps(point)
        gaps += [gap for a in point.action_items.all() if (gap := _action_gap(a))]
    return gaps


def _may_decide(minutes: Minutes) -> bool:
    """Whether the meeting reached its quorum, or needs none."""
    quorum = presence_of(minutes.meeting).quorum
    return quorum is None or quorum.is_reached


def _presence_gaps(presence: Presence, *, decided: bool) -> list[Gap]:
    if presence.is_untouched:
        return [Gap("presence", _("Cochez les organisations présentes."))]
    if presence.quorum and not presence.quorum.is_reached and decided:
        told = _("Sans quorum, rien ne se décide\u00a0: effacez les décisions.")
        return [Gap("presence", told)]
    return []


def _point_gaps(point: AgendaItem) -> list[Gap]:
    """A decision point needs an outcome: a decision, or words that say why none."""
    has_outcome = point.section.text or any(d.text for d in point.decisions.all())
    if point.kind != ItemKind.DECISION or has_outcome:
        return []
    told = _(
        "Point %(n)s\u00a0: écrivez la décision prise, ou pourquoi il n’y en a pas."
    )
    return [Gap(f"point-{point.position}", told % {"n": point.position})]


def _action_gap(action: ActionItem) -> Gap | None:
    has_who = action.owner_id is not None or action.is_secretariats
    told = ""
    if not action.what:
        if has_who or action.due_on or action.number:
            told = _("Point %(n)s\u00a0: une recommandation n’a pas de texte.")
    elif not has_who:
        told = _("Point %(n)s\u00a0: dites qui fait «\u00a0%(what)s\u00a0».")
    elif action.due_on is None:
        told = _("Point %(n)s\u00a0: dites pour quand «\u00a0%(what)s\u00a0».")
    if not told:
        return None
    position = action.item.position
    values = {"n": position, "what": action.what[:60]}
    return Gap(f"point-{position}", told % values)
