"""The suite: SQLite or TEST_DATABASE_URL, tasks run at once, nothing kept.

A real worker that a test starts reads the same settings, with two more variables:
PORTAL_TEST_SCRATCH (the folder of the suite) and PORTAL_TEST_DB (its database).
"""

import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403
from portal.settings.base import (
    CELERY_BROKER_TRANSPORT_OPTIONS,
    DATABASES,
    STORAGES,
    env,
)

SECRET_KEY = "clé des essais, sans valeur"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

IS_TEST_WORKER = bool(env.str("PORTAL_TEST_SCRATCH", default=""))
if IS_TEST_WORKER:
    SCRATCH = Path(env.str("PORTAL_TEST_SCRATCH"))
else:
    _scratch = tempfile.TemporaryDirectory(
        prefix="portail-essais-", ignore_cleanup_errors=True
    )
    SCRATCH = Path(_scratch.name)

MEDIA_ROOT = SCRATCH / "prive"
QUEUE_DIR = SCRATCH / "file"
STORAGES = STORAGES | {
    "default": {
        "BACKEND": "cso_pages.media.storage.PrivateStorage",
        "OPTIONS": {"location": MEDIA_ROOT},
    },
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": SCRATCH / "public", "base_url": "/images/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
STATIC_ROOT = SCRATCH / "static"

TEST_DATABASE_URL = env.str("TEST_DATABASE_URL", default="")
if TEST_DATABASE_URL:
    DATABASES = {"default": env.db_url_config(TEST_DATABASE_URL)}
else:
    # A file, not memory: the browser stories and real workers share it.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
    DATABASES["default"]["NAME"] = str(SCRATCH / "unused.sqlite3")

TEST_REDIS_URL = env.str("TEST_REDIS_URL", default="")
if TEST_REDIS_URL:
    CELERY_BROKER_URL = TEST_REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = REDIS_TRANSPORT_OPTIONS | {  # noqa: F405
        "global_keyprefix": f"{SCRATCH.name}:"
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS |= {
        "data_folder_in": str(QUEUE_DIR / "messages"),
        "data_folder_out": str(QUEUE_DIR / "messages"),
        "control_folder": str(QUEUE_DIR / "controle"),
    }
for folder in (STATIC_ROOT, QUEUE_DIR / "messages", QUEUE_DIR / "controle"):
    folder.mkdir(parents=True, exist_ok=True)

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"

if IS_TEST_WORKER:
    DATABASES["default"]["NAME"] = env.str("PORTAL_TEST_DB")
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = "127.0.0.1"
    EMAIL_PORT = env.int("PORTAL_TEST_SMTP_PORT", default=1)
else:
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    CELERY_TASK_ALWAYS_EAGER = True
    CELERY_TASK_EAGER_PROPAGATES = True
