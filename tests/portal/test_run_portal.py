"""`make demo`, for real: one program, nothing but the machine, a clean end."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from tests.portal.real_worker import wait_for

pytestmark = pytest.mark.worker
GUARD = Path(__file__).parent / "guard"
NAMED_SERVERS = ("DATABASE_URL", "REDIS_URL", "TEST_DATABASE_URL", "TEST_REDIS_URL")
OURS = ("gunicorn", "celery", "supervision.py")


def free_port():
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def bare_environment(**more):
    """What a fresh machine has: no server is named, no setting is chosen."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in (*NAMED_SERVERS, "DJANGO_SETTINGS_MODULE", "DEMO_PASSWORD")
    }
    return {**kept, "PYTHONPATH": str(GUARD), **more}


class Portal:
    """One run of the program, with its own port and what it said."""

    def __init__(self, data, *arguments, port=None):
        self.port = port or free_port()
        self.seen = data.parent / "sockets"
        self.said_to = data.parent / f"said-{self.port}-{time.monotonic_ns()}"
        self.environment = bare_environment(
            PORTAL_DATA=str(data), PORT=str(self.port), SOCKETS_SEEN=str(self.seen)
        )
        with self.said_to.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "run_portal", *arguments],
                cwd=settings.BASE_DIR,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self):
        return self.said_to.read_text(encoding="utf-8")

    def wait_until_ready(self, seconds=240):
        started = time.monotonic()
        wait_for(
            lambda: "Le portail est prêt" in self.said() or self.process.poll(),
            "the portal to be ready",
            seconds,
        )
        assert self.process.poll() is None, self.said()
        return time.monotonic() - started

    def get(self, address):
        try:
            url = f"http://127.0.0.1:{self.port}{address}"
            with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def family(self):
        """The processes below this one: number → command line."""
        parents = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
                command = status.with_name("cmdline").read_bytes()
            except OSError:
                continue
            if fields[0] != "Z":
                parents[int(status.parent.name)] = (int(fields[1]), command)
        found = {}
        for number in parents:
            above = number
            while above in parents and above != self.process.pid:
                above = parents[above][0]
            if above == self.process.pid:
                found[number] = parents[number][1].replace(b"\0", b" ").decode()
        return found

    def number_of(self, words):
        """The number of the leader whose command line holds these words."""
        found = [n for n, command in self.family().items() if words in command]
        return min(found) if found else None

    def stop(self):
        family = self.family()
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(60)
        return code, [n for n in family if Path(f"/proc/{n}/cmdline").exists()]

    def end(self):
        for number in self.family():
            os.kill(number, signal.SIGKILL)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A folder whose path has a space and an accent."""
    return tmp_path_factory.mktemp("un dossier à nous") / "mes données"


@pytest.fixture(scope="module")
def portal(data):
    """The portal, started on an empty folder."""
    running = Portal(data, "--demo")
    running.first_start = running.wait_until_ready()
    yield running
    running.end()


def count_rows(data):
    with sqlite3.connect(data / "portal.sqlite3") as database:
        tables = ("accounts_user", "cso_pages_organisation", "plans_report")
        counts = {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in tables
        }
    database.close()
    return counts


def test_the_first_start_ends_with_the_address_and_the_accounts(portal):
    said = portal.said()
    assert f"http://127.0.0.1:{portal.port}/" in said
    for account in ("secretariat@demo.test", "membre-a@demo.test", "admin@demo.test"):
        assert account in said
    assert re.search(r"mot de passe : \S+\n", said)
    assert "Traceback" not in said


def test_the_plan_of_the_demonstration_waits_for_a_report(portal):
    """Fourteen talks of the thirty-six: the association has not sent its quarter."""
    _status, page = portal.get("/plan/")
    told = re.sub(r"<[^>]+>", " ", page)
    assert re.search(r"39\s%\s+14\s+sur\s+36", told)


def test_the_site_answers_compressed_without_debug(portal):
    status, page = portal.get("/")
    assert status == 200
    sheet = re.search(r"/static/portal/css/portail\.[0-9a-f]+\.css", page)
    assert sheet, "static files bear their digest"
    asked = urllib.request.Request(  # noqa: S310
        f"http://127.0.0.1:{portal.port}{sheet[0]}", headers={"Accept-Encoding": "br"}
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]
    status, page = portal.get("/nulle-part/")
    assert status == 404
    assert "DEBUG" not in page


def test_worker_and_clock_do_their_part(portal):
    wait_for(lambda: portal.get("/sante/pret/")[0] == 200, "readiness", 90)


def test_a_second_start_on_the_same_data_is_refused_in_french(portal, data):
    second = Portal(data, "--demo")
    assert second.process.wait(60) == 4, second.said()
    assert "Le portail tourne déjà avec les données de" in second.said()


def test_a_taken_port_is_said_in_french(portal, data):
    second = Portal(data.with_name("autre"), "--demo", port=portal.port)
    assert second.process.wait(60) == 3, second.said()
    assert f"Le port {portal.port} est déjà pris" in second.said()
    assert "Traceback" not in second.said()


@pytest.mark.parametrize("words", ["celery -A portal -q worker", "beat", "gunicorn"])
def test_what_dies_is_started_again(portal, words):
    first = portal.number_of(words)
    os.killpg(first, signal.SIGKILL)

    def started_again():
        return portal.number_of(words) not in (None, first)

    wait_for(started_again, f"{words} to come back", 60)
    assert "Arrêt imprévu" in portal.said()
    wait_for(lambda: answers(portal), "the site to answer", 60)


def answers(portal):
    try:
        return portal.get("/sante/")[0] == 200
    except OSError:
        return False


def test_no_server_and_no_other_machine_is_spoken_to(portal):
    """The supervisor asks the site whether it answers; that is all there is."""
    wait_for(lambda: portal.get("/sante/pret/")[0] == 200, "readiness", 90)
    seen = set(portal.seen.read_text(encoding="utf-8").splitlines())
    own = f"connect ('127.0.0.1', {portal.port})"
    assert own in seen, "the guard sees what there is to see"
    assert seen == {own, "lookup '127.0.0.1'"}


def test_ctrl_c_stops_everything_and_the_second_start_keeps_what_is_there(portal, data):
    before = count_rows(data)
    code, left = portal.stop()
    assert (code, left) == (0, [])
    assert "Le portail est arrêté." in portal.said()
    assert "Traceback" not in portal.said()
    second = Portal(data, "--demo")
    try:
        second.wait_until_ready(120)
        assert count_rows(data) == before
        assert "Mise en place" not in second.said()
        assert "Fichiers statiques" not in second.said()
        assert second.stop() == (0, [])
    finally:
        second.end()


def test_what_is_killed_takes_its_children_along(data):
    portal = Portal(data, "--demo")
    try:
        portal.wait_until_ready(120)
        family = portal.family()
        portal.process.kill()
        portal.process.wait()

        def all_gone():
            return not any(alive(number) for number in family)

        wait_for(all_gone, "the children to end", 40)
    finally:
        for number in family:
            if alive(number):
                os.kill(number, signal.SIGKILL)


def alive(number):
    try:
        command = Path(f"/proc/{number}/cmdline").read_bytes().decode()
    except OSError:
        return False
    return any(word in command for word in OURS)


def test_the_guard_would_see_a_database_and_a_broker(tmp_path):
    seen = tmp_path / "sockets"
    program = (
        "import redis, psycopg\n"
        "for ask in (lambda: redis.Redis(port=6379, socket_timeout=1).ping(),"
        " lambda: psycopg.connect('host=127.0.0.1 port=1 connect_timeout=1')):\n"
        "    try: ask()\n"
        "    except (redis.RedisError, psycopg.Error): pass\n"
    )
    subprocess.run(
        [sys.executable, "-c", program],
        env=bare_environment(SOCKETS_SEEN=str(seen)),
        check=True,
    )
    lines = seen.read_text().splitlines()
    assert "psycopg host=127.0.0.1 port=1 connect_timeout=1" in lines
    assert any(line.startswith("connect") and "6379" in line for line in lines)
