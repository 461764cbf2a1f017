"""Every address of the application; each app brings its own."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("connexion/", views.connexion, name="connexion"),
    path("deconnexion/", views.deconnexion, name="deconnexion"),
    path("sante/", views.sante, name="sante"),
    path("", include("territoires.urls")),
    path("organismes/", include("organismes.urls")),
    path("conventions/", include("conventions.urls")),
    path("indicateurs/", include("conventions.urls_indicateurs")),
    path("evaluations/", include("evaluations.urls")),
    path("", include("pilotage.urls_accueil")),
    path("", include("pilotage.urls")),
]
