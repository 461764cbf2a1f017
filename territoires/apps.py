"""What Django must know of the app territoires."""

from django.apps import AppConfig


class Config(AppConfig):
    """The app territoires."""

    name = "territoires"
    verbose_name = "Territoires"
