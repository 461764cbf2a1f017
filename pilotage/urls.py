"""Addresses of the view from above."""

from django.urls import path, re_path

from . import views_comparabilite as comparabilite
from . import views_consolidation as consolidation
from . import views_dialogue as dialogue
from . import views_importation as importation
from . import views_passation, views_suivi
from . import views_reprise as reprise
from . import views_seances as seances

app_name = "pilotage"
urlpatterns = [
    path("importer/", importation.deposer, name="importer"),
    path("importer/classeur-vierge/", importation.telecharger_vierge, name="classeur_vierge"),
    path("importer/<uuid:uuid>/", importation.suivre, name="importation"),
    path("importer/<uuid:uuid>/enregistrer/", importation.enregistrer, name="enregistrer"),
    path("organismes/<int:pk>/fiche/", views_passation.fiche, name="fiche"),
    path("conventions/suivi/", views_suivi.suivi, name="suivi"),
    path("importer/reprendre/", reprise.reprendre, name="reprendre"),
    path("importer/reprendre/<uuid:uuid>/colonnes/", reprise.colonnes, name="reprise_colonnes"),
    path("importer/reprendre/<uuid:uuid>/noms/", reprise.noms, name="reprise_noms"),
    path("consolidation/comparabilite/", comparabilite.index, name="comparabilites"),
    path("consolidation/comparabilite/<str:code>/", comparabilite.detail, name="comparabilite"),
    path("consolidation/", consolidation.index, name="consolidation"),
    path("consolidation/<str:identifiant>/", consolidation.detail, name="chiffre"),
    path("seances/", seances.seances, name="seances"),
    path("seances/note/", seances.lire_note, name="note"),
    re_path(r"^seances/note/(?P<version>pleniere|interne)\.pdf$", seances.imprimer_note, name="note-pdf"),
    path("dialogue/", dialogue.dialogue, name="dialogue"),
    path("dialogue/nouvelle/", dialogue.reunir, name="reunir"),
    path("dialogue/<int:pk>/", dialogue.reunion, name="reunion"),
    path("dialogue/<int:pk>/corriger/", dialogue.corriger_reunion, name="corriger_reunion"),
    path("dialogue/<int:pk>/agir/", dialogue.agir, name="agir"),
    path("dialogue/actions/<int:pk>/corriger/", dialogue.corriger_action, name="corriger_action"),
    path("dialogue/actions/<int:pk>/clore/", dialogue.clore_action, name="clore_action"),
]
