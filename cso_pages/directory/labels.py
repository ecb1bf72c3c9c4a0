"""The label of a choice, looked up once a language: files ask for thousands."""

from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def label_of(choice: TextChoices) -> str:
    """The label in the language of the moment."""
    return _label(choice, get_language())


def yes_or_no(answer: bool) -> str:
    return _answer(answer, get_language())


@lru_cache(maxsize=256)
def _label(choice: TextChoices, _language: str | None) -> str:
    return str(choice.label)


@lru_cache(maxsize=16)
def _answer(answer: bool, _language: str | None) -> str:
    return _("oui") if answer else _("non")
