"""The demonstration: SQLite, filesystem broker, no server, rules relaxed in the open.

Refuses to run where PORTAL_ENV says production.
"""

import secrets

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *  # noqa: F403
from portal.settings.base import DATA_DIR, QUEUE_DIR, env

if env.str("PORTAL_ENV", default="demo") == "production":
    raise ImproperlyConfigured(
        "portal.settings.demo relâche la sécurité et refuse de tourner en production."
    )


def _kept_secret(name: str, length: int) -> str:
    """Read a secret of the data folder, made at first use."""
    path = DATA_DIR / "secrets" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(secrets.token_urlsafe(length), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8").strip()


for folder in (QUEUE_DIR / "messages", QUEUE_DIR / "controle"):
    folder.mkdir(parents=True, exist_ok=True)

DEMO = True
SECRET_KEY = _kept_secret("cle", 50)
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="")
ALLOWED_HOSTS = ["*"]
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
STAFF_SECOND_FACTOR_REQUIRED = False
