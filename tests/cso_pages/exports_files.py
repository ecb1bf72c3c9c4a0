"""What the tests read in the files of the directory, whatever their format."""

import csv
import io
import json

from pypdf import PdfReader
from python_calamine import CalamineWorkbook

PUBLIC_FILES = (
    "/annuaire/exporter/annuaire.xlsx",
    "/annuaire/exporter/annuaire.csv",
    "/annuaire/exporter/annuaire.pdf",
)
OPEN_FILES = ("/donnees/osc.hsds.json", "/donnees/4w.hxl.csv")


def content_of(client, address: str, **asked) -> bytes:
    answer = client.get(address, asked)
    assert answer.status_code == 200, address
    return b"".join(answer.streaming_content)


def workbook_rows(content: bytes) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def csv_rows(content: bytes, delimiter: str = ";") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def pdf_text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages)


def text_of(content: bytes) -> str:
    """Everything a reader could find in one of these files."""
    if content.startswith(b"PK"):
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = (book.get_sheet_by_index(n) for n in range(len(book.sheet_names)))
        return "\n".join(str(sheet.to_python()) for sheet in sheets)
    if content.startswith(b"%PDF"):
        return pdf_text(content).replace("\n", " ")
    return content.decode("utf-8-sig")


def told_as(rows: list[list], name: str) -> dict[str, object]:
    """The row of one organisation, by heading."""
    heading = rows[0]
    found = next(row for row in rows[1:] if row[0] == name)
    return dict(zip(heading, found, strict=False))


def hsds_of(client) -> dict:
    return json.loads(content_of(client, "/donnees/osc.hsds.json"))
