"""What the tests of the foundations share."""

import pytest

from portal.jobs.registry import HANDLERS, job


@pytest.fixture
def handler():
    """Register a function as the handler of « essai », for one test."""

    def use(function, kind="essai"):
        HANDLERS.pop(kind, None)
        job(kind)(function)
        return function

    yield use
    HANDLERS.pop("essai", None)
