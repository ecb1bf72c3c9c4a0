"""What an organisation writes of itself, and who may read it, on one page."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.contacts import ChannelKind
from cso_pages.directory.editing import TEXTS, ChannelChange
from cso_pages.directory.models import Organisation
from cso_pages.directory.visibility import CHOSEN, audience_of
from cso_pages.reference.audiences import Audience

NO_NAMES = _("N’écrivez jamais le nom d’une survivante ni d’un enfant.")
READERS = [
    (Audience.PUBLIC.value, _("tout le monde")),
    (Audience.MEMBERS.value, _("les membres de la Coordination")),
    (Audience.SECRETARIAT.value, _("le secrétariat et nous")),
]
NEW_CHANNELS = 1
CHANNELS_AT_MOST = 12


class RecordForm(forms.Form):
    """The texts of a record and the audience of each field."""

    version = forms.IntegerField(widget=forms.HiddenInput)
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
    founded_year = forms.IntegerField(
        label=_("Année de création"),
        required=False,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "field__input--short"}
        ),
        error_messages={"invalid": _("Écrivez une année, par exemple 2009.")},
    )
    former_names = forms.CharField(
        label=_("Anciens noms"), max_length=300, required=False
    )
    accepts_messages = forms.BooleanField(
        label=_("Recevoir des messages par le portail, sans montrer notre adresse"),
        required=False,
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        initial = {name: getattr(organisation, name) for name in TEXTS}
        initial["version"] = organisation.version
        choices = organisation.field_audiences
        super().__init__(*args, initial=initial, **kwargs)
        for field in CHOSEN:
            self.fields[f"qui-{field.key}"] = forms.ChoiceField(
                label=field.label,
                choices=READERS,
                initial=audience_of(choices, field.key),
                help_text=field.hint,
            )

    @property
    def texts(self) -> list[forms.BoundField]:
        return [self[name] for name in TEXTS]

    @property
    def readers(self) -> list[forms.BoundField]:
        return [self[f"qui-{field.key}"] for field in CHOSEN]

    def typed_texts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in TEXTS}

    def typed_audiences(self) -> dict[str, str]:
        return {field.key: self.cleaned_data[f"qui-{field.key}"] for field in CHOSEN}


class ChannelForm(forms.Form):
    """One way to reach the organisation; an empty one is removed or not made."""

    uuid = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Moyen"), choices=ChannelKind.choices)
    value = forms.CharField(
        label=_("Numéro ou adresse"),
        max_length=200,
        required=False,
        help_text=_("Videz ce champ pour retirer ce moyen."),
    )
    audience = forms.ChoiceField(
        label=_("Montré à"), choices=READERS, initial=Audience.SECRETARIAT
    )
    has_agreed = forms.BooleanField(
        label=_("La personne qui répond est d’accord pour que ce soit public"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        public = data.get("audience") == Audience.PUBLIC and data.get("value")
        if public and not data.get("has_agreed"):
            self.add_error(
                "has_agreed",
                _("Pour montrer ce numéro au public, il faut l’accord de qui répond."),
            )
        return data

    def change(self) -> ChannelChange:
        return ChannelChange(**self.cleaned_data)


def channel_forms(organisation: Organisation, data: Any = None) -> list[ChannelForm]:
    """A form for each channel and an empty one; of what was posted, as many as came."""
    known = [
        {
            "uuid": row.uuid,
            "kind": row.kind,
            "value": row.value,
            "audience": row.audience,
            "has_agreed": row.consent_on is not None,
        }
        for row in organisation.channels.all()
    ]
    if data is None:
        return [
            ChannelForm(initial=initial, prefix=f"moyen-{place}")
            for place, initial in enumerate([*known, *[{}] * NEW_CHANNELS])
        ]
    posted = [p for p in range(CHANNELS_AT_MOST) if f"moyen-{p}-kind" in data]
    return [ChannelForm(data, prefix=f"moyen-{place}") for place in posted]
