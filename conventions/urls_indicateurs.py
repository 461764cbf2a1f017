"""Addresses of the catalogue of indicators."""

from django.urls import path

from . import views_indicateurs as views

app_name = "indicateurs"
urlpatterns = [
    path("", views.IndicateurListView.as_view(), name="list"),
    path("<int:pk>/", views.IndicateurDetailView.as_view(), name="detail"),
    path("<int:pk>/corriger/", views.corriger, name="corriger"),
]
