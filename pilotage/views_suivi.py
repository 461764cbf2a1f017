"""The « Tableau de suivi au … »: on screen, as one A3 sheet, as a workbook."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conventions.colonnes import connu
from cus_tracker.classeur.ecriture import GENRES
from cus_tracker.exports import Colonne, conditions, feuille, telecharger
from cus_tracker.pdf import rendre
from organismes.models import Organisme

from .chiffres import Etude, GenerationAbsente
from .documents import GABARIT_SUIVI
from .suivi import COLONNES, Suivi
from .tableau.matrice import ATTENDUE, Etat


@require_safe
def suivi(request):
    """The table on screen, or the file asked by `?format=`."""
    if not request.user.nomme:
        raise PermissionDenied
    if request.region is None:
        return render(request, "pilotage/tableau_vide.html", {"cas": "region"})
    try:
        etude = Etude(request.regard, request.GET.get("generation"))
    except GenerationAbsente as absence:
        return render(request, "pilotage/tableau_vide.html", {"cas": "generation", "motif": str(absence)})
    visibles = Organisme.objects.visibles_par(request.user).order_by().values_list("pk", flat=True)
    tableau = Suivi(etude, set(visibles))
    return rendu(request, tableau, request.GET.get("format", ""))


def rendu(request, tableau, format):
    """The table in the form asked."""
    nom = f"tableau-de-suivi-{request.region.code}-au-{request.regard.au}"
    if format == "pdf":
        pdf = rendre(GABARIT_SUIVI, {"suivi": tableau}, titre=tableau.titre, sujet=tableau.horloges)
        entete = {"Content-Disposition": f'inline; filename="{nom}.pdf"'}
        return HttpResponse(pdf, content_type="application/pdf", headers=entete)
    if format in GENRES:
        rangs = [(titre, rang) for titre, rangs in tableau.groupes for rang in rangs]
        dites = conditions(
            request.regard, request.region, [f"Génération : {tableau.etude.generation}"], nombre=len(rangs)
        )
        return telecharger(nom, format, [feuille("tableau de suivi", tuple(colonnes()), rangs), dites])
    return render(request, "pilotage/suivi.html", {"suivi": tableau})


def colonnes():
    """The columns of the workbook: each instrument gives its state and its day."""
    yield Colonne("n°", lambda x: x[1].numero, 6)
    yield Colonne("organisme", lambda x: x[1].ligne.nom, 32)
    yield Colonne("groupe", lambda x: x[0].partition("\u00a0:")[0], 22)
    yield Colonne("famille", lambda x: x[1].ligne.famille, 10)
    yield Colonne("siège", lambda x: x[1].siege, 16)
    yield Colonne("logements", lambda x: None if x[1].ligne.inconnu else x[1].ligne.logements, 12)
    yield Colonne("foyers (éq.)", lambda x: None if x[1].ligne.inconnu else x[1].foyers, 12)
    for rang, colonne in enumerate(COLONNES):
        yield Colonne(f"{colonne.titre}, état", lambda x, rang=rang: etats(x[1].ligne.cases[rang]), 24)
        yield Colonne(f"{colonne.titre}, depuis le", lambda x, rang=rang: depuis(x[1].ligne.cases[rang]), 14)
    yield Colonne("remise en ordre", lambda x: x[1].remise_en_ordre, 12)
    yield Colonne("prochaine étape", lambda x: x[1].etape, 40)
    yield Colonne("pour le", lambda x: x[1].etape_le, 12)
    yield Colonne("pilote", lambda x: x[1].pilote, 12)


def etats(cases):
    """The states of the instruments of a column, in words."""
    return ", ".join("attendue" if case.etat == ATTENDUE else Etat(case.etat).label for case in cases)


def depuis(cases):
    """The day of the last state of a column."""
    derniere = max((case for case in cases if case.le), key=lambda case: case.le, default=None)
    return derniere and connu(derniere.le, derniere.precision)
