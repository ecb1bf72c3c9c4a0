"""The files of the directory, made for one reader and waiting for her alone."""

from cso_pages.directory.exports.actions import ask_for_export
from cso_pages.directory.exports.opening import allow_open_data
from portal.jobs.running import perform
from tests.conftest import NOW


def seed(cast) -> dict[str, set[str]]:
    """The association is open data; the secretariat and a member have asked for files.

    Their words are those of the directory: what they may read, they may receive.
    """
    allow_open_data(cast.association, is_open=True, by=cast.aminata, at=NOW)
    for person, ending in ((cast.mariam, "xlsx"), (cast.bintou, "csv")):
        perform(ask_for_export(ending, given={}, by=person, at=NOW).pk)
    return {}
