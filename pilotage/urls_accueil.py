"""Addresses that everyone knows by their bare name: the dashboard, the help, what a public site says of itself."""

from django.urls import path

from . import views_aide as aide
from . import views_tableau_de_bord as tableau

urlpatterns = [
    path("", tableau.tableau_de_bord, name="tableau-de-bord"),
    path("aide/", aide.guide, name="aide"),
    path("aide/glossaire/", aide.mots, name="glossaire"),
    path("aide/etats/", aide.etats, name="etats"),
    path("aide/chiffres/", aide.formules, name="formules"),
    path("accessibilite/", aide.accessibilite, name="accessibilite"),
    path("mentions-legales/", aide.mentions, name="mentions"),
]
