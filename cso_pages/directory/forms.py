"""Who may read each field and each channel of a record, on one page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.editing import ChannelReaders
from cso_pages.directory.models import Organisation
from cso_pages.directory.visibility import CHOSEN, audience_of
from cso_pages.reference.audiences import Audience

READERS = [
    (Audience.PUBLIC.value, _("tout le monde")),
    (Audience.MEMBERS.value, _("les membres de la Coordination")),
    (Audience.SECRETARIAT.value, _("le secrétariat et nous")),
]


class ReadersForm(forms.Form):
    """The audience of each field that an organisation may choose for."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    accepts_messages = forms.BooleanField(
        label=_("Recevoir des messages par le portail, sans montrer notre adresse"),
        required=False,
    )

    is_open_data = forms.BooleanField(
        label=_("Diffusion ouverte"),
        help_text=_(
            "Notre nom, nos domaines et nos régions dans les listes que tout le monde "
            "peut reprendre. Sans ce choix, nous en sortons tout de suite."
        ),
        required=False,
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        initial = {
            "is_open_data": organisation.is_open_data,
            "version": organisation.version,
            "accepts_messages": organisation.accepts_messages,
        }
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
    def readers(self) -> list[forms.BoundField]:
        return [self[f"qui-{field.key}"] for field in CHOSEN]

    def typed_audiences(self) -> dict[str, str]:
        return {field.key: self.cleaned_data[f"qui-{field.key}"] for field in CHOSEN}


class ChannelForm(forms.Form):
    """Who reads one channel; what it says is proposed elsewhere."""

    audience = forms.ChoiceField(label=_("Montré à"), choices=READERS)
    has_agreed = forms.BooleanField(
        label=_("La personne qui répond est d’accord pour que ce soit public"),
        required=False,
    )

    def __init__(self, *args: Any, channel: ContactChannel, **kwargs: Any) -> None:
        self.channel = channel
        initial = {
            "audience": channel.audience,
            "has_agreed": channel.consent_on is not None,
        }
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        public = data.get("audience") == Audience.PUBLIC
        if public and not data.get("has_agreed"):
            self.add_error(
                "has_agreed",
                _("Pour montrer ce numéro au public, il faut l’accord de qui répond."),
            )
        return data

    def chosen(self) -> ChannelReaders:
        return ChannelReaders(uuid=self.channel.uuid, **self.cleaned_data)


def channel_forms(organisation: Organisation, data: Any = None) -> list[ChannelForm]:
    """A form for each channel; of what was posted, those that came."""
    rows = list(organisation.channels.all())
    if data is not None:
        rows = [row for row in rows if f"moyen-{row.uuid}-audience" in data]
    return [ChannelForm(data, channel=row, prefix=f"moyen-{row.uuid}") for row in rows]
