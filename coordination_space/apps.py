"""Application of coordination_space."""

from django.apps import AppConfig


class CoordinationSpaceConfig(AppConfig):
    name = "coordination_space"
    verbose_name = "Espace de la Coordination"

    def ready(self) -> None:
        from coordination_space import receivers  # noqa: F401
