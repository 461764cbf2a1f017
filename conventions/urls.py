"""Addresses of what was agreed."""

from django.urls import path

from . import views

app_name = "conventions"
urlpatterns = [
    path("", views.InstrumentListView.as_view(), name="list"),
]
