"""What was sent, frozen: each field with its salt and hash, and one digest over all.

A field's text can later be masked (safety: no survivor data) without breaking the
digest, because only its hash enters it; without the salt the hash tells nothing of a
short text. `holds` says whether a snapshot is the one that was sent.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from plans.reporting.answers import boxes_of_question
from plans.reporting.models import ReportLine, ReportRevision
from plans.reporting.questions import Question, questions_of

Snapshot = dict[str, Any]
SALT_BYTES = 16


def make_snapshot(
    lines: Iterable[ReportLine],
    *,
    new_salt: Callable[[], str] = lambda: secrets.token_hex(SALT_BYTES),
) -> Snapshot:
    """Freeze lines that were fetched with their questions and files.

    {"lines": [{"activity": uuid, "code": …, "title": …, "fields": {key: {"number",
    "title", "value", "salt", "hash"}}}]}; `value` is {box: text as typed}, or for the
    evidence the list of files.
    """
    return {"format": 1, "lines": [_freeze_line(line, new_salt) for line in lines]}


def digest_of(snapshot: Snapshot) -> str:
    """SHA-256 over the hashes of all fields, in order."""
    hashes = [
        f"{line['activity']} {key} {field['hash']}"
        for line in snapshot["lines"]
        for key, field in sorted(line["fields"].items())
    ]
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def holds(revision: ReportRevision) -> bool:
    """Whether nothing in a revision's snapshot was changed since it was sent."""
    fields = [
        field
        for line in revision.snapshot["lines"]
        for field in line["fields"].values()
    ]
    return digest_of(revision.snapshot) == revision.digest and all(
        field["hash"] == hash_of(field["value"], field["salt"]) for field in fields
    )


def hash_of(value: object, salt: str) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def _freeze_line(line: ReportLine, new_salt: Callable[[], str]) -> Snapshot:
    fields = {}
    for question in questions_of(line):
        value = _value_of(question, line)
        salt = new_salt()
        fields[question.key] = {
            "number": question.number,
            "title": str(question.title),
            "value": value,
            "salt": salt,
            "hash": hash_of(value, salt),
        }
    return {
        "activity": str(line.activity.uuid),
        "code": line.activity.code,
        "title": line.activity.title,
        "fields": fields,
    }


def _value_of(question: Question, line: ReportLine) -> object:
    if question.key == "evidence":
        return [
            {"file": str(file.uuid), "name": file.name, "digest": file.digest}
            for file in line.files
        ]
    return {box: line.answers.get(box, "") for box in boxes_of_question(question)}
