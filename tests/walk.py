"""Walks the portal as one person: every address of the resolver, every link found.

What it returns is every byte that she received, by address: pages, files (opened where
they are packed), feeds, redirections and refusals.
"""

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable

from django.test import Client
from pypdf import PdfReader
from pypdf.errors import PdfReadError

# Addresses that end the session, or start a job that only waits.
LEFT_OUT = ("/quitter/", "/compte/logout/", "/compte/verrouiller/", "/static/")
LINK = re.compile(rb"(?:href|src|action)=\"(/[^\"#]*)|<loc>https?://[^/]+(/[^<]*)<")
PACKED, PRINTED, CARD = b"PK\x03\x04", b"%PDF-", b"BEGIN:VCARD"


def unpacked(content: bytes) -> bytes:
    """The bytes of a file, with those that it packs, draws or folds."""
    if content.startswith(PRINTED):
        return content + printed(content)
    if content.startswith(CARD):
        return content + content.replace(b"\r\n ", b"")
    if not content.startswith(PACKED):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return content + b"".join(package.read(name) for name in package.namelist())


def printed(content: bytes) -> bytes:
    """What is read in a PDF, as its lines break and joined; nothing in a false one."""
    try:
        pages = PdfReader(io.BytesIO(content)).pages
        text = "\n".join(page.extract_text() for page in pages).encode()
    except PdfReadError:
        return b""
    return text + text.replace(b"\n", b"")


def received(client: Client, address: str) -> bytes:
    """Status line, headers and body of one answer."""
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return headers.encode() + unpacked(body)


def links_of(content: bytes) -> list[str]:
    found = (one or other for one, other in LINK.findall(content))
    return [link.decode().replace("&amp;", "&") for link in found]


def walk(
    client: Client, first: Iterable[str], *, at_most: int = 2_000
) -> dict[str, bytes]:
    """Every address reached from the first ones, with what came back.

    The same page is opened once for each of its query strings, `at_most` in all; a
    walk cut short would prove nothing, so it fails. Wagtail's lists, which offer every
    order of every column, are opened with the first of them only.
    """
    queue = deque(dict.fromkeys(first))
    known = set(queue)
    asked: set[str] = set()
    seen: dict[str, bytes] = {}
    while queue:
        address = queue.popleft()
        assert len(seen) < at_most, f"more than {at_most} addresses: {address}"
        seen[address] = received(client, address)
        for link in links_of(seen[address]):
            page = link.partition("?")[0]
            again = page != link and page.startswith("/gestion/") and page in asked
            if link not in known and not again and not link.startswith(LEFT_OUT):
                known.add(link)
                queue.append(link)
                if page != link:
                    asked.add(page)
    return seen
