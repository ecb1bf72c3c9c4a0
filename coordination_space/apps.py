"""Application of coordination_space."""

from django.apps import AppConfig


class CoordinationSpaceConfig(AppConfig):
    name = "coordination_space"
    verbose_name = "Espace de la Coordination"
