"""What a member typed in the form of a proposal, as plain values."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cso_pages.library.kinds import ResourceType

LIMITS = {
    "title": 150,
    "summary": 400,
    "key_messages": 2_000,
    "text": 40_000,
    "message": 2_000,
}


@dataclass(frozen=True)
class Typed:
    """The answers of the form; blank is not yet answered."""

    title: str = ""
    resource_type: str = ""
    summary: str = ""
    key_messages: str = ""
    text: str = ""
    language: str = "fr"
    themes: tuple[str, ...] = field(default=())
    has_testimony: bool = False
    message: str = ""

    def gaps(self, *, files: int) -> dict[str, str]:
        """What is missing before it can be sent, by the name of the field."""
        missing = {
            "title": (not self.title, _("Écrivez un titre.")),
            "resource_type": (
                self.resource_type not in ResourceType.values,
                _("Choisissez ce que c’est."),
            ),
            "summary": (not self.summary, _("Écrivez un résumé en trois lignes.")),
            "themes": (not self.themes, _("Cochez au moins un thème.")),
            "text": (
                not self.text and not files,
                _("Écrivez le texte, ou joignez un fichier."),
            ),
        }
        return {name: said for name, (lacks, said) in missing.items() if lacks}
