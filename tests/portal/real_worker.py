"""A real Celery worker on the test database, and a mail server that can hesitate."""

import contextlib
import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

from celery import current_app
from django.conf import settings
from django.db import connection
from kombu import pools

from portal.jobs.models import Job
from portal.jobs.sending import try_the_line_again
from tests.portal import worker_jobs

LEASE_SECONDS = 2


def environment(**more: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "PORTAL_TEST_SCRATCH": str(settings.SCRATCH),
        "PORTAL_TEST_DB": str(connection.settings_dict["NAME"]),
        "JOB_LEASE_SECONDS": str(LEASE_SECONDS),
        **more,
    }


class Worker:
    """One worker, leader of its own process group."""

    def __init__(self, **more: str) -> None:
        command = [sys.executable, "-m", "celery", "-A", "portal", "worker"]
        options = ["-c", "1", "--without-gossip", "--without-mingle", "-l", "WARNING"]
        self.process = subprocess.Popen(
            [*command, *options, "-I", worker_jobs.__name__],
            env=environment(**more),
            cwd=settings.BASE_DIR,
            start_new_session=True,
        )

    def kill(self) -> None:
        """SIGKILL the whole group: neither the worker nor its child says goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> int:
        """TERM, as the supervisor does; says how it ended."""
        self.process.terminate()
        return self.process.wait(30)

    def end(self) -> None:
        if self.process.poll() is None:
            self.kill()


def wait_for(condition: Callable[[], bool], what: str, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"still waiting after {seconds} s: {what}"
        time.sleep(0.1)


def wait_for_state(job: Job, state: str, seconds: float = 40) -> Job:
    wait_for(
        lambda: Job.objects.get(pk=job.pk).state == state,
        f"{job.title} {state}",
        seconds,
    )
    return Job.objects.get(pk=job.pk)


def forget_connections() -> None:
    """Have the Celery of this process read its broker settings again."""
    pools.reset()
    current_app._pool = None
    current_app.amqp._producer_pool = None
    try_the_line_again()


@contextlib.contextmanager
def real_broker() -> Iterator[None]:
    """Messages go to the broker of the settings; nothing of another test is in it."""
    current_app.conf.task_always_eager = False
    forget_connections()
    current_app.control.purge()
    worker_jobs.gate().unlink(missing_ok=True)
    worker_jobs.effects().unlink(missing_ok=True)
    try:
        yield
    finally:
        current_app.control.purge()
        current_app.conf.task_always_eager = True
        forget_connections()


@contextlib.contextmanager
def workers() -> Iterator[Callable[..., Worker]]:
    """Start workers, and end those that the test leaves."""
    started: list[Worker] = []

    def start(**environment: str) -> Worker:
        started.append(Worker(**environment))
        return started[-1]

    try:
        yield start
    finally:
        for worker in started:
            worker.end()


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 essai")
        lines: list[bytes] | None = None
        while line := self.rfile.readline():
            if lines is not None:
                lines = self._take(lines, line)
            elif line[:4].upper() == b"DATA":
                if not self.server.mail.answer_data():
                    return
                lines = []
                self._say("354 allez-y")
            elif line[:4].upper() == b"QUIT":
                self._say("221 adieu")
                return
            else:
                self._say("250 bien")

    def _take(self, lines: list[bytes], line: bytes) -> list[bytes] | None:
        if line.rstrip(b"\r\n") != b".":
            return [*lines, line]
        self.server.mail.received.append(b"".join(lines))
        self._say("250 pris")
        return None

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class MailServer:
    """Takes mail on a port of its own; can stop in the middle of a message."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self.hesitates = threading.Event()
        self.reached = threading.Event()
        self.let_go = threading.Event()
        socketserver.ThreadingTCPServer.allow_reuse_address = True
        socketserver.ThreadingTCPServer.daemon_threads = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session)
        self._server.mail = self  # type: ignore[attr-defined]
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def answer_data(self) -> bool:
        """Whether to take the message now; hesitates until `let_go`, then hangs up."""
        if not self.hesitates.is_set():
            return True
        self.reached.set()
        self.let_go.wait(60)
        return False

    def close(self) -> None:
        self.let_go.set()
        self._server.shutdown()
        self._server.server_close()
