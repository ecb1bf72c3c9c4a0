"""One file of the directory, written whole for one reader."""

import datetime
import io
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from cso_pages.directory.exports.about import BOOK, TABLE, FileKind, about, what_is_in
from cso_pages.directory.exports.book import write_book
from cso_pages.directory.exports.columns import columns_for
from cso_pages.directory.exports.reading import Chosen, told_to
from cso_pages.directory.exports.tables import Tell, csv_lines, untold, write_workbook
from cso_pages.permissions import audiences_of

if TYPE_CHECKING:
    from portal.accounts.models import User

# A longer book is made by a job, or by territory: see bench/exports.py.
BOOK_AT_MOST = 800


def file_of(
    kind: FileKind,
    user: "User | AnonymousUser",
    chosen: Chosen,
    *,
    on: datetime.date,
    tell: Tell = untold,
) -> io.BytesIO:
    """The file, at its beginning; `tell` hears of each row."""
    is_public = not user.is_authenticated
    columns = columns_for(audiences_of(user))
    rows = told_to(user, chosen.keys)
    target = io.BytesIO()
    if kind is BOOK:
        notice = what_is_in(is_public=is_public)
        target.write(write_book(rows, chosen, on=on, notice=notice))
    elif kind is TABLE:
        target.writelines(csv_lines(rows, columns, tell=tell))
    else:
        said = about(chosen, columns, on=on, is_public=is_public)
        write_workbook(target, rows, columns, said, tell=tell)
    target.seek(0)
    return target
