"""The suite: SQLite or TEST_DATABASE_URL, tasks run at once, nothing kept."""

import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403
from portal.settings.base import DATABASES, STORAGES, env

SECRET_KEY = "clé des essais, sans valeur"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

_scratch = Path(tempfile.mkdtemp(prefix="portail-essais-"))
MEDIA_ROOT = _scratch / "prive"
QUEUE_DIR = _scratch / "file"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "default": {
        "BACKEND": "cso_pages.media.storage.PrivateStorage",
        "OPTIONS": {"location": MEDIA_ROOT},
    },
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": _scratch / "public", "base_url": "/images/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
STATIC_ROOT = _scratch / "static"
STATIC_ROOT.mkdir()

if env.str("TEST_DATABASE_URL", default=""):
    DATABASES = {"default": env.db("TEST_DATABASE_URL")}
else:
    # A file, not memory: the browser stories and real workers share it.
    DATABASES["default"]["TEST"] = {"NAME": str(_scratch / "test.sqlite3")}
    DATABASES["default"]["NAME"] = str(_scratch / "unused.sqlite3")

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
