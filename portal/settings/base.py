"""What every environment shares; the others say only where they differ."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from portal.settings.accounts import *  # noqa: F403

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = (BASE_DIR / env.str("PORTAL_DATA", default="var")).resolve()
PORT = env.int("PORT", default=8000)
DEBUG = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "portal",
    "portal.kit",
    "portal.journal",
    "portal.accounts",
    "portal.jobs",
    "portal.notices",
    "cso_pages",
    "coordination_space",
    "plans",
    "wagtail.contrib.redirects",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail_modeladmin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.kit.headers.CompressText",
    "portal.kit.headers.steady_answers",
    "csp.middleware.CSPMiddleware",
    "portal.kit.headers.private_by_default",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "portal.kit.headers.database_unavailable",
    "portal.kit.headers.plain_addresses",
    "cso_pages.mandates.doors.staff_session_limits",
    "cso_pages.mandates.doors.staff_second_factor",
    "cso_pages.mandates.doors.editing_desk",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
FORM_RENDERER = "portal.kit.forms.PortalFormRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.kit.context.portal",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "portal.kit.templatetags.kit",
            ],
        },
    }
]

# Database: SQLite in one file unless DATABASE_URL names a server.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "portal.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The limits of allauth live in the cache, so every process must share it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    }
}

# Language and time
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
TIME_ZONE = "Africa/Bamako"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

# Files: the default storage is private and has no address; only static files and
# image renditions are public.
MEDIA_ROOT = DATA_DIR / "prive"
MEDIA_URL = "/prive/"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "cso_pages.media.storage.PrivateStorage",
        "OPTIONS": {"location": MEDIA_ROOT},
    },
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "public", "base_url": "/images/"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 3600
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
EVIDENCE_MAX_BYTES = 5 * 1024 * 1024
EVIDENCE_MAX_FILES = 10
RECORD_PAPERS_AT_MOST = 40  # the documents of an organisation, former ones too
PROPOSAL_MAX_BYTES = 10 * 1024 * 1024
PROPOSAL_MAX_FILES = 10

# Security
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.kit.failures.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# Where « Quitter rapidement » leads: neutral, light, plausible.
QUICK_EXIT_URL = env.str("QUICK_EXIT_URL", default="https://www.meteomali.ml/")

# Wagtail
WAGTAIL_SITE_NAME = "Coordination nationale des OSC"
WAGTAILADMIN_BASE_URL = env.str("PORTAL_URL", default=f"http://127.0.0.1:{PORT}")
WAGTAIL_FRONTEND_LOGIN_URL = "/compte/login/"
WAGTAILADMIN_LOGIN_URL = "/compte/login/"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "cso_pages.PortalImage"
WAGTAILIMAGES_RENDITION_STORAGE = "public"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cso_pages.media.forms.PortalImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cso_pages.media.forms.PortalDocumentForm"
WAGTAILDOCS_DOCUMENT_MODEL = "cso_pages.PortalDocument"
WAGTAILDOCS_EXTENSIONS = [
    "pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt",
    "jpg", "jpeg", "png", "webp", "mp3", "ogg", "oga", "opus", "m4a",
]  # fmt: skip
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_WORKFLOW_ENABLED = False
# The form refuses to write over somebody else’s revision; a script that saves every
# half second would not ask.
WAGTAIL_AUTOSAVE_INTERVAL = 0

# Jobs: the Job row is the truth, the broker only carries its number.
QUEUE_DIR = DATA_DIR / "file"
CELERY_BROKER_URL = "filesystem://localhost//"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "polling_interval": 0.1,
    "data_folder_in": str(QUEUE_DIR / "messages"),
    "data_folder_out": str(QUEUE_DIR / "messages"),
    "control_folder": str(QUEUE_DIR / "controle"),
    "store_processed": False,
}
# With Redis: a request never waits for it longer than a second.
REDIS_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 1,
    "socket_timeout": 1,
    "max_retries": 0,
}
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BEAT_SCHEDULE_FILENAME = str(QUEUE_DIR / "calendrier")
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=60)
JOB_RESEND_AFTER_SECONDS = 20
JOB_MAX_ATTEMPTS = 5
JOB_BACKOFF_SECONDS = 30  # then 2 min, 8 min, 32 min
JOB_QUEUE_MAX_AGE_SECONDS = 10 * 60
MIN_FREE_DISK_BYTES = 200 * 1024 * 1024

# Mail: files in the data folder until a server is named.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "courriel"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "Coordination nationale des OSC <portail@demo.test>"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# Signals: shares of the target to date, shown to all on /comment-lire-les-etats/.
SIGNAL_ON_TIME_SHARE = "0.90"
SIGNAL_WATCH_SHARE = "0.60"
# A report taken for review and left alone returns to the queue.
REVIEW_WORKING_DAYS = 2
# How many times more (or less) than what was validated before: a reviewer is warned,
# then a second person signs; a plan or an indicator may have its own (SignatureRule).
WARNING_JUMP = "3"
SECOND_SIGNATURE_JUMP = "5"

DEMO = False
