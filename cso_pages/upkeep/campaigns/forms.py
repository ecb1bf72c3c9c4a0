"""What is typed of a campaign, and of an answer by telephone or on paper."""

import datetime
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.confirmations import ConfirmedBy
from cso_pages.directory.states import LISTED, RecordStatus
from cso_pages.reference.models import OrgType, Territory, Theme
from cso_pages.upkeep.campaigns.actions import Plan
from cso_pages.upkeep.campaigns.answers import Answer
from cso_pages.upkeep.campaigns.models import UpdateCampaign
from cso_pages.upkeep.campaigns.states import TargetState
from cso_pages.upkeep.campaigns.targeting import Criteria

REMINDERS_AT_MOST = 5
LAST_DAY_AFTER = 90


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def clean_text(text: str) -> str:
    """Lines and spaces as one writes a letter; no sign that does not print."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    kept = "\n".join(
        "".join(sign for sign in line if sign.isprintable()) for line in lines
    )
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


class CampaignForm(forms.Form):
    """Name, message, who is asked, when it reminds and ends."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Nom de la campagne"),
        max_length=120,
        help_text=_("Pour vous et les régions ; il n’est pas dans le courriel."),
    )
    message = forms.CharField(
        label=_("Message aux organisations"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Le lien « rien n’a changé » est ajouté dessous. Un courriel se lit sur "
            "des téléphones partagés : n’y mettez rien de sensible."
        ),
    )
    closes_on = forms.DateField(
        label=_("Dernier jour"),
        widget=DayInput(),
        help_text=_("Ce jour-là compris. Un lien vaut 45 jours au plus."),
    )
    reminders = forms.CharField(
        label=_("Rappels"),
        required=False,
        max_length=40,
        initial="7, 21",
        help_text=_(
            "Nombre de jours après l’ouverture, séparés par des virgules. Vide : aucun."
        ),
    )
    territories = forms.MultipleChoiceField(
        label=_("Territoire du siège"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    types = forms.MultipleChoiceField(
        label=_("Type"), required=False, widget=forms.CheckboxSelectMultiple
    )
    themes = forms.MultipleChoiceField(
        label=_("Domaine"), required=False, widget=forms.CheckboxSelectMultiple
    )
    states = forms.MultipleChoiceField(
        label=_("État de la fiche"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(s.value, s.label) for s in RecordStatus if s.value in LISTED],
    )
    members_only = forms.BooleanField(
        label=_("Membres de la Coordination seulement"), required=False
    )
    unconfirmed_since = forms.DateField(
        label=_("Pas confirmées depuis le"), required=False, widget=DayInput()
    )

    def __init__(
        self,
        *args: Any,
        today: datetime.date,
        campaign: UpdateCampaign | None = None,
        **kwargs: Any,
    ) -> None:
        self.today = today
        kwargs.setdefault("initial", _initial(campaign, today))
        super().__init__(*args, **kwargs)
        lists = {
            "territories": Territory.objects.values_list("pk", "name"),
            "types": OrgType.objects.values_list("pk", "label_plural"),
            "themes": Theme.objects.values_list("pk", "label"),
        }
        for name, rows in lists.items():
            self.fields[name].choices = list(rows.filter(retired_on=None))

    def clean_message(self) -> str:
        text = clean_text(self.cleaned_data["message"])
        if not text:
            raise forms.ValidationError(_("Écrivez le message."))
        return text

    def clean_reminders(self) -> tuple[int, ...]:
        typed = re.split(r"[\s,;.]+", self.cleaned_data["reminders"].strip(" ,;."))
        days = [day for day in typed if day]
        wrong = any(not day.isdecimal() or not 1 <= int(day) <= 365 for day in days)
        if wrong or len(days) > REMINDERS_AT_MOST:
            raise forms.ValidationError(
                _("Écrivez cinq nombres de jours au plus, par exemple « 7, 21 ».")
            )
        return tuple(int(day) for day in days)

    def clean_closes_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["closes_on"]
        if day <= self.today:
            raise forms.ValidationError(_("Le dernier jour est après aujourd’hui."))
        return day

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in ("territories", "types", "themes", "states")]

    def criteria(self) -> Criteria:
        given = self.cleaned_data
        return Criteria(
            territories=tuple(given.get("territories", ())),
            types=tuple(given.get("types", ())),
            themes=tuple(given.get("themes", ())),
            states=tuple(given.get("states", ())),
            members_only=bool(given.get("members_only")),
            unconfirmed_since=given.get("unconfirmed_since"),
        )

    def plan(self) -> Plan:
        given = self.cleaned_data
        return Plan(
            name=clean_text(given["name"]),
            message=given["message"],
            closes_on=given["closes_on"],
            criteria=self.criteria(),
            reminder_days=given["reminders"],
        )


def _initial(campaign: UpdateCampaign | None, today: datetime.date) -> dict[str, Any]:
    if campaign is None:
        return {
            "closes_on": today + datetime.timedelta(days=LAST_DAY_AFTER),
            "reminders": "7, 21",
        }
    return {
        "version": campaign.version,
        "name": campaign.name,
        "message": campaign.message,
        "closes_on": campaign.closes_on,
        "reminders": ", ".join(str(day) for day in campaign.reminder_days),
        **vars(Criteria.read(campaign.criteria)),
    }


class AnswerForm(forms.Form):
    """What somebody answered; a function, never a name."""

    state = forms.ChoiceField(label=_("Réponse"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=_("Par quel moyen"),
        widget=forms.RadioSelect,
        initial=ConfirmedBy.PHONE,
        choices=[
            (ConfirmedBy.PHONE.value, _("par téléphone")),
            (ConfirmedBy.PAPER.value, _("sur papier")),
        ],
    )
    on = forms.DateField(label=_("Date de la réponse"), widget=DayInput())
    answered_as = forms.CharField(
        label=_("Qui a répondu"),
        required=False,
        max_length=80,
        help_text=_("Sa fonction (présidente, trésorière…), jamais son nom."),
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=200,
        help_text=_(
            "Par exemple « liste d’appels du 3 mars ». Ni nom ni numéro de personne."
        ),
    )
    even_earlier = forms.BooleanField(
        label=_("La réponse date d’avant l’ouverture de la campagne"), required=False
    )

    def __init__(
        self, *args: Any, today: datetime.date, is_asked: bool, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", {"on": today})
        super().__init__(*args, **kwargs)
        choices = [(TargetState.CONFIRMED.value, _("Rien n’a changé : confirmée"))]
        if is_asked:
            choices += [
                (TargetState.TO_CHANGE.value, _("Des changements sont à faire")),
                (TargetState.UNREACHABLE.value, _("Injoignable")),
            ]
        else:
            del self.fields["even_earlier"]
            self.initial["state"] = TargetState.CONFIRMED.value
        self.fields["state"].choices = choices

    def answer(self) -> Answer:
        return Answer(**self.cleaned_data)
