"""Minutes: states by kind, who may, what they need, their numbers, their words."""

import datetime
import threading
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from coordination_space.bodies.models import BodyKind
from coordination_space.meetings.attending import Tick, TickedByAnother, save_attendance
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.outcomes import ActionItem, Decision
from coordination_space.meetings.states import ActionState, MeetingState
from coordination_space.minutes import actions
from coordination_space.minutes.content import digest_of
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.saving import Words, WrittenByAnother, save_section
from coordination_space.minutes.states import MOVES, MinutesKind, MinutesState
from cso_pages.reference.audiences import Audience
from cso_pages.search.models import SearchEntry
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from portal.notices.models import Notice
from tests.conftest import NOW
from tests.coordination_space.meeting_ways import (
    a_body,
    a_meeting,
    a_meeting_to_come,
    begun_minutes,
    published_minutes,
    tick_all,
    write_all,
    written_minutes,
)

pytestmark = pytest.mark.django_db
S = MinutesState
TODAY = NOW.date()


def act_on(minutes, act, cast):
    who = {"by": cast.mariam, "at": NOW}
    if act == "publish":
        return actions.publish_minutes(minutes, Audience.PUBLIC, **who)
    if act == "circulate":
        return actions.circulate_minutes(minutes, **who)
    if act == "approve":
        return actions.approve_minutes(minutes, on=TODAY, at_meeting=None, **who)
    return actions.take_back_minutes(minutes, **who)


def a_pv(cast) -> Minutes:
    return written_minutes(cast, body=a_body(BodyKind.BOARD, name="Bureau"))


@pytest.mark.parametrize(
    ("official", "path", "legal"),
    [
        (False, [], {"publish": S.PUBLISHED}),
        (False, ["publish"], {"take back": S.WRITING}),
        (True, [], {"circulate": S.CIRCULATED}),
        (True, ["circulate"], {"approve": S.APPROVED, "take back": S.WRITING}),
        (True, ["circulate", "approve"], {"publish": S.PUBLISHED}),
        (True, ["circulate", "approve", "publish"], {"take back": S.APPROVED}),
    ],
)
@pytest.mark.parametrize("act", ["publish", "circulate", "approve", "take back"])
def test_every_move_of_minutes_is_legal_or_refused(cast, official, path, legal, act):
    minutes = a_pv(cast) if official else written_minutes(cast)
    for step in path:
        act_on(minutes, step, cast)
    before = minutes.state
    if act in legal:
        act_on(minutes, act, cast)
        assert Minutes.objects.get().state == legal[act]
    else:
        with pytest.raises(IllegalMove):
            act_on(minutes, act, cast)
        assert Minutes.objects.get().state == before


def test_the_table_of_moves_names_every_kind():
    assert set(MOVES) == set(MinutesKind)


@pytest.mark.parametrize("act", ["publish", "circulate", "approve", "take back"])
@pytest.mark.parametrize("person", ["aminata", "ibrahim", "steering", "admin"])
def test_only_the_secretariat_acts(cast, person, act):
    minutes = written_minutes(cast)
    who = {"by": getattr(cast, person), "at": NOW}
    with pytest.raises(PermissionDenied):
        {
            "publish": lambda: actions.publish_minutes(minutes, "public", **who),
            "circulate": lambda: actions.circulate_minutes(minutes, **who),
            "approve": lambda: actions.approve_minutes(
                minutes, on=TODAY, at_meeting=None, **who
            ),
            "take back": lambda: actions.take_back_minutes(minutes, **who),
        }[act]()


def test_publishing_closes_numbers_opens_tells_and_indexes(cast):
    minutes = published_minutes(cast)
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.quorum_reached) == (MeetingState.CLOSED, True)
    assert (meeting.quorum_base, meeting.quorum_present) == (3, 3)
    assert Decision.objects.get().reference == "D2026-01"
    action = ActionItem.objects.get()
    assert (action.state, action.reference) == (ActionState.OPEN, "R1")
    told = Notice.objects.filter(kind="minutes.out")
    assert {n.recipient for n in told} == {
        cast.aminata, cast.sira, cast.bintou, cast.fatoumata, cast.regional,
        cast.mariam, cast.ibrahim, cast.coumba, cast.steering,
    }  # fmt: skip
    assert "À faire" in told.get(recipient=cast.aminata).body
    assert "À faire" not in told.get(recipient=cast.bintou).body
    entry = SearchEntry.objects.get(kind="minutes")
    assert (entry.audience, entry.url) == ("public", minutes.get_absolute_url())
    assert AuditEntry.objects.filter(action="meetings.minutes_published").exists()


def test_what_is_taken_back_is_found_no_more(cast):
    minutes = published_minutes(cast)
    actions.take_back_minutes(minutes, by=cast.mariam, at=NOW)
    assert not SearchEntry.objects.filter(kind="minutes").exists()
    assert minutes.audience == Audience.SECRETARIAT


def test_what_went_out_again_keeps_its_numbers_and_numbers_what_is_new(cast):
    minutes = published_minutes(cast)
    actions.take_back_minutes(minutes, by=cast.mariam, at=NOW)
    write_all(cast, minutes, texts=("Un échange.", "Repris."))
    actions.publish_minutes(minutes, "public", by=cast.mariam, at=NOW)
    assert [d.reference for d in Decision.objects.order_by("pk")] == [
        "D2026-01",
        "D2026-02",
    ]


def test_without_its_quorum_a_meeting_ends_en_carence(cast):
    minutes = begun_minutes(cast)
    row = minutes.meeting.attendance.first()
    save_attendance(
        minutes.meeting, {row.pk: Tick("present")}, version=0, key=None,
        by=cast.mariam, at=NOW,
    )  # fmt: skip
    actions.publish_minutes(minutes, "members", by=cast.mariam, at=NOW)
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.quorum_reached) == (MeetingState.NO_QUORUM, False)


def test_without_its_quorum_nothing_is_decided(cast):
    minutes = begun_minutes(cast)
    tick_all(cast, minutes.meeting, "excused")
    write_all(cast, minutes)
    with pytest.raises(ValidationError, match="Sans quorum"):
        actions.publish_minutes(minutes, "public", by=cast.mariam, at=NOW)


def test_what_is_missing_is_said_all_at_once(cast):
    minutes = begun_minutes(cast)
    tick_all(cast, minutes.meeting)
    with pytest.raises(ValidationError) as refused:
        actions.publish_minutes(minutes, "public", by=cast.mariam, at=NOW)
    assert "Point 2" in refused.value.messages[0]


def test_minutes_of_the_secretariats_own_meeting_do_not_go_out(cast):
    minutes = written_minutes(cast, audience=Audience.SECRETARIAT)
    with pytest.raises(ValidationError, match="secrétariat seul"):
        actions.publish_minutes(minutes, "public", by=cast.mariam, at=NOW)


@pytest.mark.parametrize("audience", ["", "secretariat", "tout le monde"])
def test_an_unknown_audience_is_refused(cast, audience):
    with pytest.raises(ValidationError):
        actions.publish_minutes(written_minutes(cast), audience, by=cast.mariam, at=NOW)


def test_approval_freezes_the_words_and_their_digest(cast):
    minutes = a_pv(cast)
    for act in ("circulate", "approve"):
        act_on(minutes, act, cast)
    minutes.sections.update(body="<p>Autre chose.</p>")
    kept = Minutes.objects.get()
    assert kept.frozen["sections"][0]["body"] == "<p>Un échange.</p>"
    assert kept.digest == digest_of(kept.frozen)


@pytest.mark.parametrize("days", [-30, 1])
def test_approval_has_a_day_that_can_be(cast, days):
    minutes = a_pv(cast)
    act_on(minutes, "circulate", cast)
    day = TODAY + datetime.timedelta(days=days)
    with pytest.raises(ValidationError):
        actions.approve_minutes(
            minutes, on=day, at_meeting=None, by=cast.mariam, at=NOW
        )


def test_a_meeting_that_has_not_begun_has_no_minutes(cast):
    with pytest.raises(IllegalMove):
        actions.start_minutes(a_meeting_to_come(cast), by=cast.mariam, at=NOW)


def test_minutes_are_begun_once(cast):
    meeting = a_meeting(cast)
    first = actions.start_minutes(meeting, by=cast.mariam, at=NOW)
    assert actions.start_minutes(meeting, by=cast.mariam, at=NOW) == first
    assert Meeting.objects.get().reference == "2026-01"


def save(section, text, cast, *, version, key=None, by=None):
    return save_section(
        section, Words(text), version=version, key=key, by=by or cast.mariam, at=NOW
    )


def test_two_who_write_lose_nothing(cast):
    section = begun_minutes(cast).sections.first()
    save(section, "Le mien.", cast, version=0, key=uuid.uuid4())
    with pytest.raises(WrittenByAnother) as told:
        save(section, "Le sien.", cast, version=0, key=uuid.uuid4())
    assert told.value.theirs.text == "Le mien."
    assert told.value.mine.text == "Le sien."


def test_a_page_that_lost_an_answer_goes_on(cast):
    """Its own words, saved without its knowing, are not another person's."""
    section, page = begun_minutes(cast).sections.first(), uuid.uuid4()
    save(section, "Une phrase.", cast, version=0, key=page)
    save(section, "Une phrase. Deux.", cast, version=0, key=page)
    section.refresh_from_db()
    assert (section.text, section.version) == ("Une phrase. Deux.", 2)


def test_the_same_words_twice_change_nothing(cast):
    section = begun_minutes(cast).sections.first()
    save(section, "Une phrase.", cast, version=0)
    save(section, "Une phrase.", cast, version=0, key=uuid.uuid4())
    section.refresh_from_db()
    assert section.version == 1


def test_nothing_is_written_once_it_went_out(cast):
    minutes = published_minutes(cast)
    with pytest.raises(IllegalMove):
        save(minutes.sections.first(), "Après.", cast, version=1)


def test_two_who_tick_otherwise_are_told(cast):
    meeting = begun_minutes(cast).meeting
    tick_all(cast, meeting, "present", key=uuid.uuid4())
    row = meeting.attendance.first()
    with pytest.raises(TickedByAnother) as told:
        save_attendance(
            meeting, {row.pk: Tick("excused")}, version=0, key=uuid.uuid4(),
            by=cast.mariam, at=NOW,
        )  # fmt: skip
    assert told.value.differing == [row.pk]


def test_a_state_that_implies_something_is_guarded_by_the_database(cast):
    minutes = begun_minutes(cast)
    for wrong in (
        {"audience": "public"},
        {"state": S.PUBLISHED, "audience": "public"},
        {"state": S.APPROVED, "audience": "members"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Minutes.objects.filter(pk=minutes.pk).update(**wrong)


@pytest.mark.django_db(transaction=True)
def test_two_that_go_out_at_once_share_no_number_and_leave_no_gap(cast):
    """Two meetings of one organ, published at the same moment."""
    both = [written_minutes(cast), written_minutes(cast)]
    together, failed = threading.Barrier(2), []

    def publish(minutes):
        try:
            together.wait(10)
            actions.publish_minutes(minutes, "public", by=cast.mariam, at=NOW)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=(one,)) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 2]
    assert sorted(Meeting.objects.values_list("number", flat=True)) == [1, 2]
