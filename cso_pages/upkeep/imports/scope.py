"""What the directory does not hold: other countries, United Nations, State, firms."""

from functools import lru_cache

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from cso_pages.upkeep.imports.outsiders import (
    COUNTRIES,
    MALI,
    OUT_TYPES,
    STATE_STARTS,
    UN_SIGLES,
    UN_STARTS,
)
from cso_pages.upkeep.imports.texts import plain, quoted

IN, OUT, UNKNOWN = "in", "out", "unknown"


@lru_cache(maxsize=2_000)
def country_scope(text: str) -> str:
    """Whether a cell of a « pays » column means Mali; blank means it does."""
    name = plain(text)
    words = set(name.split())
    if not name or name in MALI or "mali" in words:
        return IN
    if name in COUNTRIES:
        return OUT
    if len(name) > 3 and fuzz.ratio(name, "mali") >= 75:
        return IN
    if any(len(name) > 4 and fuzz.ratio(name, known) >= 88 for known in COUNTRIES):
        return OUT
    return UNKNOWN


def out_of_scope(name: str, sigle: str, org_type: str) -> str:
    """The sentence that says why an organisation has no place here, or nothing."""
    kind = OUT_TYPES.get(plain(org_type), "") or _kind_of_name(name, sigle)
    if kind == "un":
        return _("Ligne hors périmètre : agence des Nations unies (%(name)s).") % {
            "name": quoted(name)
        }
    if kind == "state":
        return _(
            "Ligne hors périmètre : État, collectivité ou coopération (%(name)s)."
        ) % {"name": quoted(name)}
    if kind == "company":
        return _("Ligne hors périmètre : entreprise (%(name)s).") % {
            "name": quoted(name)
        }
    return ""


@lru_cache(maxsize=20_000)
def _kind_of_name(name: str, sigle: str) -> str:
    text = plain(name)
    short = {text.replace(" ", ""), plain(sigle).replace(" ", "")} - {""}
    # « UNICEF Mali », « PNUD-Mali »
    short |= {word.removesuffix("mali") for word in short if word != "mali"}
    if short & UN_SIGLES or text.startswith(UN_STARTS):
        return "un"
    return "state" if text.startswith(STATE_STARTS) else ""
