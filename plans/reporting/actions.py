"""The door of the room's actions: what changes a report, from opening to sending."""

from plans.reporting.attaching import add_evidence, remove_evidence
from plans.reporting.opening import open_period
from plans.reporting.saving import Conflict, save_line
from plans.reporting.sending import (
    IncompleteReport,
    request_signature,
    send_report,
    withdraw_report,
)

__all__ = [
    "Conflict",
    "IncompleteReport",
    "add_evidence",
    "open_period",
    "remove_evidence",
    "request_signature",
    "save_line",
    "send_report",
    "withdraw_report",
]
