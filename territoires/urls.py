"""Addresses about place and time."""

from django.urls import path

from . import views

app_name = "territoires"
urlpatterns = [
    path("date-retenue/", views.retenir, name="retenir"),
]
