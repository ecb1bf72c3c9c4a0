"""The form of a proposal: what a draft lacks is asked for only when it is sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination_space.sharing.typed import LIMITS, Typed
from cso_pages.library.kinds import ResourceType
from cso_pages.reference.models import Language, Theme

NEEDED = ("title", "resource_type", "summary", "themes")
NO_NAMES = _("N’écrivez jamais le nom d’une survivante ni d’un enfant.")


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ProposalForm(forms.Form):
    """What a member types; every answer may still be missing in a draft."""

    use_required_attribute = False

    title = forms.CharField(label=_("Titre"), max_length=LIMITS["title"])
    resource_type = forms.ChoiceField(label=_("Ce que c’est"))
    summary = forms.CharField(
        label=_("Résumé"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Trois lignes : de quoi il s’agit, pour qui, pour quoi faire."),
    )
    key_messages = forms.CharField(
        label=_("Messages clés"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Un message par ligne, cinq au plus."),
    )
    text = forms.CharField(
        label=_("Texte"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Il sera lu à l’écran, sans téléchargement. Laissez une ligne vide entre "
            "deux paragraphes ; commencez un intertitre par #."
        ),
    )
    language = forms.ChoiceField(label=_("Langue du texte"), initial="fr")
    themes = forms.MultipleChoiceField(
        label=_("Thèmes"), widget=forms.CheckboxSelectMultiple
    )
    has_testimony = forms.BooleanField(
        label=_("Le texte ou un fichier contient un témoignage de violences")
    )
    files = forms.FileField(
        label=_("Fichiers"),
        widget=SeveralFiles,
        help_text=_(
            "PDF, Word, PowerPoint, OpenDocument, image ou son (MP3, Ogg, M4A), "
            "10 Mo au plus par fichier. Le lieu et l’auteur inscrits dans un fichier "
            "sont effacés."
        ),
    )
    message = forms.CharField(
        label=_("Message au secrétariat"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Il part avec la ressource, quand vous l’envoyez."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", _("Choisissez…")), *ResourceType.choices]
        self.fields["resource_type"].choices = [
            (value, str(label)[:1].upper() + str(label)[1:]) for value, label in kinds
        ]
        self.fields["language"].choices = list(
            Language.objects.filter(retired_on=None).values_list("tag", "label")
        )
        self.fields["themes"].choices = list(
            Theme.objects.filter(retired_on=None).values_list("code", "label")
        )
        self.fields["text"].help_text = f"{self.fields['text'].help_text} {NO_NAMES}"
        self._ask_for(NEEDED)

    def _ask_for(self, names: tuple[str, ...]) -> None:
        for name, field in self.fields.items():
            field.required = name in names

    def full_clean(self) -> None:
        """A draft may lack everything; the labels still say what will be asked."""
        self._ask_for(())
        super().full_clean()
        self._ask_for(NEEDED)

    @property
    def typed(self) -> Typed:
        """The answers, once cleaned."""
        given = self.cleaned_data
        return Typed(
            title=" ".join(given.get("title", "").split()),
            resource_type=given.get("resource_type", ""),
            summary=given.get("summary", ""),
            key_messages=given.get("key_messages", ""),
            text=given.get("text", ""),
            language=given.get("language") or "fr",
            themes=tuple(given.get("themes", ())),
            has_testimony=bool(given.get("has_testimony")),
            message=given.get("message", ""),
        )


def form_of(typed: Typed, *, gaps: dict[str, str] | None = None) -> ProposalForm:
    """The form with a kept proposal in it, and what it lacks beside each field."""
    values = vars(typed) | {"themes": list(typed.themes)}
    if not gaps:
        return ProposalForm(initial=values)
    form = ProposalForm(data=values)
    for name, said in gaps.items():
        form.add_error(name, said)
    return form
