"""Addresses that everyone knows by their bare name: the dashboard and the help."""

from django.urls import path

from . import views_tableau_de_bord as tableau

urlpatterns = [
    path("", tableau.tableau_de_bord, name="tableau-de-bord"),
]
