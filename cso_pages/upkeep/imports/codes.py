"""Codes of territories: read in the series that the column names, and in no other.

« 09 » is Bamako, Ménaka or Taoudénit according to the series; some lists write the
numbers of the law of 2023 with ML before them. What is not certain, people decide.
"""

import re
from dataclasses import dataclass

from cso_pages.upkeep.imports.places import cercles_by_code

_CODE = re.compile(r"\s*(ML)[\s\-]?(\d{1,6}|BKO)\s*", re.I)
_AFTER_2021 = re.compile(r"ML(00|1[1-9])", re.I)
TROUBLED = "ML09"


@dataclass(frozen=True)
class CodeRead:
    territory: str = ""
    why: str = ""  # what makes people decide


def is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text)) or text.strip().isdigit()


def mixes_series(codes: list[str]) -> bool:
    """Whether a column has codes that the COD series (ML01 to ML10) never had."""
    return any(_AFTER_2021.fullmatch(code.strip()) for code in codes)


def read_code(
    text: str, *, series: str, cod: dict[str, str], iso: dict[str, str], mixed: bool
) -> CodeRead:
    """The territory of a code; `series` is what the column says: cod, pcode, iso, "".

    `cod` and `iso` are the columns of the référentiel, one a series.
    """
    found = _CODE.fullmatch(text)
    if not found or not series:
        return CodeRead(why="la série de ce code n’est pas dite par la colonne")
    if series == "iso":
        slug = iso.get(f"ML-{found[2].lstrip('0').upper()}", "")
        return CodeRead(slug, "" if slug else "code absent de la série ISO")
    code = f"ML{found[2]}".upper()
    if mixed and code in {TROUBLED, "ML10", *(f"ML{n}" for n in range(11, 20))}:
        return CodeRead(why="deux numérotations se mêlent dans cette colonne")
    if code == TROUBLED and series != "cod":
        return CodeRead(why="ML09 est Bamako, Ménaka ou Taoudénit selon la série")
    slug = cod.get(code) or cercles_by_code().get(code[:6], "")
    return CodeRead(slug, "" if slug else "code absent de la série COD")
