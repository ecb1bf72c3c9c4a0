"""What cso_pages does when Django says that a person signed in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from cso_pages.mandates.desk import sync_groups
from portal.accounts.models import User


@receiver(user_logged_in)
def follow_mandates(user: User, **kwargs: Any) -> None:
    sync_groups(user)
