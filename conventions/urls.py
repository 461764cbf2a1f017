"""Addresses of what was agreed."""

from django.urls import path

from . import (
    views,
    views_attentes,
    views_avenants,
    views_creation,
    views_documents,
    views_dossier,
    views_echeances,
    views_gestes,
    views_instrument,
    views_lot,
    views_prorogation,
    views_signature,
)
from .gestes import GESTES
from .rubriques import RUBRIQUES

app_name = "conventions"


def rubrique_urls(rubrique):
    """Addresses of the rows of one kind: /conventions/42/avis/ajouter/, /conventions/42/avis/7/corriger/."""
    cle = {"rubrique": rubrique}
    racine = f"<int:pk>/{rubrique.nom}/"
    yield path(f"{racine}ajouter/", views_dossier.ajouter, cle, name=f"ajouter_{rubrique.nom}")
    yield path(f"{racine}<int:ligne>/corriger/", views_dossier.corriger, cle, name=f"corriger_{rubrique.nom}")
    yield path(f"{racine}<int:ligne>/supprimer/", views_dossier.supprimer, cle, name=f"supprimer_{rubrique.nom}")


urlpatterns = [
    path("", views.InstrumentListView.as_view(), name="list"),
    path("creer/", views_creation.creer, name="creer"),
    path("attentes/", views_attentes.attentes, name="attentes"),
    path("relancer/", views_attentes.relancer, name="relancer"),
    path("relances/", views_attentes.relances, name="relances"),
    path("lot/", views_lot.geste_en_lot, name="geste_en_lot"),
    path("lot/relancer/", views_attentes.relancer_en_lot, name="relancer_en_lot"),
    path("lot/fiches/", views_signature.fiches_en_lot, name="fiches_en_lot"),
    path("echeances/", views_echeances.page_des_echeances, name="echeances"),
    path("remise-en-ordre/", views_echeances.remise_en_ordre, name="remise_en_ordre"),
    path("prorogations/", views_prorogation.prorogations, name="prorogations"),
    path("prorogations/nouvelle/", views_prorogation.proroger_generation, name="proroger_generation"),
    path("prorogations/<int:pk>/annuler/", views_prorogation.annuler_prorogation, name="annuler_prorogation"),
    path("<int:pk>/", views_instrument.InstrumentDetailView.as_view(), name="detail"),
    path("<int:pk>/fiche/", views_signature.fiche, name="fiche"),
    *(path(f"<int:pk>/{mot}/", getattr(views_gestes, mot), name=mot) for mot in GESTES),
    path("<int:pk>/annuler/<int:passage>/", views_gestes.annuler, name="annuler"),
    path("<int:pk>/rectifier/<int:passage>/", views_gestes.rectifier, name="rectifier"),
    path("<int:pk>/joindre/", views_documents.joindre, name="joindre"),
    path("<int:pk>/documents/<int:document>/", views_documents.document, name="document"),
    path("<int:pk>/retirer/<int:document>/", views_documents.retirer, name="retirer"),
    path("<int:pk>/supprimer/", views_creation.supprimer, name="supprimer"),
    path("<int:pk>/modifier/", views_dossier.modifier, name="modifier"),
    path("<int:pk>/suivre/", views_dossier.suivre, name="suivre"),
    path("<int:pk>/historique/", views_dossier.historique, name="historique"),
    path("<int:pk>/proroger/", views_prorogation.proroger, name="proroger"),
    path("<int:pk>/avenant/", views_avenants.preparer_avenant, name="preparer_avenant"),
    path("<int:pk>/amender/", views_avenants.amender, name="amender"),
    path("<int:pk>/amender/<int:objectif>/retirer/", views_avenants.retirer_objectif, name="retirer_objectif"),
    path("<int:pk>/objectifs/", views_avenants.objectifs, name="objectifs"),
    *(url for rubrique in RUBRIQUES.values() for url in rubrique_urls(rubrique)),
]
