"""What the secretariat does with minutes: begin, send out, approve, take back, correct.

Each act locks the minutes, checks who acts, moves the state by compare-and-set, and
writes its audit row, its notices and its entry of search in the same transaction.
"""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from coordination_space.meetings.actions import next_number, open_meeting
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.states import MeetingState
from coordination_space.minutes import messages
from coordination_space.minutes.concluding import conclude
from coordination_space.minutes.content import digest_of, gather
from coordination_space.minutes.gaps import gaps_of
from coordination_space.minutes.indexing import index_minutes
from coordination_space.minutes.models import Correction, Minutes, MinutesSection
from coordination_space.minutes.states import MOVES, MinutesKind, MinutesState
from coordination_space.permissions import can_write_minutes
from cso_pages.reference.audiences import Audience
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move

S = MinutesState
AUDIENCES = (Audience.PUBLIC, Audience.MEMBERS)


@transaction.atomic
def start_minutes(meeting: Meeting, *, by: User, at: datetime.datetime) -> Minutes:
    """Open the meeting where it was not, with one empty section for each point.

    Minutes that were begun are given as they are. Raises PermissionDenied,
    IllegalMove for a meeting that was cancelled, or that has not begun.
    """
    _may(by)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    found = Minutes.objects.filter(meeting=held).first()
    if found is not None:
        return found
    if held.starts_at > at:
        raise IllegalMove("the meeting has not begun")
    if held.state != MeetingState.OPEN:
        open_meeting(held, by=by, at=at)
    kind = MinutesKind.OFFICIAL if held.body.is_official else MinutesKind.REPORT
    minutes = Minutes.objects.create(meeting=held, kind=kind, started_at=at)
    MinutesSection.objects.bulk_create(
        MinutesSection(minutes=minutes, item=item) for item in held.agenda.all()
    )
    _tell("minutes_started", minutes, by=by, at=at)
    return minutes


@transaction.atomic
def publish_minutes(
    minutes: Minutes, audience: str, *, by: User, at: datetime.datetime
) -> None:
    """Publish to the public or to members; the audience is told.

    A compte rendu goes out at once, from its writing; a procès-verbal once approved.
    Raises PermissionDenied, IllegalMove, ValidationError with what is missing or for
    an audience that the meeting does not allow.
    """
    held = _hold(minutes, by=by)
    _check_audience(held, audience)
    if S.PUBLISHED not in MOVES[held.kind].get(held.state, frozenset()):
        raise IllegalMove(f"{held.kind} {held.state} → published")
    if held.kind == MinutesKind.REPORT:
        _check_gaps(held)
        conclude(held, by=by, at=at)
    move(
        held,
        to=S.PUBLISHED,
        moves=MOVES[held.kind],
        audience=audience,
        published_at=at,
    )
    _tell("minutes_published", held, by=by, at=at, audience=audience)
    index_minutes(held)
    messages.tell_of_publication(held, at=at)
    _show(minutes, held)


@transaction.atomic
def circulate_minutes(minutes: Minutes, *, by: User, at: datetime.datetime) -> None:
    """Give a procès-verbal to the members as « projet, non approuvé ».

    Raises PermissionDenied, IllegalMove, ValidationError with what is missing.
    """
    held = _hold(minutes, by=by)
    _check_audience(held, Audience.MEMBERS)
    if held.kind != MinutesKind.OFFICIAL or held.state != S.WRITING:
        raise IllegalMove(f"{held.kind} {held.state} → circulated")
    _check_gaps(held)
    conclude(held, by=by, at=at)
    move(
        held,
        to=S.CIRCULATED,
        moves=MOVES[held.kind],
        audience=Audience.MEMBERS,
        circulated_at=at,
    )
    _tell("minutes_circulated", held, by=by, at=at)
    index_minutes(held)
    messages.tell_of_draft(held, at=at)
    _show(minutes, held)


@transaction.atomic
def approve_minutes(
    minutes: Minutes,
    *,
    on: datetime.date,
    at_meeting: Meeting | None,
    by: User,
    at: datetime.datetime,
) -> None:
    """Note that a procès-verbal was approved, by a meeting or in writing (None).

    From then on its content is frozen, with its digest. Raises PermissionDenied,
    IllegalMove, ValidationError for a day or a meeting that cannot be.
    """
    held = _hold(minutes, by=by)
    if held.state != S.CIRCULATED:
        raise IllegalMove(f"{held.kind} {held.state} → approved")
    _check_approval(held, on=on, at_meeting=at_meeting, at=at)
    content = gather(held)
    move(
        held,
        to=S.APPROVED,
        moves=MOVES[held.kind],
        approved_on=on,
        approved_at_meeting=at_meeting,
        approved_in_writing=at_meeting is None,
        frozen=content,
        digest=digest_of(content),
    )
    _tell("minutes_approved", held, by=by, at=at, digest=held.digest)
    index_minutes(held)
    _show(minutes, held)


@transaction.atomic
def take_back_minutes(minutes: Minutes, *, by: User, at: datetime.datetime) -> None:
    """Withdraw what went out: to be written again, or, once approved, from the public.

    Raises PermissionDenied, IllegalMove for approved minutes that are not published.
    """
    held = _hold(minutes, by=by)
    if held.state not in {S.PUBLISHED, S.CIRCULATED}:
        raise IllegalMove(f"minutes that are {held.state} are not taken back")
    if held.kind == MinutesKind.OFFICIAL and held.state == S.PUBLISHED:
        to, audience = S.APPROVED, Audience.MEMBERS
    else:
        to, audience = S.WRITING, Audience.SECRETARIAT
    move(held, to=to, moves=MOVES[held.kind], audience=audience)
    _tell("minutes_taken_back", held, by=by, at=at, to=str(to))
    index_minutes(held)
    _show(minutes, held)


@transaction.atomic
def correct_minutes(
    minutes: Minutes, text: str, *, by: User, on: datetime.date, at: datetime.datetime
) -> Correction:
    """Add a numbered rectificatif to minutes that went out.

    Raises PermissionDenied, IllegalMove while they are written, ValidationError for
    an empty text.
    """
    held = _hold(minutes, by=by)
    if held.is_writable:
        raise IllegalMove("minutes that are written are not corrected")
    if not text.strip() or len(text) > 1000:
        raise ValidationError(_("Écrivez le rectificatif, en 1 000 signes au plus."))
    number = next_number(held.corrections.all())
    correction = Correction.objects.create(
        minutes=held, number=number, text=text.strip(), made_on=on, made_by=by.uuid
    )
    _tell("minutes_corrected", held, by=by, at=at, number=number)
    return correction


def _may(by: User) -> None:
    if not can_write_minutes(by):
        raise PermissionDenied


def _hold(minutes: Minutes, *, by: User) -> Minutes:
    _may(by)
    known = Minutes.objects.select_related("meeting__body")
    return known.select_for_update(of=("self",)).get(pk=minutes.pk)


def _check_gaps(minutes: Minutes) -> None:
    gaps = gaps_of(minutes)
    if gaps:
        raise ValidationError([gap.sentence for gap in gaps], code="gaps")


def _check_audience(minutes: Minutes, audience: str) -> None:
    if audience not in AUDIENCES:
        raise ValidationError(_("Choisissez qui pourra le lire."), code="audience")
    if minutes.meeting.audience == Audience.SECRETARIAT:
        raise ValidationError(
            _("Cette réunion est connue du secrétariat seul\u00a0: rien n’en sort."),
            code="private",
        )


def _check_approval(
    minutes: Minutes,
    *,
    on: datetime.date,
    at_meeting: Meeting | None,
    at: datetime.datetime,
) -> None:
    if not minutes.meeting.day <= on <= at.date():
        raise ValidationError(
            _("La date d’approbation est entre la réunion et aujourd’hui."), code="day"
        )
    if at_meeting is None:
        return
    if at_meeting.pk == minutes.meeting_id or (
        at_meeting.body_id != minutes.meeting.body_id
    ):
        raise ValidationError(
            _("Un procès-verbal est approuvé par une autre réunion du même organe."),
            code="meeting",
        )


def _show(minutes: Minutes, held: Minutes) -> None:
    """Bring the row in the caller's hand up to date."""
    minutes.__dict__.update(
        {name: value for name, value in vars(held).items() if name != "_state"}
    )


def _tell(
    act: str, minutes: Minutes, *, by: User, at: datetime.datetime, **detail: object
) -> None:
    record(
        f"meetings.{act}",
        at=at,
        actor=by.uuid,
        object_kind="meeting",
        object_uuid=minutes.meeting.uuid,
        **detail,
    )
