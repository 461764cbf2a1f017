"""What is expected and missing, and the relances that follow from it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cus_tracker.accords import compter
from cus_tracker.classeur.ecriture import GENRES
from cus_tracker.cycle import dire
from cus_tracker.exports import Colonne, conditions, feuille, telecharger
from cus_tracker.pdf import servir
from cus_tracker.templatetags.liens import avec_regard
from organismes.acces import peut_tenir
from organismes.ensemble import Ensemble
from organismes.models import Echange, Organisme
from territoires.acces import nommes_seulement

from .colonnes import connu
from .documents import GABARIT_RELANCE
from .forms_relance import RelanceForm
from .models import Generation, Instrument
from .relances import lettres, relancer_tous
from .retards import Retards

COLONNES = (
    Colonne("organisme", lambda a: a.organisme.nom, 32),
    Colonne("SIREN", lambda a: a.organisme.siren, 12),
    Colonne("siège", lambda a: a.organisme.siege.code, 8),
    Colonne("instrument", lambda a: a.libelle, 28),
    Colonne("attendu parce que", lambda a: a.pourquoi, 32),
    Colonne("état", lambda a: dire(a.etat, masculin=a.masculin) if a.etat else "attendue", 24),
    Colonne("depuis le", lambda a: connu(a.etat_le, a.etat_precision), 12),
    Colonne("date limite", lambda a: a.limite, 12),
    Colonne("jours de retard", lambda a: a.retard or None, 14),
)


def retards_de(request, organismes=None):
    """What is expected of the organisms that the agent sees; None where no generation had begun."""
    regard = request.regard
    voulue = Generation.objects.filter(nom=request.GET.get("generation", "")).first()
    generation = voulue or Generation.objects.par_defaut(au=regard.au)
    if generation is None or request.region is None:
        return None
    visibles = Organisme.objects.visibles_par(request.user) if organismes is None else organismes
    return Retards(Ensemble(request.region, au=regard.au), generation, regard, visibles)


@require_safe
@nommes_seulement
def attentes(request):
    """What the law expects, what exists, what is late, what an override changed, and of whom nothing is known."""
    retards, format = retards_de(request), request.GET.get("format", "")
    if retards is not None and format in GENRES:
        filtres = [f"Génération : {retards.generation}"]
        dites = conditions(request.regard, request.region, filtres, nombre=len(retards.attendus))
        nom = f"attendus-au-{request.regard.au}"
        return telecharger(nom, format, [feuille("attendus", COLONNES, retards.attendus), dites])
    modifiables = Organisme.objects.cles_modifiables_par(request.user)
    contexte = {"retards": retards, "modifiables": modifiables, "tenir": peut_tenir(request.user)}
    return render(request, "conventions/attentes.html", contexte)


@nommes_seulement
def relancer(request):
    """Prepare a relance to one or several organisms, then record it in the thread of each."""
    choisis = request.POST.getlist("organismes") or request.GET.getlist("organismes")
    connus = [pk for pk in choisis if pk.isdigit()]
    organismes = Organisme.objects.modifiables_par(request.user).filter(pk__in=connus)
    retards = retards_de(request, organismes)
    pour = {"agent": request.user, "organismes": organismes, "retards": retards, "demande": request.GET}
    form = RelanceForm(request.POST or None, **pour)
    if request.method == "POST" and form.is_valid():
        echanges = relancer_tous(form, par=request.user)
        messages.success(request, f"Relance enregistrée dans le fil de {compter(len(echanges), 'organisme')}.")
        adresse = reverse("conventions:relances")
        return redirect(avec_regard(request, adresse, e=[echange.pk for echange in echanges]))
    return render(request, "conventions/relancer.html", {"form": form, "organismes": organismes})


@nommes_seulement
@require_POST
def relancer_en_lot(request):
    """Lead the rows ticked in the list of instruments to the relance of their organisms."""
    coches = [pk for pk in request.POST.getlist("instruments") if pk.isdecimal()]
    coches = Instrument.objects.visibles_par(request.user).filter(pk__in=coches)
    organismes = sorted(set(coches.order_by().values_list("organisme", flat=True)))
    return redirect(avec_regard(request, reverse("conventions:relancer"), organismes=organismes))


@require_safe
@nommes_seulement
def relances(request):
    """The relances just recorded: the text of each mail to copy, or their letters as one PDF."""
    connus = [pk for pk in request.GET.getlist("e") if pk.isdigit()]
    visibles = Organisme.objects.visibles_par(request.user).order_by().values("pk")
    echanges = Echange.objects.filter(nature=Echange.Nature.RELANCE, pk__in=connus, organisme__in=visibles)
    ecrites = lettres(echanges, request.region)
    if request.GET.get("format") == "pdf" and ecrites:
        nom = f"relances-{request.regard.au}"
        return servir(GABARIT_RELANCE, {"lettres": ecrites}, nom=nom, titre="Relances")
    return render(request, "conventions/relances.html", {"lettres": ecrites})
