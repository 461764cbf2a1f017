"""Addresses of the view from above."""

from django.urls import path

from . import views_comparabilite as comparabilite

app_name = "pilotage"
urlpatterns = [
    path("consolidation/comparabilite/", comparabilite.index, name="comparabilites"),
    path("consolidation/comparabilite/<str:code>/", comparabilite.detail, name="comparabilite"),
]
