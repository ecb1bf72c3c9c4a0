"""The foundations of the portal and its wiring; nothing of the domain."""

from portal.celery import app as celery_app

__all__ = ["celery_app"]
