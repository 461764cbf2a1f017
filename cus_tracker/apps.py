"""What Django must know of the package cus_tracker: its template tags."""

from django.apps import AppConfig


class Config(AppConfig):
    """What belongs to no trade."""

    name = "cus_tracker"
    verbose_name = "Suivi des CUS"
