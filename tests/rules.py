"""The rules of a run: which database, which browser, and in CI nothing left out."""

import os
import shutil

import pytest
from django.db import connection

CI = os.environ.get("CI") == "true"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
EXPECTED_DB_VENDOR = os.environ.get("EXPECTED_DB_VENDOR")
NO_BROWSER = (
    "Les histoires dans un navigateur n’ont pas été jouées : "
    "aucun Chromium trouvé (installez chromium, ou donnez CHROMIUM=/chemin)."
)
LEFT_OUT = "En CI, aucun essai ne peut être laissé de côté."


def pytest_report_header(config):
    broker = "redis" if os.environ.get("TEST_REDIS_URL") else "filesystem"
    return f"base : {connection.vendor} ; messages : {broker} ; CI : {CI}"


def pytest_sessionstart(session):
    """Refuse to run on another database than the one asked for."""
    if EXPECTED_DB_VENDOR and connection.vendor != EXPECTED_DB_VENDOR:
        raise pytest.UsageError(
            f"La base est {connection.vendor}, il fallait {EXPECTED_DB_VENDOR}."
        )
    if CI and CHROMIUM is None:
        raise pytest.UsageError(NO_BROWSER)


def pytest_collection_modifyitems(config, items):
    """Stories come last; without a browser they are left out."""
    stories = [item for item in items if "tests/e2e/" in item.nodeid]
    others = [item for item in items if "tests/e2e/" not in item.nodeid]
    if CHROMIUM is None:
        config.hook.pytest_deselected(items=stories)
        stories = []
    items[:] = [*others, *stories]


def pytest_terminal_summary(terminalreporter):
    if CHROMIUM is None:
        terminalreporter.write_line(NO_BROWSER, yellow=True)
    if CI and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line(LEFT_OUT, red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """In CI a skip is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if CI and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
