"""What Django must know of the app evaluations."""

from django.apps import AppConfig


class Config(AppConfig):
    """The app evaluations."""

    name = "evaluations"
    verbose_name = "Évaluations"
