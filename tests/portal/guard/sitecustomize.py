"""Loaded by every Python that a test starts with this folder on PYTHONPATH.

Writes down each address that Python connects to or looks up, and each connection asked
of psycopg, whose library opens its own sockets out of Python's sight.
"""

import importlib.abc
import importlib.machinery
import os
import sys


def write_down(line):
    with open(os.environ["SOCKETS_SEEN"], "a", encoding="utf-8") as seen:
        seen.write(f"{line}\n")


def hear(event, arguments):
    if event == "socket.connect":
        write_down(f"connect {arguments[1]!r}")
    elif event == "socket.getaddrinfo":
        write_down(f"lookup {arguments[0]!r}")


class WatchedLoader(importlib.abc.Loader):
    """Loads psycopg, then listens at its door."""

    def __init__(self, own):
        self.own = own

    def create_module(self, spec):
        return self.own.create_module(spec)

    def exec_module(self, module):
        self.own.exec_module(module)
        open_door = module.Connection.connect.__func__

        def connect(cls, conninfo="", **options):
            write_down(f"psycopg {conninfo or sorted(options)}")
            return open_door(cls, conninfo, **options)

        module.Connection.connect = classmethod(connect)
        module.connect = module.Connection.connect


class WatchPsycopg(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "psycopg":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        spec.loader = WatchedLoader(spec.loader)
        return spec


if "SOCKETS_SEEN" in os.environ:
    sys.addaudithook(hear)
    sys.meta_path.insert(0, WatchPsycopg())
