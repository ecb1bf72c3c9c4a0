"""Opens accounts; the only place where a person comes into being."""

from django.db import transaction

from portal.accounts.models import User


def find_account(email: str) -> User | None:
    """The account of an address, whatever its capitals."""
    return User.objects.filter(email__iexact=email.strip()).first()


@transaction.atomic
def open_account(email: str, password: str, *, first_name: str, last_name: str) -> User:
    """Create a person whose address is known to be hers. It gives her no right."""
    user = User.objects.create_user(
        email, password, first_name=first_name, last_name=last_name
    )
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user
