"""The Celery application; what runs is in portal.jobs, when is in portal.schedule."""

import os

from celery import Celery

from portal.schedule import beat_schedule

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.imports = ("portal.jobs.tasks", "portal.jobs.clock", "portal.jobs.receivers")
app.conf.beat_schedule = beat_schedule()
