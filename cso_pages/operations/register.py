"""The one register of wagtail-modeladmin: a read-only journal over the jobs."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from cso_pages.permissions import can_read_operations
from portal.jobs.models import Job
from portal.kit.spreadsheet import neutral

TOLD = ["title", "kind", "state", "attempts", "asked_at", "started_at", "finished_at"]
READ_ONLY = ("index", "inspect")


class OperationsPermission(PermissionHelper):
    """Who answers for the tasks reads them; nobody writes them by hand."""

    def user_has_any_permissions(self, user: Any) -> bool:
        return can_read_operations(user)

    def user_has_specific_permission(self, user: Any, perm_codename: str) -> bool:
        return False


def _plain_moment(value: datetime.datetime) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")


class OperationsIndex(IndexView):
    """The list; its exports run nothing and open with their accents in Excel."""

    custom_value_preprocess = {
        str: {"csv": neutral, "xlsx": neutral},
        datetime.datetime: {
            "csv": _plain_moment,
            "xlsx": lambda value: timezone.make_naive(value),
        },
    }

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        yield b"\xef\xbb\xbf"
        yield from super().stream_csv(queryset)


class OperationsRegister(ModelAdmin):
    """Neither the payload of a job nor who asked for it is shown or exported."""

    model = Job
    base_url_path = "operations"
    menu_label = _("Opérations")
    menu_icon = "tasks"
    menu_order = 900
    permission_helper_class = OperationsPermission
    index_view_class = OperationsIndex
    list_display = ("title", "kind", "state_word", "attempts", "asked_at", "error")
    list_filter = ("state", "kind", "asked_at")
    list_export = ("title", "kind", "state_word", *TOLD[3:], "error")
    list_per_page = 50
    search_fields = ("title", "kind", "error")
    ordering = ("-asked_at",)
    empty_value_display = "–"
    export_filename = "operations"
    inspect_view_enabled = True
    inspect_view_fields = [*TOLD, "error"]
    history_view_enabled = False

    def get_admin_urls_for_registration(self) -> tuple:
        kept = [self.url_helper.get_action_url_name(action) for action in READ_ONLY]
        return tuple(
            url for url in super().get_admin_urls_for_registration() if url.name in kept
        )

    def state_word(self, job: Job) -> str:
        return job.get_state_display()

    state_word.short_description = _("état")
    state_word.admin_order_field = "state"
