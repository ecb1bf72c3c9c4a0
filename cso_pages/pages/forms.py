"""The form of a page in /gestion/: French addresses, and no silent overwrite."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Revision

from portal.kit.french import long_moment
from portal.kit.words import slug_of


class PortalPageForm(WagtailAdminPageForm):
    """Folds the accents of an address; refuses to write over somebody's revision.

    Wagtail puts the revision that was opened in the form, and warns by script only. A
    form opened on an older one is shown again with what was typed: sent once more, it
    is written, by a person who knows.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # Wagtail's script fills it in from the title, when it has the time.
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        typed = self.cleaned_data["slug"]
        if typed and "slug" not in self.changed_data and self.instance.pk:
            return typed
        return slug_of(typed) or self._slug_of_title() or typed

    def _slug_of_title(self) -> str:
        """The title's, with a number where a page beside it has it already."""
        slug = slug_of(str(self.data.get("title", "")))
        beside = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(beside.values_list("slug", flat=True))
        numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
        free = (one for one in (slug, *numbered) if one not in taken)
        return next(free) if slug else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        other = self._somebody_elses_revision()
        if other is not None:
            self.add_error(None, ValidationError(_told(other), code="stale"))
        return cleaned

    def _somebody_elses_revision(self) -> Revision | None:
        """The latest revision, when it is not the one this form was opened on."""
        if not self.instance.pk or not self.is_bound:
            return None
        latest = self.instance.get_latest_revision()
        if latest is None:
            return None
        opened = (
            self.data.get("overwrite_revision_id")
            or self.data.get("loaded_revision_id")
            or ""
        )
        when = self.data.get("loaded_revision_created_at")
        same = str(latest.pk) == str(opened) and (
            not when or when == latest.created_at.isoformat()
        )
        return None if same else latest


def _told(latest: Revision) -> str:
    who = latest.user.get_full_name() if latest.user else ""
    return format_html(
        _(
            "{who} a enregistré cette page le {when}, après que vous l’avez ouverte. "
            "Rien n’est perdu : votre texte est encore dans ce formulaire. Lisez "
            "l’autre version dans l’historique, puis enregistrez de nouveau pour "
            "garder la vôtre."
        ),
        who=who or _("Une autre personne"),
        when=long_moment(timezone.localtime(latest.created_at)),
    )
