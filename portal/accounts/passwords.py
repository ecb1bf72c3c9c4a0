"""Refuses the passwords that people of Mali and France choose first."""

import functools
import re
import unicodedata
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS_FILE = Path(__file__).with_name("common_passwords_fr.txt")
LOOKALIKES = str.maketrans("01345@$!", "oieasasi")


@functools.cache
def common_words() -> frozenset[str]:
    """The list, folded; one entry a line, # starts a comment."""
    lines = WORDS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(
        fold(line) for line in lines if line.strip() and not line.startswith("#")
    )


def fold(text: str) -> str:
    """Lower case, without accents, spaces or punctuation; digits stay."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9@$!]", "", plain)


def is_common(password: str) -> bool:
    """Whether a password is a listed word, dressed with digits, signs or repeats."""
    folded = fold(password)
    core = re.sub(r"^[^a-z]+|[^a-z]+$", "", folded)
    spoken = re.sub(r"[^a-z]", "", core.translate(LOOKALIKES))
    candidates = {folded, core, spoken, re.sub(r"[^a-z]", "", folded)}
    candidates |= {_once(candidate) for candidate in tuple(candidates)}
    return bool(candidates & common_words()) or _is_monotone(folded)


def _once(text: str) -> str:
    """« motmotmot » → « mot »."""
    found = re.fullmatch(r"(.+?)\1+", text)
    return found[1] if found else text


def _is_monotone(text: str) -> bool:
    """Fewer than five different signs: aaaaaaaaaaaa, 121212121212."""
    return len(set(text)) < 5


class FrenchCommonPasswordValidator:
    """No composition rule: only what everybody tries first is refused."""

    def validate(self, password: str, user: object = None) -> None:
        if is_common(password):
            raise ValidationError(
                _(
                    "Ce mot de passe est trop connu. Choisissez plusieurs mots qui "
                    "ne vont pas ensemble."
                ),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return _("Évitez les mots de passe connus, comme « motdepasse2026 ».")
