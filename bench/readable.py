"""When is a page readable on a slow network: empty cache, JavaScript off.

    python bench/readable.py http://127.0.0.1:8000 / /annuaire/ /ressources/

Chromium is slowed to 2G (250 kbit/s, 300 ms a round trip) and to GPRS (50 kbit/s,
600 ms). « Readable » is the first paint with text, « whole » the last byte; three round
trips are added for name, TCP and TLS. Leaves with 1 where a page is readable later
than 4 s on 2G or 12 s on GPRS.
"""

import argparse
import os
import shutil
import sys
import time
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright


@dataclass(frozen=True)
class Network:
    """Speed in kbit/s, round trip in ms, and the time a page may take, in s."""

    name: str
    speed: int
    round_trip: int
    at_most: float

    @property
    def conditions(self) -> dict[str, object]:
        bytes_a_second = self.speed * 1000 / 8
        return {
            "offline": False,
            "latency": self.round_trip,
            "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second,
        }

    @property
    def before_the_first_byte(self) -> float:
        """Name, TCP and TLS: three round trips that the emulation leaves out, in s."""
        return 3 * self.round_trip / 1000


NETWORKS = (Network("2G", 250, 300, 4.0), Network("GPRS", 50, 600, 12.0))


def readable(browser: Browser, address: str, network: Network) -> tuple[float, float]:
    """Seconds to the first paint and to the last byte, connection included."""
    context = browser.new_context(
        viewport={"width": 360, "height": 780}, java_script_enabled=False
    )
    page = context.new_page()
    debugger = context.new_cdp_session(page)
    debugger.send("Network.enable")
    debugger.send("Network.clearBrowserCache")
    debugger.send("Network.emulateNetworkConditions", network.conditions)
    painted: dict[str, float] = {}
    debugger.on("Page.lifecycleEvent", lambda event: _note(painted, event))
    debugger.send("Page.enable")
    debugger.send("Page.setLifecycleEventsEnabled", {"enabled": True})
    began = time.monotonic()
    page.goto(address, wait_until="load", timeout=120_000)
    whole = time.monotonic() - began
    page.wait_for_timeout(200)
    first = painted["firstContentfulPaint"] - painted["init"]
    context.close()
    extra = network.before_the_first_byte
    return first + extra, whole + extra


def _note(painted: dict[str, float], event: dict[str, object]) -> None:
    """The times of the last document: « init » begins anew at each navigation."""
    if event["name"] == "init":
        painted.clear()
    painted[str(event["name"])] = float(str(event["timestamp"]))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("base")
    asked.add_argument("paths", nargs="+")
    given = asked.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    late = False
    sys.stdout.write(f"{'address':<44}{'network':>8}{'readable':>10}{'whole':>8}\n")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path in given.paths:
            for network in NETWORKS:
                first, whole = readable(browser, given.base + path, network)
                too_late = first > network.at_most
                late = late or too_late
                sys.stdout.write(
                    f"{path:<44}{network.name:>8}{first:>8.1f} s{whole:>6.1f} s"
                    f"  {'too late' if too_late else 'ok'}\n"
                )
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
