"""The door of the app: its rooms' models, by name."""

from coordination_space.bodies.models import Body, Seat
from coordination_space.governance.models import GovernanceDocument, GovernanceVersion
from coordination_space.meetings.models import AgendaItem, Attendance, Meeting
from coordination_space.meetings.outcomes import ActionItem, Decision
from coordination_space.minutes.models import Correction, Minutes, MinutesSection
from coordination_space.sharing.models import Proposal, ProposalFile, ProposalMessage

__all__ = [
    "AgendaItem",
    "Attendance",
    "Body",
    "Correction",
    "Decision",
    "GovernanceVersion",
    "Meeting",
    "Minutes",
    "MinutesSection",
    "Proposal",
    "ProposalFile",
    "ProposalMessage",
    "Seat",
    "ActionItem",
    "GovernanceDocument",
]
