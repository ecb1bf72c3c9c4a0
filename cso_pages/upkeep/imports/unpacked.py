"""Run as a process of its own: reads a workbook from its input, says its cells.

It has little memory and time, so that a hostile workbook ends this process only.
Arguments: folder of the reader, most rows, columns, cells, bytes of memory, seconds.
"""

import datetime
import json
import resource
import sys
from io import BytesIO
from typing import Any


def shown(value: Any) -> str:
    """A cell as people read it: no decimals where there are none, days in French."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        )
    if isinstance(value, datetime.date | datetime.datetime):
        return value.strftime("%d/%m/%Y")
    return str(value)


def fill_merged(
    rows: list[list[str]], ranges: list[Any], start: tuple[int, int]
) -> None:
    """Cells merged downwards all hold what the first one shows; titles stay once."""
    for (top, left), (bottom, right) in ranges:
        if left != right or bottom <= top or bottom >= len(rows):
            continue
        for row in range(top + 1, bottom + 1):
            if left < len(rows[top]) and left < len(rows[row]):
                rows[row][left] = rows[row][left] or rows[top][left]


def main() -> dict[str, Any]:
    folder, *limits = sys.argv[1:]
    most_rows, most_columns, most_cells, memory, seconds = map(int, limits)
    sys.path.append(folder)
    import python_calamine as calamine

    # What is already mapped is no part of what the workbook may take.
    with open("/proc/self/statm", encoding="ascii") as told:
        mapped = int(told.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + memory, mapped + memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    sheets, cells = [], 0
    with calamine.CalamineWorkbook.from_filelike(
        BytesIO(sys.stdin.buffer.read())
    ) as book:
        for about in book.sheets_metadata:
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            # What it calls its height is the last row, counted from 0.
            last_row, last_column = sheet.end or (-1, -1)
            high, wide = last_row + 1, last_column + 1
            cells += high * wide
            if high > most_rows or wide > most_columns or cells > most_cells:
                return {"extent": [high, wide]}
            rows = [
                list(map(shown, row)) for row in sheet.to_python(skip_empty_area=False)
            ]
            fill_merged(rows, sheet.merged_cell_ranges or [], (0, 0))
            hidden = about.visible != calamine.SheetVisibleEnum.Visible
            sheets.append({"name": about.name, "rows": rows, "hidden": hidden})
    return {"sheets": sheets}


if __name__ == "__main__":
    try:
        answer = main()
    except (MemoryError, RecursionError):
        sys.exit(3)
    except Exception as error:  # whatever a parser raises: the parent says a sentence
        answer = {"error": type(error).__name__}
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))
