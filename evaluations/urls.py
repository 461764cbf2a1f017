"""Addresses of what came of it."""

from django.urls import path

from .views import campagnes, case, controles, echange, evaluation, grille

app_name = "evaluations"
urlpatterns = [
    path("", campagnes.liste, name="list"),
    path("campagnes/ouvrir/", campagnes.ouvrir, name="ouvrir"),
    path("campagnes/<int:pk>/", campagnes.campagne, name="campagne"),
    path("campagnes/<int:pk>/calendrier/", campagnes.calendrier, name="calendrier"),
    path("campagnes/<int:pk>/completer/", campagnes.completer, name="completer"),
    path("campagnes/<int:pk>/organismes/<int:organisme>/", campagnes.attribuer, name="attribuer"),
    path("campagnes/<int:pk>/indicateurs/<int:indicateur>/", grille.grille_indicateur, name="indicateur"),
    path("campagnes/<int:pk>/enseignements/", campagnes.enseignements, name="enseignements"),
    path("campagnes/<int:pk>/classeurs/", echange.preparer, name="classeurs"),
    path("liasses/<uuid:uuid>/", echange.liasse, name="liasse"),
    path("liasses/<uuid:uuid>/classeurs.zip", echange.telecharger, name="telecharger"),
    path("lots/<int:pk>/annuler/", grille.annuler, name="annuler"),
    path("<int:pk>/", evaluation.evaluation, name="detail"),
    path("<int:pk>/grille/", grille.grille, name="grille"),
    path("<int:pk>/suivante/", evaluation.suivante, name="suivante"),
    path("<int:pk>/case/", case.case, name="case"),
    path("<int:pk>/case/repondre/", case.repondre, name="repondre"),
    path("<int:pk>/case/resoudre/", case.resoudre, name="resoudre"),
    path("<int:pk>/case/justifier/", case.justifier, name="justifier"),
    path("<int:pk>/controles/", controles.controles, name="controles"),
    path("<int:pk>/controles/poser/", controles.poser, name="poser"),
    path("<int:pk>/controles/<int:question>/repondre/", controles.noter_reponse, name="noter_reponse"),
    path("<int:pk>/classeur.xlsx", echange.classeur, name="classeur"),
    path("<int:pk>/demande.pdf", echange.demande, name="demande"),
    path("<int:pk>/retour/", echange.deposer, name="retour"),
    path("<int:pk>/retours/<int:retour>/", echange.comparaison, name="comparaison"),
    path("<int:pk>/retours/<int:retour>/accuse.pdf", echange.accuse, name="accuse"),
    path("<int:pk>/evaluation.pdf", evaluation.pdf, name="pdf"),
    path("<int:pk>/<slug:nom>/", evaluation.geste, name="geste"),
]
