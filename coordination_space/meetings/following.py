"""What becomes of a recommendation: begun, done with its proof, verified by another."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from coordination_space.meetings.outcomes import ActionItem
from coordination_space.meetings.states import ACTION_MOVES, TO_DO, ActionState
from coordination_space.permissions import can_verify_action, owns_action
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move

S = ActionState
PROOF_AT_MOST = 1_000


@transaction.atomic
def begin_action(action: ActionItem, *, by: User, at: datetime.datetime) -> None:
    """Say that it is under way. Raises PermissionDenied, IllegalMove."""
    if not owns_action(by, action):
        raise PermissionDenied
    if action.state != S.OPEN:
        raise IllegalMove(f"{action.state} → in_progress")
    move(action, to=S.IN_PROGRESS, moves=ACTION_MOVES)
    _tell("action_begun", action, by=by, at=at)


@transaction.atomic
def finish_action(
    action: ActionItem, *, proof: str, by: User, at: datetime.datetime
) -> None:
    """Say that it is done, and in a sentence how one sees it.

    Raises PermissionDenied, IllegalMove, ValidationError without a proof.
    """
    if not owns_action(by, action):
        raise PermissionDenied
    proof = proof.strip()
    if not proof or len(proof) > PROOF_AT_MOST:
        raise ValidationError(
            _("Dites en une phrase ce qui a été fait, et où on peut le voir."),
            code="no_proof",
        )
    move(
        action,
        to=S.DONE,
        moves=ACTION_MOVES,
        proof=proof,
        done_by=by.uuid,
        done_at=at,
    )
    _tell("action_done", action, by=by, at=at)


@transaction.atomic
def verify_action(action: ActionItem, *, by: User, at: datetime.datetime) -> None:
    """Confirm that it was done. Raises PermissionDenied, IllegalMove."""
    _may_verify(action, by=by)
    move(
        action,
        to=S.VERIFIED,
        moves=ACTION_MOVES,
        verified_by=by.uuid,
        verified_at=at,
    )
    _tell("action_verified", action, by=by, at=at)


@transaction.atomic
def reopen_action(action: ActionItem, *, by: User, at: datetime.datetime) -> None:
    """Find that it is not done yet: it is under way again, its proof kept to mend.

    Raises PermissionDenied, IllegalMove.
    """
    _may_verify(action, by=by)
    move(action, to=S.IN_PROGRESS, moves=ACTION_MOVES, done_by=None, done_at=None)
    _tell("action_reopened", action, by=by, at=at)


def _may_verify(action: ActionItem, *, by: User) -> None:
    if action.state in TO_DO or action.state == S.VERIFIED:
        raise IllegalMove(f"{action.state} is not to verify")
    if not can_verify_action(by, action):
        raise PermissionDenied


def _tell(act: str, action: ActionItem, *, by: User, at: datetime.datetime) -> None:
    record(
        f"meetings.{act}",
        at=at,
        actor=by.uuid,
        object_kind="action_item",
        object_uuid=action.uuid,
    )
