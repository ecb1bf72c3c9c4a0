"""Weigh first views: encoded bytes and requests of an address, with a cold cache.

    python bench/weigh.py http://127.0.0.1:8000 / /plan/
    python bench/weigh.py http://127.0.0.1:8000 /espace/ --as membre-a@demo.test

The password comes from DEMO_PASSWORD. Leaves with 1 where a budget is passed.
"""

import argparse
import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, Request, sync_playwright

KINDS = {"document": "html", "stylesheet": "css", "script": "js"}
BUDGETS = {"html": 14_000, "css": 9_000, "js": 6_000}
PUBLIC_TOTAL, PUBLIC_REQUESTS, WORKSPACE_TOTAL = 40_000, 5, 20_000


@dataclass(frozen=True)
class Weight:
    """Encoded bytes by kind, and the number of requests."""

    address: str
    status: int
    bodies: Counter[str]
    headers: int
    requests: int

    @property
    def total(self) -> int:
        return sum(self.bodies.values())

    def passes(self, *, public: bool) -> list[str]:
        """The budgets that this view does not keep."""
        broken = [kind for kind, most in BUDGETS.items() if self.bodies[kind] > most]
        if self.total > (PUBLIC_TOTAL if public else WORKSPACE_TOTAL):
            broken.append("total")
        if public and self.requests > PUBLIC_REQUESTS:
            broken.append("requests")
        return broken


def weigh(page: Page, address: str) -> Weight:
    """Open an address with an empty cache and add up what came over the wire."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("Network.enable")
    debugger.send("Network.clearBrowserCache")
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))
    response = page.goto(address, wait_until="networkidle")
    bodies: Counter[str] = Counter()
    headers = 0
    over_the_wire = [one for one in done if not one.url.startswith("data:")]
    for request in over_the_wire:
        sizes = request.sizes()
        bodies[KINDS.get(request.resource_type, "other")] += sizes["responseBodySize"]
        headers += sizes["responseHeadersSize"]
    status = response.status if response else 0
    return Weight(address, status, bodies, headers, len(over_the_wire))


def sign_in(context: BrowserContext, base: str, email: str) -> None:
    """Enter by the one door."""
    page = context.new_page()
    page.goto(f"{base}/compte/login/")
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(os.environ["DEMO_PASSWORD"])
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(f"{base}/espace/**")
    page.close()


def told(weight: Weight, broken: list[str]) -> str:
    sizes = "".join(
        f"{weight.bodies[kind]:>8}" for kind in ("html", "css", "js", "other")
    )
    return (
        f"{weight.address:<52}{weight.status:>5}{sizes}{weight.total:>8}"
        f"{weight.headers:>8}{weight.requests:>5}  {', '.join(broken) or 'ok'}\n"
    )


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("base")
    asked.add_argument("paths", nargs="+")
    asked.add_argument("--as", dest="email", default="")
    given = asked.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    titles = ("http", "html", "css", "js", "other", "total", "headers", "req")
    sys.stdout.write(
        f"{'address':<52}{titles[0]:>5}"
        + "".join(f"{title:>8}" for title in titles[1:7])
        + f"{titles[7]:>5}\n"
    )
    failed = False
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path in given.paths:
            context = browser.new_context(viewport={"width": 360, "height": 780})
            if given.email:
                sign_in(context, given.base, given.email)
            weight = weigh(context.new_page(), given.base + path)
            broken = weight.passes(public=not given.email)
            failed = failed or bool(broken)
            sys.stdout.write(told(weight, broken))
            context.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
