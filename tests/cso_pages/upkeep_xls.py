"""A workbook of the years before 2007, byte by byte: BIFF8 in a compound file.

Only what a reader needs: one sheet of texts and numbers ([MS-XLS], [MS-CFB]).
"""

import struct

SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Cell = str | int | float


def as_xls(rows: list[list[Cell]], name: str = "Liste") -> bytes:
    return _compound(_workbook(rows, name))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _workbook(rows: list[list[Cell]], name: str) -> bytes:
    """The globals, then the sheet they point at."""
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    end = _record(0x000A, b"")
    codepage = _record(0x0042, struct.pack("<H", 1200))
    at = len(_bof(5)) + len(codepage) + 4 + 6 + len(title) + len(end)
    sheet = _record(0x0085, struct.pack("<IH", at, 0) + title)
    return _bof(5) + codepage + sheet + end + _sheet(rows) + end


def _sheet(rows: list[list[Cell]]) -> bytes:
    width = max(map(len, rows))
    size = struct.pack("<IIHHH", 0, len(rows), 0, width, 0)
    cells = [
        _cell(row, column, cell)
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
        if cell != ""
    ]
    return _bof(16) + _record(0x0200, size) + b"".join(cells)


def _cell(row: int, column: int, cell: Cell) -> bytes:
    where = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, str):
        text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
        return _record(0x0204, where + text)
    return _record(0x0203, where + struct.pack("<d", cell))


def _compound(stream: bytes) -> bytes:
    """One stream, « Workbook », in sectors of 512 bytes behind a table of them."""
    stream = stream.ljust(8 * SECTOR, b"\0")
    stream += b"\0" * (-len(stream) % SECTOR)
    used = len(stream) // SECTOR
    tables = 1
    while tables * 128 < used + tables + 1:
        tables += 1
    chain = [*range(1, used), END, END, *[FAT] * tables]
    chain += [FREE] * (tables * 128 - len(chain))
    fat = struct.pack(f"<{len(chain)}I", *chain)
    first_table = used + 1
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<IIIIIIII", tables, used, 0, 4096, END, 0, END, 0)
    where = [*range(first_table, first_table + tables)]
    header += struct.pack("<109I", *where, *[FREE] * (109 - tables))
    root = _entry("Root Entry", 5, END, 0, child=1)
    book = _entry("Workbook", 2, 0, len(stream))
    directory = (root + book).ljust(SECTOR, b"\0")
    return header + stream + directory + fat


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    about = struct.pack("<HBB", len(text), kind, 1)
    links = struct.pack("<III", FREE, FREE, child)
    return (
        text.ljust(64, b"\0")
        + about
        + links
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
