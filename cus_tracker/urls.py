"""Every address of the application; each app brings its own."""

from django.urls import path

from . import views

urlpatterns = [
    path("connexion/", views.connexion, name="connexion"),
    path("deconnexion/", views.deconnexion, name="deconnexion"),
    path("sante/", views.sante, name="sante"),
]
