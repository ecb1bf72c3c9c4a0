"""The groups of the editing desk: Wagtail reads rights there, mandates fill them."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from cso_pages.mandates.models import STAFF_ROLES, Role
from cso_pages.permissions import mandates_of
from portal.accounts.models import User

GROUP_NAMES = {
    Role.SECRETARIAT: "Secrétariat permanent",
    Role.EDITOR: "Rédaction",
    Role.MONITORING: "Suivi-évaluation",
    Role.FINANCE: "Finances",
    Role.TECHNICAL_ADMIN: "Administration technique",
}
# app label, codename
ENTER = [("wagtailadmin", "access_admin")]
JOBS = [("jobs", "view_job")]
HELP = [
    ("cso_pages", f"{verb}_helpservice") for verb in ("add", "change", "delete", "view")
]
REFERENCE = [
    ("cso_pages", f"{act}_{name}")
    for name in (
        "territory", "orgtype", "theme", "group", "language", "framework",
        "frameworknode", "glossaryterm",
    )
    for act in ("add", "change")  # never delete: a row is retired
]  # fmt: skip
PLAIN_RIGHTS = {
    Role.SECRETARIAT: ENTER + JOBS + HELP + REFERENCE,
    Role.EDITOR: ENTER + HELP + REFERENCE,
    Role.MONITORING: ENTER + JOBS,
    Role.FINANCE: ENTER,
    Role.TECHNICAL_ADMIN: ENTER + JOBS,
}
# The secretariat publishes; the rédaction writes drafts that it reads again.
PAGE_RIGHTS = {
    Role.SECRETARIAT: ["add_page", "change_page", "publish_page"],
    Role.EDITOR: ["add_page", "change_page"],
}
FILE_RIGHTS = [
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
]


def ensure_groups() -> None:
    """Write the groups and exactly their rights; without effect the second time."""
    for role, name in GROUP_NAMES.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(PLAIN_RIGHTS[role]))
        _set_page_rights(group, PAGE_RIGHTS.get(role, []))
        _set_file_rights(group, FILE_RIGHTS if role in PAGE_RIGHTS else [])


def _permissions(rights: list[tuple[str, str]]) -> list[Permission]:
    return [
        Permission.objects.get(content_type__app_label=app_label, codename=codename)
        for app_label, codename in rights
    ]


def _set_page_rights(group: Group, codenames: list[str]) -> None:
    kept = _permissions([("wagtailcore", codename) for codename in codenames])
    GroupPagePermission.objects.filter(group=group).exclude(
        permission__in=kept
    ).delete()
    root = Page.get_first_root_node()
    for permission in kept if root else []:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=permission
        )


def _set_file_rights(group: Group, rights: list[tuple[str, str]]) -> None:
    kept = _permissions(rights)
    GroupCollectionPermission.objects.filter(group=group).exclude(
        permission__in=kept
    ).delete()
    root = Collection.get_first_root_node()
    for permission in kept if root else []:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def desk_groups(user: User) -> set[str]:
    """Names of the groups that today's mandates give."""
    return {
        GROUP_NAMES[Role(mandate.role)]
        for mandate in mandates_of(user)
        if mandate.role in STAFF_ROLES
    }


def sync_groups(user: User) -> None:
    """Make the memberships follow the mandates of today, and nothing else."""
    due = desk_groups(user)
    held = set(user.groups.values_list("name", flat=True))
    if due == held:
        return
    found = list(Group.objects.filter(name__in=due))
    if len(found) < len(due):
        ensure_groups()
        found = list(Group.objects.filter(name__in=due))
    user.groups.set(found)
