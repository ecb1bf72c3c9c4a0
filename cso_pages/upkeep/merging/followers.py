"""What upper apps do when the rows of an organisation change hands.

This room imports none of them: each registers its own function when it starts.
"""

from collections.abc import Callable

from cso_pages.directory.models import Organisation

Follower = Callable[[Organisation, Organisation], None]

FOLLOWERS: dict[str, Follower] = {}


def follows_merges(name: str) -> Callable[[Follower], Follower]:
    """Register what is done, in the same transaction, after a merge or its undoing."""

    def register(follower: Follower) -> Follower:
        FOLLOWERS[name] = follower
        return follower

    return register


def tell_followers(kept: Organisation, gone: Organisation) -> None:
    for follower in FOLLOWERS.values():
        follower(kept, gone)
