"""Fields and choices of the registration forms, and what is said of bad input."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cso_pages.reference.audiences import Audience
from cso_pages.reference.models import Group, OrgType, Territory, Theme
from cso_pages.upkeep.registration.gaps import LACKING

Choices = list[tuple[str, Any]]
Said = Any  # a sentence, translated now or when it is shown
NO_NAMES = _("N’écrivez jamais le nom d’une survivante ni d’un enfant.")
READERS: Choices = [
    (Audience.SECRETARIAT.value, _("le secrétariat et nous")),
    (Audience.MEMBERS.value, _("les membres de la Coordination")),
    (
        Audience.PUBLIC.value,
        _("tout le monde : qui répond à ce numéro ou cette adresse est d’accord"),
    ),
]
RIGHTS: Choices = [
    ("head", _("je préside ou je dirige l’organisation")),
    ("board", _("je suis membre de son bureau")),
    ("mandated", _("je suis chargée ou chargé de le faire par son bureau")),
]
EVERYWHERE: Choices = [
    ("yes", _("oui, chaque domaine dans chaque territoire")),
    ("no", _("non, je précise à la page suivante")),
]
_NOT_OFFERED = _("Un choix n’est pas dans la liste. Choisissez de nouveau.")


def territories() -> Choices:
    rows = Territory.objects.filter(retired_on=None)
    return list(rows.values_list("slug", "name"))


def themes() -> Choices:
    return list(Theme.objects.filter(retired_on=None).values_list("code", "label"))


def groups() -> Choices:
    return list(Group.objects.filter(retired_on=None).values_list("code", "label"))


def org_types() -> Choices:
    return list(OrgType.objects.filter(retired_on=None).values_list("code", "label"))


def line(label: Said, most: int, *, lacking: str = "", **more: Any) -> forms.CharField:
    """One line of text; `lacking` names the sentence of `gaps` when it is expected."""
    errors = {
        "required": LACKING.get(lacking, ""),
        "max_length": _("Ce texte est trop long : %(limit_value)d signes au plus."),
        "null_characters_not_allowed": _(
            "Ce texte contient un signe invisible. Écrivez-le de nouveau."
        ),
    }
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(lacking),
        error_messages=errors,
        **more,
    )


def one_of(
    label: Said, *, lacking: str = "", choices: Any = (), **more: Any
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=bool(lacking),
        error_messages={
            "required": LACKING.get(lacking, ""),
            "invalid_choice": _NOT_OFFERED,
        },
        **more,
    )


def several_of(
    label: Said, *, lacking: str = "", choices: Any = (), **more: Any
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=bool(lacking),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": LACKING.get(lacking, ""),
            "invalid_choice": _NOT_OFFERED,
            "invalid_list": _NOT_OFFERED,
        },
        **more,
    )


def offer(form: forms.Form, choices: dict[str, Choices]) -> None:
    """Give fields the choices of the référentiels, as they are now."""
    for name, offered in choices.items():
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered


class StepForm(forms.Form):
    """A step keeps what it can: what is lacking is told at the end (`gaps`), not here.

    What is wrong (too long, not a year) comes back at once; so does the lack of
    `held` fields.
    """

    use_required_attribute = False
    held: frozenset[str] = frozenset()

    def full_clean(self) -> None:
        super().full_clean()
        errors: dict[str, Any] = self.errors
        for name, said in list(errors.items()):
            lacks = all(error.code == "required" for error in said.as_data())
            if lacks and name not in self.held:
                del errors[name]

    def typed(self) -> dict[str, Any]:
        """What to keep of a valid step, files apart; what is lacking is empty."""
        return {
            name: self.cleaned_data.get(name, "")
            for name, field in self.fields.items()
            if not isinstance(field, forms.FileField)
        }
