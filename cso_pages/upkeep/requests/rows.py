"""The rows of a record as they are typed: work, places, channels, registrations."""

import datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.contacts import ChannelKind
from cso_pages.directory.parts import PlaceKind, Precision, RegistrationKind
from cso_pages.directory.values import Value
from cso_pages.reference.audiences import Audience
from cso_pages.upkeep.requests.choices import Choices

READERS = [
    (Audience.PUBLIC.value, _("tout le monde")),
    (Audience.MEMBERS.value, _("les membres de la Coordination")),
    (Audience.SECRETARIAT.value, _("le secrétariat et nous")),
]
CHOOSE = [("", _("Choisissez…"))]
NOBODY_APART = [("", _("tout le monde"))]
BAD_DATE = _("Écrivez une date, par exemple 31/12/2027.")


def _year(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "field__input--short"}
        ),
        error_messages={"invalid": _("Écrivez une année, par exemple 2009.")},
    )


def date_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(
            format="%d/%m/%Y",
            attrs={"class": "field__input--short", "placeholder": "31/12/2027"},
        ),
        input_formats=["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y"],
        error_messages={"invalid": BAD_DATE},
    )


class RowForm(forms.Form):
    """A row; one left as the form opened it, empty, is no row."""

    remove = forms.BooleanField(label=_("Retirer cette ligne"), required=False)

    typed_in = ""  # the field without which the row does not exist

    def __init__(
        self, *args: Any, choices: Choices, initial: dict[str, Value], **kwargs: Any
    ) -> None:
        super().__init__(*args, initial=initial, **kwargs)
        self.is_new = not initial
        if self.is_new:
            del self.fields["remove"]

    @property
    def is_begun(self) -> bool:
        """A new row in which something was typed: shown open again."""
        return self.is_bound and bool(self[self.typed_in].value())

    @property
    def is_left_out(self) -> bool:
        typed = self.cleaned_data
        return bool(typed.get("remove")) or not typed.get(self.typed_in)

    def value(self) -> Value:
        raise NotImplementedError


class WorkForm(RowForm):
    """Who does what, where, for whom, when."""

    typed_in = "theme"
    theme = forms.ChoiceField(label=_("Domaine"), required=False)
    territory = forms.ChoiceField(label=_("Territoire"), required=False)
    group = forms.ChoiceField(label=_("Avec qui"), required=False)
    activity = forms.CharField(label=_("Activité"), max_length=200, required=False)
    since = _year(_("Depuis"))
    until = _year(_("Jusqu’en"))

    field_order = [
        "theme", "territory", "group", "activity", "since", "until", "remove",
    ]  # fmt: skip

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, choices=choices, **kwargs)
        said = self.initial
        self.fields["theme"].choices = CHOOSE + choices.themes(said.get("theme", ""))
        where = choices.territories(said.get("territory", ""))
        self.fields["territory"].choices = CHOOSE + where
        group = said.get("group") or ""
        self.fields["group"].choices = NOBODY_APART + choices.groups([group])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("remove"):
            return data
        if data.get("theme") and not data.get("territory"):
            self.add_error("territory", _("Choisissez le territoire."))
        if not data.get("theme") and (data.get("territory") or data.get("activity")):
            self.add_error("theme", _("Choisissez le domaine."))
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("La fin ne peut pas précéder le début."))
        return data

    def value(self) -> Value:
        typed = self.cleaned_data
        names = ("theme", "territory", "activity", "since", "until")
        return {
            **{name: typed[name] for name in names},
            "group": typed["group"] or None,
        }


class PlaceForm(RowForm):
    """A place, told no finer than its precision."""

    typed_in = "kind"
    kind = forms.ChoiceField(
        label=_("Nature"), required=False, choices=CHOOSE + PlaceKind.choices
    )
    territory = forms.ChoiceField(label=_("Territoire"), required=False)
    precision = forms.ChoiceField(
        label=_("Précision"), choices=Precision.choices, initial=Precision.REGION
    )
    locality = forms.CharField(
        label=_("Commune ou quartier"), max_length=120, required=False
    )
    address = forms.CharField(label=_("Adresse"), max_length=250, required=False)

    field_order = ["kind", "territory", "precision", "locality", "address", "remove"]

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, choices=choices, **kwargs)
        where = choices.territories(self.initial.get("territory", ""))
        self.fields["territory"].choices = CHOOSE + where
        # An untouched new row must stay no row: its precision counts for nothing.
        self.fields["precision"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("remove"):
            return data
        told = data.get("territory") or data.get("locality") or data.get("address")
        if not data.get("kind"):
            if told:
                self.add_error("kind", _("Choisissez la nature du lieu."))
            return data
        if not data.get("territory"):
            self.add_error("territory", _("Choisissez le territoire."))
        self._check_precision(data)
        return data

    def _check_precision(self, data: dict[str, Any]) -> None:
        """What the database refuses, said before it does."""
        data["precision"] = precision = data.get("precision") or Precision.REGION.value
        locality, address = data.get("locality"), data.get("address")
        coarse = precision in {Precision.REGION, Precision.UNTOLD}
        if data["kind"] == PlaceKind.SHELTER and (locality or address or not coarse):
            self.add_error(
                "precision",
                _("Un hébergement sécurisé n’est jamais dit plus finement que sa "
                  "région : retirez la commune et l’adresse."),
            )  # fmt: skip
            return
        if address and precision != Precision.EXACT:
            self.add_error(
                "precision",
                _("Avec une adresse, choisissez « adresse exacte », ou retirez-la."),
            )
        elif locality and coarse:
            self.add_error(
                "precision", _("Avec une commune, choisissez au moins « commune ».")
            )

    def value(self) -> Value:
        names = ("kind", "territory", "locality", "address", "precision")
        return {name: self.cleaned_data[name] for name in names}


class ChannelForm(RowForm):
    """One way to reach the organisation; a new one says who will read it."""

    typed_in = "text"
    uuid = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Moyen"), choices=ChannelKind.choices)
    text = forms.CharField(label=_("Numéro ou adresse"), max_length=200, required=False)
    audience = forms.ChoiceField(
        label=_("Montré à"), choices=READERS, initial=Audience.SECRETARIAT
    )
    agreed = forms.BooleanField(
        label=_("La personne qui répond est d’accord pour que ce soit public"),
        required=False,
    )
    field_order = ["uuid", "kind", "text", "audience", "agreed", "remove"]

    def __init__(
        self, *args: Any, choices: Choices, initial: dict[str, Value], **kwargs: Any
    ) -> None:
        super().__init__(*args, choices=choices, initial=initial, **kwargs)
        self.is_new = "kind" not in initial
        self.chooses_readers = self.is_new or "audience" in initial
        if self.is_new:
            self.fields.pop("remove", None)
        if not self.chooses_readers:
            del self.fields["audience"], self.fields["agreed"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        public = data.get("audience") == Audience.PUBLIC and data.get("text")
        if public and not data.get("agreed"):
            self.add_error(
                "agreed",
                _("Pour montrer ce numéro au public, il faut l’accord de qui répond."),
            )
        return data

    def value(self) -> Value:
        typed = self.cleaned_data
        said = {"kind": typed["kind"], "value": typed["text"]}
        if self.chooses_readers:
            said |= {"audience": typed["audience"], "agreed": typed["agreed"]}
        return said


class RegistrationForm(RowForm):
    """A récépissé or an accord-cadre, by its number."""

    typed_in = "number"
    kind = forms.ChoiceField(label=_("Nature"), choices=RegistrationKind.choices)
    number = forms.CharField(label=_("Numéro"), max_length=60, required=False)
    authority = forms.CharField(label=_("Autorité"), max_length=150, required=False)
    issued_on = date_field(_("Délivré le"))
    expires_on = date_field(_("Valable jusqu’au"))

    field_order = [
        "kind", "number", "authority", "issued_on", "expires_on", "remove",
    ]  # fmt: skip

    def __init__(
        self, *args: Any, choices: Choices, initial: dict[str, Value], **kwargs: Any
    ) -> None:
        days = {
            name: datetime.date.fromisoformat(initial[name])
            for name in ("issued_on", "expires_on")
            if initial.get(name)
        }
        super().__init__(*args, choices=choices, initial={**initial, **days}, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("remove"):
            return data
        told = any(data.get(n) for n in ("authority", "issued_on", "expires_on"))
        if told and not data.get("number") and self.is_new:
            self.add_error("number", _("Écrivez le numéro."))
        issued, expires = data.get("issued_on"), data.get("expires_on")
        if issued and expires and expires < issued:
            self.add_error("expires_on", _("La fin ne peut pas précéder le début."))
        return data

    def value(self) -> Value:
        typed = self.cleaned_data
        issued, expires = typed["issued_on"], typed["expires_on"]
        return {
            "kind": typed["kind"],
            "number": typed["number"],
            "authority": typed["authority"],
            "issued_on": issued.isoformat() if issued else None,
            "expires_on": expires.isoformat() if expires else None,
        }
