"""What cso_pages does when Django or Wagtail says that something happened."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from cso_pages.mandates.desk import sync_groups
from cso_pages.media.actions import note_shown_documents
from cso_pages.pages.menus import forget_menus
from cso_pages.search.pages import forget_page, index_below, index_page
from portal.accounts.models import User


@receiver(user_logged_in)
def follow_mandates(user: User, **kwargs: Any) -> None:
    sync_groups(user)


@receiver(post_save)
@receiver(post_delete)
def follow_tree(sender: type, instance: object, **kwargs: Any) -> None:
    if isinstance(instance, Page | PageViewRestriction):
        forget_menus()


@receiver(post_page_move)
def follow_order(**kwargs: Any) -> None:
    forget_menus()


@receiver(page_published)
def follow_documents(instance: Page, **kwargs: Any) -> None:
    note_shown_documents(instance)


@receiver(page_published)
@receiver(page_unpublished)
def follow_publication(instance: Page, **kwargs: Any) -> None:
    index_page(instance)


@receiver(page_slug_changed)
@receiver(post_page_move)
def follow_addresses(instance: Page, **kwargs: Any) -> None:
    index_below(instance)


@receiver(post_delete)
def follow_deletion(sender: type, instance: object, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        forget_page(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def follow_restrictions(instance: PageViewRestriction, **kwargs: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        index_below(page)
