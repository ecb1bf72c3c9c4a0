"""What coordination_space does when Wagtail says that a page was published."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from coordination_space.sharing.actions import tell_of_publication
from cso_pages.library.models import ResourcePage


@receiver(page_published, sender=ResourcePage)
def tell_who_proposed_it(instance: ResourcePage, **kwargs: Any) -> None:
    tell_of_publication(instance, at=timezone.now())
