"""What the editing desk needs beyond the strict content policy of the portal.

Measured in Chromium on every form of the desk (Wagtail 7.4): Wagtail writes the calls
that start its date and page choosers inline, and the text editor adds style elements.
"""

import base64
import hashlib
import json
import re

from csp.constants import SELF, UNSAFE_INLINE
from django.http import HttpResponse, HttpResponseBase

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
# A function of Wagtail's, the id of a field, and data: nothing that could be code.
CHOOSER_CALL = re.compile(
    r"(?:init(?:Date|Time|DateTime)Chooser|new [A-Z]\w*Chooser)"
    r"\(\"[\w-]+\"(?:, (\{.*\}))?\);",
    re.S,
)


def widen_policy(response: HttpResponseBase) -> HttpResponseBase:
    """Allow those calls by their hash, those styles, and the preview in our frame."""
    response._csp_replace = {"frame-ancestors": [SELF]}
    response._csp_update = {
        "style-src": [UNSAFE_INLINE],
        "script-src": _hashes_of_known_calls(response),
    }
    return response


def is_known_call(script: str) -> bool:
    """Whether an inline script only starts one of Wagtail's choosers with data."""
    found = CHOOSER_CALL.fullmatch(script.strip())
    if found is None:
        return False
    try:
        json.loads(found[1] or "{}")
    except ValueError:
        return False
    return True


def _hashes_of_known_calls(response: HttpResponseBase) -> list[str]:
    if not isinstance(response, HttpResponse):
        return []
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    if hasattr(response, "is_rendered") and not response.is_rendered:
        return []
    page = response.content.decode(response.charset)
    return sorted(
        {
            _hash(script)
            for script in INLINE_SCRIPT.findall(page)
            if is_known_call(script)
        }
    )


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
