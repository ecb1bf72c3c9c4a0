"""The one register of wagtail-modeladmin: a read-only journal over the jobs."""

import datetime
import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import DjangoORMSearchHandler, PermissionHelper
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

    def dispatch(
        self, request: HttpRequest, *args: Any, **options: Any
    ) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **options)
        except IncorrectLookupParameters:
            return redirect(self.index_url)

    def get_filters_params(self, params: Any = None) -> dict[str, list[str]]:
        """Only the filters offered: Django would filter on any column named here."""
        asked = super().get_filters_params(params)
        offered = self.model_admin.list_filter
        return {key: asked[key] for key in asked if key.split("__")[0] in offered}

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        yield b"\xef\xbb\xbf"
        yield from super().stream_csv(queryset)


class OperationsSearch(DjangoORMSearchHandler):
    """Looks for what was typed, less the character that PostgreSQL refuses."""

    def search_queryset(
        self, queryset: QuerySet, search_term: str, **options: Any
    ) -> QuerySet:
        term = search_term.replace("\0", "")
        return super().search_queryset(queryset, term, **options)


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
    search_handler_class = OperationsSearch
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

    def inspect_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        try:
            uuid.UUID(unquote(instance_pk))
        except ValueError as error:
            raise Http404 from error
        return super().inspect_view(request, instance_pk)

    def state_word(self, job: Job) -> str:
        return job.get_state_display()

    state_word.short_description = _("état")
    state_word.admin_order_field = "state"
