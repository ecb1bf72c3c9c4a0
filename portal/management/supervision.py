"""Keeps the processes of the portal alive, and stops them without losing a job.

Run by its path, with the standard library alone: it weighs 15 MB and sees nothing of
the portal. `manage.py run_portal` prepares, then becomes this program.
"""

import argparse
import ctypes
import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

GRACE_SECONDS = 30
READY_WITHIN_SECONDS = 60
PAUSES = (1, 2, 5, 15, 30)  # seconds before a process that keeps dying starts again
STEADY_SECONDS = 20
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, in <linux/prctl.h>
AS_ROOT = "ignore:You're running the worker with superuser"


@dataclass
class Service:
    """One process and its children, leader of a session of its own."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_again_at: float | None = None
    deaths: int = field(default=0)

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.start_again_at = None
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            self.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_the_supervisor,  # noqa: PLW1509 - no thread yet
        )

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal(self, number: int, *, whole_group: bool = False) -> None:
        if self.process is None or not self.is_alive():
            return
        if whole_group:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)


def end_with_the_supervisor() -> None:
    """On Linux, a child is told to stop if the supervisor is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def services(port: int, workers: int) -> list[Service]:
    python = [sys.executable, "-m"]
    celery = [sys.executable, "-W", AS_ROOT, "-m", "celery", "-A", "portal", "-q"]
    web = ["gunicorn", "portal.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    threads = ["--worker-class", "gthread", "--workers", str(workers), "--threads", "4"]
    quiet = ["--log-level", "warning", "--graceful-timeout", "20"]
    lean = ["--preload", "--no-control-socket"]
    alone = ["-c", "1", "--without-gossip", "--without-mingle", "-l", "WARNING"]
    return [
        Service("le site", [*python, *web, *threads, *quiet, *lean]),
        Service("les tâches de fond", [*celery, "worker", *alone]),
        Service("l’horloge", [*celery, "beat", "--max-interval", "5", "-l", "WARNING"]),
    ]


class Supervisor:
    """Starts the services, starts again those that die, stops them when told."""

    def __init__(self, kept: list[Service], port: int, announcement: str) -> None:
        self.services = kept
        self.port = port
        self.announcement = announcement
        self.told_to_stop = threading.Event()
        self.impatient = False

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._hear)
        web, *others = self.services
        web.start()
        self._wait_for(web)
        for service in others:
            service.start()
        if not self.told_to_stop.is_set():
            tell(self.announcement)
        while not self.told_to_stop.wait(0.5):
            for service in self.services:
                self._keep_alive(service)
        return self._stop()

    def _hear(self, number: int, frame: object) -> None:
        self.impatient = self.told_to_stop.is_set()
        self.told_to_stop.set()

    def _wait_for(self, web: Service) -> None:
        """The site first: with two cores, people see it sooner."""
        until = time.monotonic() + READY_WITHIN_SECONDS
        while not self.told_to_stop.wait(0.1) and not self._answers():
            self._keep_alive(web)
            if time.monotonic() > until:
                tell("Le site tarde à répondre ; il continue d’essayer.")
                return

    def _answers(self) -> bool:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            asked.request("GET", "/sante/")
            return asked.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            asked.close()

    def _keep_alive(self, service: Service) -> None:
        now = time.monotonic()
        if service.is_alive():
            return
        if service.start_again_at is None:
            steady = now - service.started_at > STEADY_SECONDS
            service.deaths = 1 if steady else service.deaths + 1
            pause = PAUSES[min(service.deaths, len(PAUSES)) - 1]
            service.start_again_at = now + pause
            tell(f"Arrêt imprévu : {service.name}. Relance dans {pause} s.")
        elif now >= service.start_again_at:
            service.start()

    def _stop(self) -> int:
        tell("\nArrêt du portail : la tâche en cours se termine (30 s au plus)…")
        for service in self.services:
            service.signal(signal.SIGTERM)
        until = time.monotonic() + GRACE_SECONDS
        while any(service.is_alive() for service in self.services):
            if self.impatient or time.monotonic() > until:
                tell("Arrêt forcé ; une tâche interrompue reprendra au démarrage.")
                break
            time.sleep(0.1)
        for service in self.services:
            service.signal(signal.SIGKILL, whole_group=True)
        tell("Le portail est arrêté.")
        return 0


def main() -> int:
    """Supervise. The announcement comes by a pipe: `ps` must not show it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--announcement-fd", type=int, required=True)
    asked = parser.parse_args()
    with os.fdopen(asked.announcement_fd, encoding="utf-8") as pipe:
        announcement = pipe.read()
    return Supervisor(
        services(asked.port, asked.workers), asked.port, announcement
    ).run()


if __name__ == "__main__":
    sys.exit(main())
