"""What Django must know of the app conventions."""

from django.apps import AppConfig


class Config(AppConfig):
    """The app conventions."""

    name = "conventions"
    verbose_name = "Conventions"
