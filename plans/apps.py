"""Application of plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Plan d’action"

    def ready(self) -> None:
        import plans.jobs  # noqa: F401 - registers the jobs
