"""What Django must know of the app organismes."""

from django.apps import AppConfig


class Config(AppConfig):
    """The app organismes."""

    name = "organismes"
    verbose_name = "Organismes"
