"""The single fields of a record, as they are typed: general, groups and networks."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Tie
from cso_pages.directory.values import Value
from cso_pages.upkeep.requests.choices import Choices

NO_NAMES = _("N’écrivez jamais le nom d’une survivante ni d’un enfant.")
NEW_NETWORKS = ("network_1", "network_2")


class GeneralForm(forms.Form):
    """Name, type, seat, texts, languages."""

    name = forms.CharField(
        label=_("Nom"),
        max_length=200,
        error_messages={"required": _("Écrivez le nom de l’organisation.")},
    )
    sigle = forms.CharField(label=_("Sigle"), max_length=30, required=False)
    former_names = forms.CharField(
        label=_("Anciens noms"), max_length=300, required=False
    )
    org_type = forms.ChoiceField(label=_("Type"))
    territory = forms.ChoiceField(label=_("Territoire du siège"))
    founded_year = forms.IntegerField(
        label=_("Année de création"),
        required=False,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "field__input--short"}
        ),
        error_messages={"invalid": _("Écrivez une année, par exemple 2009.")},
    )
    summary = forms.CharField(
        label=_("Ce que nous faisons"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("200 signes au plus. ") + NO_NAMES,
    )
    mission = forms.CharField(
        label=_("Mission"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=NO_NAMES,
    )
    languages = forms.MultipleChoiceField(
        label=_("Langues de travail"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        values: Mapping[str, Value],
        choices: Choices,
        organisation: Organisation,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial=dict(values), **kwargs)
        self.fields["org_type"].choices = choices.types(values["org_type"])
        self.fields["territory"].choices = choices.territories(values["territory"])
        self.fields["languages"].choices = choices.languages(values["languages"])

    def values(self) -> dict[str, Value]:
        said = {name: self._said(name) for name in self.cleaned_data}
        return {**said, "languages": sorted(said["languages"])}

    def _said(self, name: str) -> Value:
        """A text that differs by its line ends or edges alone is the same text."""
        typed, opened = self.cleaned_data[name], self.initial.get(name)
        if not isinstance(typed, str) or not isinstance(opened, str):
            return typed
        typed = typed.replace("\r\n", "\n")
        return opened if typed == opened.replace("\r\n", "\n").strip() else typed


class GroupsForm(forms.Form):
    """Three ties to groups, never deduced from one another; networks it belongs to."""

    led_by = forms.MultipleChoiceField(
        label=_("Dirigée par"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Celles et ceux qui dirigent votre organisation."),
    )
    represents = forms.MultipleChoiceField(
        label=_("Représente"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Celles et ceux au nom de qui elle parle."),
    )
    targets = forms.MultipleChoiceField(
        label=_("Cible"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Celles et ceux pour qui elle agit."),
    )
    networks = forms.MultipleChoiceField(
        label=_("Réseaux dont vous êtes membre"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Décochez un réseau que vous avez quitté."),
    )
    network_1 = forms.CharField(
        label=_("Ajouter un réseau : son nom ou son sigle"),
        max_length=200,
        required=False,
        help_text=_("Tel que l’annuaire l’écrit."),
    )
    network_2 = forms.CharField(
        label=_("Ajouter un autre réseau"), max_length=200, required=False
    )

    def __init__(
        self,
        *args: Any,
        values: Mapping[str, Value],
        choices: Choices,
        organisation: Organisation,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial=dict(values), **kwargs)
        self._organisation = organisation
        for tie in Tie.values:
            self.fields[tie].choices = choices.groups(values[tie])
        known = Organisation.objects.filter(uuid__in=values["networks"])
        # Those linked today stand in the list too, so that one may come back to them.
        linked = Organisation.objects.filter(member_links__member=organisation)
        rows = (known | linked).distinct().order_by("name")
        self.fields["networks"].choices = [(str(row.uuid), row.name) for row in rows]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in NEW_NETWORKS:
            if data.get(name):
                self._add_network(name, data)
        return data

    def _add_network(self, name: str, data: dict[str, Any]) -> None:
        typed = data[name].strip()
        listed = Organisation.objects.listed().exclude(pk=self._organisation.pk)
        found = list(listed.filter(name__iexact=typed)[:2]) or list(
            listed.filter(sigle__iexact=typed)[:2]
        )
        if len(found) == 1:
            data.setdefault("networks", []).append(str(found[0].uuid))
        elif found:
            self.add_error(name, _("Plusieurs organisations portent ce sigle : "
                                   "écrivez le nom entier."))  # fmt: skip
        else:
            self.add_error(name, _("L’annuaire ne connaît pas ce réseau : écrivez son "
                                   "nom comme sur sa fiche."))  # fmt: skip

    def values(self) -> dict[str, Value]:
        typed = self.cleaned_data
        ties = {tie: sorted(typed[tie]) for tie in Tie.values}
        return {**ties, "networks": sorted(set(typed["networks"]))}


def as_uuid(text: str) -> uuid.UUID | None:
    """A posted identifier, or None when it is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
