"""Ready phrases for comments: ticked on the page, written out when it is sent."""

from django.utils.translation import gettext_lazy as _

BY_KIND = {
    "state": (
        _("Précisez où en est l’activité."),
        _("L’avancement ne va pas avec les chiffres. Vérifiez-le."),
    ),
    "value": (
        _("Vérifiez ce chiffre."),
        _("Donnez le chiffre du trimestre seul, sans cumul."),
        _("Expliquez l’écart."),
    ),
    "done": (
        _("Dites dans quelles communes."),
        _("Retirez les noms de personnes."),
    ),
    "difficulties": (_("Précisez la difficulté en une phrase."),),
    "evidence": (
        _("Photo illisible, merci de la reprendre."),
        _("Joignez la liste de présence."),
        _("Masquez les noms."),
        _("Liste sans date."),
    ),
}


def phrases_for(key: str) -> tuple[str, ...]:
    """The phrases offered for a question, by the kind its key begins with."""
    return tuple(str(phrase) for phrase in BY_KIND.get(key.partition("-")[0], ()))


def written_out(key: str, ticked: list[str], typed: str) -> str:
    """One comment: the ticked phrases, then what was typed."""
    phrases = phrases_for(key)
    chosen = [
        phrases[int(place)]
        for place in ticked
        if place.isdigit() and int(place) < len(phrases)
    ]
    return " ".join(part for part in (*chosen, typed.strip()) if part)
