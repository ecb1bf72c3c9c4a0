"""Numbers as people type them and as French prints them."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.kit.french import NBSP, THIN

MAX_DIGITS = 14
MINUS = "\u2212"

_SPACES = " \u00a0\u202f\u2009"
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def read_number(text: str, *, decimals: int = 0) -> Decimal:
    """Read what a person typed: `1650000`, `1 650 000`, `1.650.000`, `1,5`, `1.5`.

    Thousands may be parted by spaces (no-break ones too) or by points. A comma is
    always the decimal mark. A point parts thousands where no decimals are asked;
    where they are, one point is the decimal mark, but « 1.650 » could then mean two
    numbers and is refused.
    Returns an exact, non-negative Decimal of at most 14 digits.
    Raises ValidationError, with a French sentence, for anything else.
    """
    typed = text.strip(_SPACES + "\t\r\n")
    if typed.startswith(("-", MINUS)):
        raise ValidationError(_("Écrivez un nombre positif ou zéro."), code="negative")
    if decimals and _AMBIGUOUS.fullmatch(typed):
        raise _two_readings(typed)
    whole, mark, fraction = _split(typed, decimals)
    if _GROUPED.fullmatch(whole) or _DOTTED.fullmatch(whole):
        whole = re.sub(rf"[.{_SPACES}]", "", whole)
    if not re.fullmatch(r"[0-9]+", whole) or (
        mark and not re.fullmatch(r"[0-9]+", fraction)
    ):
        raise ValidationError(
            _("Écrivez un nombre, par exemple 1 650 000."), code="not_a_number"
        )
    fraction = fraction.rstrip("0")
    if len(fraction) > decimals:
        raise _too_precise(decimals)
    whole = whole.lstrip("0") or "0"
    if len(whole) + len(fraction) > MAX_DIGITS:
        raise ValidationError(
            _("Ce nombre est trop grand. Vérifiez le nombre de zéros."), code="too_big"
        )
    return Decimal(f"{whole}.{fraction or '0'}") if fraction else Decimal(whole)


def _split(typed: str, decimals: int) -> tuple[str, str, str]:
    """The whole part, the decimal mark and what follows it."""
    if "," in typed:
        return typed.partition(",")
    if decimals and typed.count(".") == 1:
        return typed.partition(".")
    return typed, "", ""


def _two_readings(typed: str) -> ValidationError:
    return ValidationError(
        _("Ce nombre peut se lire de deux façons. Écrivez %(whole)s ou %(fraction)s."),
        code="ambiguous",
        params={"whole": typed.replace(".", ""), "fraction": typed.replace(".", ",")},
    )


def _too_precise(decimals: int) -> ValidationError:
    if decimals == 0:
        return ValidationError(
            _("Écrivez un nombre entier, sans virgule."), code="whole"
        )
    return ValidationError(
        _("Gardez au plus %(decimals)s chiffres après la virgule."),
        code="too_precise",
        params={"decimals": decimals},
    )


def show_number(value: Decimal | int | float | str | None, decimals: int = 4) -> str:
    """« 1 650 000 », « 12,5 »; « – » for None. Useless zeros are left out."""
    if value is None or value == "":
        return "–"
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _point, fraction = f"{abs(exact):,f}".partition(".")
    shown = whole.replace(",", THIN)
    if fraction.rstrip("0"):
        shown += "," + fraction.rstrip("0")
    return (MINUS if exact < 0 else "") + shown


def show_share(share: Decimal | int | float | None) -> str:
    """A share of 0–1 as « 39 % », rounded half up; « – » for None."""
    if share is None or share == "":  # a template names what does not exist
        return "–"
    rounded = (Decimal(str(share)) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{show_number(rounded)}{NBSP}%"


def show_weight(size: int | None) -> str:
    """Bytes as « 180 Ko » or « 1,2 Mo »; « – » for None."""
    if not isinstance(size, int):  # a template names what does not exist
        return "–"
    if size < 1024:
        return f"{size}{NBSP}octet{'s' if size > 1 else ''}"
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))}{NBSP}Ko"
    return f"{show_number(Decimal(size) / (1024 * 1024), 1)}{NBSP}Mo"
