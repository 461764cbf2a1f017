"""Taking over a région’s own table in three pages: leave it, say what its columns are, whose its names are."""

from io import BytesIO

from django.contrib.auth.decorators import user_passes_test
from django.core.files.base import ContentFile
from django.db import transaction
from django.shortcuts import redirect, render

from conventions.models import Generation
from cus_tracker.classeur.ecriture import ecrire
from cus_tracker.concurrence import a_corriger
from cus_tracker.regard import aujourd_hui
from territoires.middleware import hors_regard

from .forms_reprise import ColonnesForm, NomsForm, ReprendreForm
from .models import Importation, TableauRepris
from .reprise.cibles import deviner
from .reprise.conversion import Conversion
from .reprise.reconnaissance import cadre_de, cibles_de, colonnes_de, fiches, reconnaitre
from .reprise.tableau import lire_tableau
from .taches import examiner_depot
from .views_importation import MONTREES, nomme

RIEN = "Ce tableau ne dit rien à reprendre\u00a0: choisissez au moins une colonne qui parle de vos organismes."


@hors_regard
@user_passes_test(nomme)
def reprendre(request):
    """The form where a table is left."""
    jour = request.user.au_retenu or aujourd_hui()
    initial = {"au": jour, "generation": Generation.objects.par_defaut(au=jour)}
    form = ReprendreForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        form.instance.par, form.instance.nom = request.user, form.cleaned_data["fichier"].name[:200]
        return redirect("pilotage:reprise_colonnes", form.save().uuid)
    return render(request, "pilotage/reprendre.html", {"form": form})


@hors_regard
@transaction.atomic
def colonnes(request, uuid):
    """What each column of the table says: guessed, or remembered from the last one."""
    reprise = a_corriger(request, TableauRepris.objects.visibles_par(request.user), uuid=uuid)
    tableau, cibles = lire_tableau(reprise.fichier.path), cibles_de(reprise)
    retenues = reprise.retenues("colonnes", prereglage=reprise.prereglage)
    devinees = deviner(tableau.entetes.values(), cibles, reprise.prereglage, retenues)
    form = ColonnesForm(_poste(request), instance=reprise, tableau=tableau, cibles=cibles, devinees=devinees)
    if form.is_valid():
        reprise.colonnes = form.colonnes()
        reprise.save(update_fields=["colonnes"])
        return redirect("pilotage:reprise_noms", reprise.uuid)
    return render(request, "pilotage/reprise_colonnes.html", {"form": form, "reprise": reprise, "tableau": tableau})


@hors_regard
@transaction.atomic
def noms(request, uuid):
    """Whose rows these are, asked where it is not sure; then the table is imported as any other workbook."""
    reprise = a_corriger(request, TableauRepris.objects.visibles_par(request.user), uuid=uuid)
    tableau, connues = lire_tableau(reprise.fichier.path), fiches(request.user)
    colonnes = colonnes_de(reprise, tableau)
    sirens, douteux = reconnaitre(tableau, colonnes, connues)
    retenus = reprise.retenues("noms")
    form = NomsForm(_poste(request), instance=reprise, douteux=douteux, connues=connues, retenus=retenus)
    if form.is_valid():
        reprise.noms = form.choisis()
        reprise.save(update_fields=["noms"])
        conversion = Conversion(tableau, colonnes, sirens | form.sirens(), cadre_de(reprise))
        if not conversion.rapport.refus and (feuilles := conversion.feuilles()):
            return redirect(_deposer(reprise, feuilles))
        form.add_error(None, RIEN)
    contexte = {"form": form, "reprise": reprise, "reconnues": len(sirens), "rapport": tableau.rapport}
    return render(request, "pilotage/reprise_noms.html", contexte | {"montrees": MONTREES})


def _poste(request):
    """What was posted, even nothing: a table whose columns are all left aside, whose names are all known."""
    return request.POST if request.method == "POST" else None


def _deposer(reprise, feuilles):
    """The exchange workbook that the table has become, left for examination."""
    flux = BytesIO()
    ecrire(flux, feuilles, "xlsx")
    depot = Importation(par=reprise.par, nom=f"{reprise.nom.rpartition('.')[0]} (repris).xlsx")
    depot.fichier.save("repris.xlsx", ContentFile(flux.getvalue()))
    examiner_depot.enqueue(depot.pk)
    return depot
