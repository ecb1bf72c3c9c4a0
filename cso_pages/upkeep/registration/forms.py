"""The four steps of a registration, in the order and numbers of the paper form."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cso_pages.upkeep.imports.channels import read_channels
from cso_pages.upkeep.imports.dates import read_date
from cso_pages.upkeep.registration import fields
from cso_pages.upkeep.registration.fields import (
    NO_NAMES,
    READERS,
    RIGHTS,
    Said,
    StepForm,
    line,
    offer,
    one_of,
    several_of,
)
from cso_pages.upkeep.registration.gaps import PEOPLE

FIRST_YEAR = 1900
SHORT = {"class": "field__input--short"}
PHONE = {"inputmode": "tel", "placeholder": "+223 70 00 00 00"}


class NameForm(StepForm):
    """What is asked first, to look for the organisation in the directory."""

    held = frozenset({"name", "territory"})
    name = line(
        _("1. Nom de l’organisation"),
        200,
        lacking="name",
        help_text=_("En entier, comme sur le récépissé."),
    )
    sigle = line(_("2. Sigle"), 30, widget=forms.TextInput(attrs=SHORT))
    territory = one_of(_("3. Territoire du siège"), lacking="territory")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choisir")), *fields.territories()]
        offer(self, {"territory": choices})


class WhoForm(NameForm):
    """Step 1: who you are."""

    org_type = one_of(
        _("4. Type d’organisation"),
        lacking="org_type",
        widget=forms.RadioSelect,
    )
    founded_year = line(
        _("5. Année de création"),
        10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **SHORT}),
    )
    locality = line(
        _("6. Commune ou quartier du siège"),
        120,
        help_text=_("Jamais l’adresse d’un hébergement sécurisé."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, {"org_type": fields.org_types()})

    def clean_founded_year(self) -> str:
        year = str(self.cleaned_data["founded_year"])
        if year and not (year.isdecimal() and FIRST_YEAR <= int(year) <= 2100):
            raise forms.ValidationError(_("Écrivez une année, par exemple 2009."))
        return year


class WorkForm(StepForm):
    """Step 2: what you do, and where."""

    themes = several_of(_("7. Domaines d’intervention"), lacking="themes")
    territories = several_of(
        _("8. Territoires où vous agissez"),
        lacking="territories",
    )
    everywhere = one_of(
        _("9. Faites-vous tout cela dans chacun de ces territoires ?"),
        lacking="everywhere",
        choices=fields.EVERYWHERE,
        widget=forms.RadioSelect,
    )
    summary = line(
        _("10. Ce que vous faites, en deux phrases"),
        200,
        lacking="summary",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )
    led_by = several_of(_("11 a. Dirigée par"))
    represents = several_of(_("11 b. Représente"))
    targets = several_of(_("11 c. Travaille avec"))
    groups_public = forms.BooleanField(
        label=_("11 d. Montrer ces groupes au public"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {"themes": fields.themes(), "territories": fields.territories()}
        groups = fields.groups()
        offer(
            self, offered | dict.fromkeys(("led_by", "represents", "targets"), groups)
        )


class WhereForm(StepForm):
    """Question 9, when the answer is no: each domain and its territories."""

    def __init__(
        self, *args: Any, themes: list[str], territories: list[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        places = [pair for pair in fields.territories() if pair[0] in territories]
        for code, label in fields.themes():
            if code in themes:
                field = several_of(label, choices=places)
                field.required = True  # said at the end, like every gap
                self.fields[f"ou-{code}"] = field


def _channel(label: Said, kind: str, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": kind, **attrs})
    return line(label, 100, widget=widget)


def _person(who: str) -> dict[str, forms.Field]:
    first = who == PEOPLE[0]
    return {
        "first_name": line(_("Prénom"), 50),
        "last_name": line(_("Nom"), 60, lacking="p1_last_name" if first else ""),
        "function": line(_("Fonction dans l’organisation"), 100),
        "phone": line(_("Téléphone"), 40, widget=forms.TextInput(attrs=PHONE)),
        "email": line(_("Adresse e-mail"), 150),
        "agreed": forms.BooleanField(
            label=_("Cette personne est d’accord pour que le secrétariat la joigne"),
            required=first,
        ),
    }


_WRONG_PHONE = _("Ce numéro n’est pas complet. Exemple : +223 70 00 00 00.")
_WRONG_MAIL = _("Cette adresse n’est pas complète. Exemple : nom@exemple.ml.")
_WRONG_SITE = _("Cette adresse n’est pas complète. Exemple : www.exemple.ml.")


class ReachForm(StepForm):
    """Step 3: how to reach you, who speaks for you, and your papers."""

    phone = _channel(_("12. Téléphone de l’organisation"), "tel", **PHONE)
    phone_for = one_of(_("Montré à"), choices=READERS)
    email = _channel(_("13. Adresse e-mail de l’organisation"), "email")
    email_for = one_of(_("Montrée à"), choices=READERS)
    web = _channel(_("14. Site ou page"), "url")
    web_for = one_of(_("Montré à"), choices=READERS)
    accepts_messages = forms.BooleanField(
        label=_("15. Recevoir des messages par le portail, sans montrer l’adresse"),
        required=False,
    )
    receipt_number = line(_("18. Numéro du récépissé"), 60)
    receipt_authority = line(_("19. Délivré par"), 150)
    receipt_date = line(
        _("20. Date du récépissé"),
        60,
        help_text=_("Comme elle est écrite : 12/03/2015, mars 2015, vers 2015."),
    )
    file = forms.FileField(
        label=_("21. Photo ou copie du récépissé"),
        required=False,
        help_text=_("JPG, PNG ou PDF, 5 Mo au plus. Le secrétariat seul la voit."),
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for who in PEOPLE:
            for name, field in _person(who).items():
                self.fields[f"{who}_{name}"] = field

    def clean_phone(self) -> str:
        return _checked(self.cleaned_data["phone"], "phones", _WRONG_PHONE)

    def clean_email(self) -> str:
        return _checked(self.cleaned_data["email"], "emails", _WRONG_MAIL)

    def clean_web(self) -> str:
        return _checked(self.cleaned_data["web"], "sites", _WRONG_SITE)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for who in PEOPLE:
            for name, wanted, wrong in (
                ("phone", "phones", _WRONG_PHONE),
                ("email", "emails", _WRONG_MAIL),
            ):
                typed = data.get(f"{who}_{name}")
                if typed and not getattr(read_channels(typed), wanted):
                    self.add_error(f"{who}_{name}", wrong)
        return data

    @property
    def read_date(self) -> str:
        """How the date of the récépissé is understood; empty when it is not."""
        text = str(self["receipt_date"].value() or "")
        return read_date(text, today=self.today).shown() if text else ""


def _checked(typed: str, wanted: str, wrong: Said) -> str:
    if typed and not getattr(read_channels(typed), wanted):
        raise forms.ValidationError(wrong)
    return typed


class SendForm(StepForm):
    """Step 4: who sends, by which right, and what may be given on."""

    filled_by = line(_("22. Vos prénom et nom"), 120, lacking="filled_by")
    filled_as = one_of(
        _("23. À quel titre"),
        lacking="filled_as",
        choices=RIGHTS,
        widget=forms.RadioSelect,
    )
    open_data = forms.BooleanField(
        label=_("24. Diffusion ouverte : donner aussi nos informations publiques dans "
                "les fichiers ouverts, à la région près"),
        required=False,
    )  # fmt: skip
    declared = forms.BooleanField(
        label=_("25. Ce que nous avons écrit est exact. Le nom d’aucune survivante ni "
                "d’aucun enfant n’y est."),
    )  # fmt: skip
