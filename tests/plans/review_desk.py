"""What the tests of the reviewer's screens share: addresses, posts, plain text."""

import re
import uuid


def address(report, act=""):
    return f"/espace/validation/{report.uuid}/{act}"


def post(client, report, act, **typed):
    version = report.revisions.count()
    given = {"cle": str(uuid.uuid4()), "version": str(version), **typed}
    return client.post(address(report, act), given)


def text_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def box(report, key="done"):
    return f"c-{report.lines.get().pk}-{key}"
