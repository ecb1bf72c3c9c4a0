"""The form of the thresholds: one box for the plan, one for each of its indicators."""

from collections.abc import Mapping
from decimal import Decimal

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from plans.indicators.models import Indicator
from plans.lifecycle.models import SignatureRule
from plans.outline.models import Plan

LEAST, MOST = Decimal("1.1"), Decimal(1000)
WHOLE = "plan"


class RulesForm(forms.Form):
    """Blank is « no rule of its own »."""

    keys: dict[str, int | None]

    @property
    def jumps(self) -> dict[int | None, Decimal | None]:
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}


def rules_form(plan: Plan, posted: Mapping[str, object] | None) -> RulesForm:
    """The form with what is in force; three queries."""
    rules = dict(
        SignatureRule.objects.filter(plan=plan).values_list("indicator", "jump")
    )
    indicators = Indicator.objects.filter(
        Q(node__version__plan=plan) | Q(activity__output__version__plan=plan)
    ).order_by("code")
    form = RulesForm(posted)
    form.keys = {WHOLE: None}
    form.fields[WHOLE] = _box(_("Tout le plan"), rules.get(None))
    for indicator in indicators:
        name = f"i-{indicator.pk}"
        label = f"{indicator.code} {indicator.label}"
        if indicator.is_sensitive:
            label = _("%(indicator)s (sensible : toujours deux signatures)") % {
                "indicator": label
            }
        form.fields[name] = _box(label, rules.get(indicator.pk))
        form.keys[name] = indicator.pk
    return form


def _box(label: str, jump: Decimal | None) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=LEAST,
        max_value=MOST,
        decimal_places=2,
        localize=True,
        initial=jump,
        error_messages={
            "invalid": _("Écrivez un nombre, comme 5 ou 2,5."),
            "min_value": _("Écrivez un nombre d’au moins 1,1."),
            "max_value": _("Écrivez un nombre d’au plus 1 000."),
        },
    )
