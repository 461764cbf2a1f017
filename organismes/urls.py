"""Addresses of who signs."""

from django.urls import path

from . import views, views_gestes, views_rubriques
from .rubriques import RUBRIQUES

app_name = "organismes"


def rubrique_urls(rubrique):
    """Addresses of the rows of one kind: /organismes/42/patrimoine/ajouter/, /organismes/42/patrimoine/7/corriger/."""
    cle = {"rubrique": rubrique}
    racine = f"<int:pk>/{rubrique.nom}/"
    yield path(f"{racine}ajouter/", views_rubriques.ajouter, cle, name=f"ajouter_{rubrique.nom}")
    yield path(f"{racine}<int:ligne>/corriger/", views_rubriques.corriger, cle, name=f"corriger_{rubrique.nom}")
    yield path(f"{racine}<int:ligne>/supprimer/", views_rubriques.supprimer, cle, name=f"supprimer_{rubrique.nom}")


urlpatterns = [
    path("", views.OrganismeListView.as_view(), name="list"),
    path("creer/", views_gestes.creer, name="creer"),
    path("<int:pk>/", views.OrganismeDetailView.as_view(), name="detail"),
    path("<int:pk>/corriger/", views_gestes.corriger, name="corriger"),
    path("<int:pk>/supprimer/", views_gestes.supprimer, name="supprimer"),
    path("<int:pk>/absorber/", views_gestes.absorber, name="absorber"),
    path("<int:pk>/retablir/", views_gestes.retablir, name="retablir"),
    path("<int:pk>/historique/", views_gestes.historique, name="historique"),
    path("<int:pk>/fil/<int:echange>/faire/", views_rubriques.faire, name="faire"),
    *(url for rubrique in RUBRIQUES for url in rubrique_urls(rubrique)),
]
