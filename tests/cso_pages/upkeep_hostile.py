"""Files made to hurt: each says what it is, none is ever stored."""

import csv
import io
import struct
import zipfile

import xlsxwriter

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><sst>&j;</sst>"
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst>&x;</sst>'


def workbook(rows=(("Nom", "Région"), ("Exemple", "Gao"))) -> bytes:
    """A small workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Liste")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue()


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return out.getvalue()


def sheet_xml(cells: str) -> bytes:
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'
    ).encode()


SHEET = "xl/worksheets/sheet1.xml"


def zip_bomb() -> bytes:
    """400 kB that unpack to 400 MB."""
    out = io.BytesIO(workbook())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/media/image1.xml", "w") as part,
    ):
        for _block in range(400):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def far_cell() -> bytes:
    """One cell at the end of the sheet: 17 billion to allocate."""
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'
    return repacked(workbook(), {SHEET: sheet_xml(cells)})


def million_rows() -> bytes:
    rows = "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, 1_000_001))
    return repacked(workbook(), {SHEET: sheet_xml(rows)})


def million_lines() -> bytes:
    return b"Nom;Region\n" + b"Exemple;Gao\n" * 1_000_000


def many_columns() -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([[f"c{n}" for n in range(3000)]] * 50)
    return out.getvalue().encode()


def many_columns_workbook() -> bytes:
    return workbook(rows=[[f"c{n}" for n in range(3000)]] * 50)


def lying_size() -> bytes:
    """The directory says 100 bytes where there are 50 million."""
    data = bytearray(repacked(workbook(), {SHEET: sheet_xml(" " * 50_000_000)}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(SHEET.encode()))
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def ods(rows: str) -> bytes:
    """An OpenDocument sheet whose rows are this XML."""
    out = io.BytesIO()
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" '
        f'xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0" '
        'office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.'
        'opendocument.spreadsheet"/></manifest:manifest>'
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def ods_row(*cells: str, times: int = 1, wide: int = 1) -> str:
    inside = "".join(
        f'<table:table-cell office:value-type="string" '
        f'table:number-columns-repeated="{wide}"><text:p>{cell}</text:p>'
        "</table:table-cell>"
        for cell in cells
    )
    repeated = f'table:number-rows-repeated="{times}"'
    return f"<table:table-row {repeated}>{inside}</table:table-row>"


def repeated_ods() -> bytes:
    """One cell, repeated 16 000 times on a million rows."""
    return ods(ods_row("x", times=1_000_000, wide=16_000))


HOSTILE = {
    "zip bomb": zip_bomb,
    "lying size": lying_size,
    "entity expansion": lambda: repacked(
        workbook(), {"xl/sharedStrings.xml": ENTITIES.encode()}
    ),
    "external entity": lambda: repacked(
        workbook(), {"xl/sharedStrings.xml": OUTSIDE.encode()}
    ),
    "macro": lambda: repacked(workbook(), {"xl/vbaProject.bin": b"macro"}),
    "far cell": far_cell,
    "million rows": million_rows,
    "million lines": million_lines,
    "3000 columns": many_columns,
    "3000 columns, workbook": many_columns_workbook,
    "repeated ods": repeated_ods,
    "nul": lambda: b"Nom;R\0gion\n\0\0\0x;y\n",
    "renamed exe": lambda: b"MZ\x90\0" + bytes(range(256)) * 100,
    "pdf": lambda: b"%PDF-1.7 exemple",
    "web page": lambda: b"<html><table><tr><td>Nom</td></tr></table></html>",
    "broken old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
    "locked workbook": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    ),
    "broken zip": lambda: b"PK\x03\x04" + b"x" * 500,
    "empty": lambda: b"",
    "blank": lambda: b" \r\n\r\n",
    "open quote": lambda: b'Nom;Region\nA;"Gao\n' + b"B;Kayes\n" * 60_000,
    "21 MB": lambda: b"Nom;Region\n" * 2_000_000,
}
