"""Receipt numbers: short enough to dictate, with a digit that catches slips.

`T3-2026-0087-4` is the 87th report received for the third quarter of 2026; the last
digit is Luhn's check digit (ISO/IEC 7812-1, annex B) over 3 2026 0087. It catches
every single wrong digit and nearly every swap of two neighbours.
"""

import re

SHAPE = re.compile(r"T([1-4])-([0-9]{4})-([0-9]{4,})-([0-9])")


def receipt_number(year: int, quarter: int, serial: int) -> str:
    """The receipt of the `serial`th report received for a quarter."""
    body = f"{quarter}{year:04d}{serial:04d}"
    return f"T{quarter}-{year:04d}-{serial:04d}-{check_digit(body)}"


def is_receipt(text: str) -> bool:
    """Whether a dictated number can be a receipt at all."""
    found = SHAPE.fullmatch(text.strip().upper())
    return found is not None and check_digit("".join(found.groups()[:3])) == found[4]


def check_digit(digits: str) -> str:
    """Luhn's digit: it makes the weighted sum a multiple of ten."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        weighted = int(digit) * (2 if place % 2 == 0 else 1)
        total += weighted - 9 if weighted > 9 else weighted
    return str(-total % 10)
