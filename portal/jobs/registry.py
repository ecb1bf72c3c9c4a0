"""Which function does which kind of job."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.jobs.work import Work

Handler = Callable[["Work"], None]

HANDLERS: dict[str, Handler] = {}


def job(kind: str) -> Callable[[Handler], Handler]:
    """Register a function as what does jobs of this kind; it must be idempotent."""

    def register(handler: Handler) -> Handler:
        if kind in HANDLERS:
            raise ValueError(f"two functions for jobs of kind {kind}")
        HANDLERS[kind] = handler
        return handler

    return register
