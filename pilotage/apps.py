"""What Django must know of the app pilotage."""

from django.apps import AppConfig


class Config(AppConfig):
    """The app pilotage."""

    name = "pilotage"
    verbose_name = "Pilotage"
