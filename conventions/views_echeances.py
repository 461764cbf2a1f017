"""What falls due, and the remise en ordre of rents at a date."""

from django import forms
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cus_tracker.exports import Colonne, conditions, feuille, telecharger
from organismes.ensemble import Ensemble
from organismes.models import Organisme
from territoires.acces import nommes_seulement

from .echeances import Nature, echeances, manquantes, ranger, retenir, visibles
from .manquants import manquants
from .models import Convention, Generation
from .remises import remises

FORMATS = ("xlsx", "ods", "csv")
HORIZONS = [
    ("12", "en retard ou sous un an"),
    ("3", "en retard ou sous trois mois"),
    ("retard", "en retard"),
    ("tout", "tout"),
]
COLONNES = (
    Colonne("échéance", lambda e: e.le, 12),
    Colonne("quoi", lambda e: e.libelle, 24),
    Colonne("détail", lambda e: e.detail, 32),
    Colonne("organisme", lambda e: e.organisme.nom, 32),
    Colonne("SIREN", lambda e: e.organisme.siren, 12),
    Colonne("siège", lambda e: e.organisme.siege.code, 8),
    Colonne("instrument", lambda e: e.instrument.intitule, 32),
)
COLONNES_REMISES = (
    Colonne("organisme", lambda r: r.convention.organisme.nom, 32),
    Colonne("SIREN", lambda r: r.convention.organisme.siren, 12),
    Colonne("convention", lambda r: r.convention.intitule, 32),
    Colonne("remise en ordre", lambda r: r.libelle, 14),
    Colonne("depuis le", lambda r: r.le, 12),
    Colonne("par l’avenant", lambda r: r.avenant.reference if r.avenant else "", 14),
    Colonne("source", lambda r: r.source, 32),
)


class EcheancesForm(forms.Form):
    """What is looked at: a nature, an horizon, a seat."""

    nature = forms.ChoiceField(label="Quoi", choices=[("", "tout"), *Nature.choices], required=False)
    horizon = forms.ChoiceField(label="Quand", choices=HORIZONS, required=False)
    departement = forms.ChoiceField(label="Siège", required=False)

    def __init__(self, *args, departements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["departement"].choices = [("", "tous"), *departements]

    def demande(self):
        """What was asked, an unknown word being ignored."""
        lus = self.cleaned_data if self.is_valid() else {}
        return {nom: lus.get(nom, "") for nom in ("nature", "departement")} | {"horizon": lus.get("horizon") or "12"}

    def filtres(self):
        """What is looked at, in the words of the form."""
        choix = {nom: dict(champ.choices) for nom, champ in self.fields.items()}
        return [f"{self.fields[nom].label} : {choix[nom][lu]}" for nom, lu in self.demande().items() if lu]


def de_la_page(request):
    """The départements of the région of the page, on its day."""
    return request.region.departements(au=request.regard.au) if request.region else []


@nommes_seulement
@require_safe
def page_des_echeances(request):
    """What falls due of the organisms of the région that the agent sees, expected files included."""
    departements = de_la_page(request)
    form = EcheancesForm(request.GET, departements=[(d.code, d.nom) for d in departements])
    ensemble = Ensemble(request.region, au=request.regard.au) if request.region else None
    dues = echeances(visibles(request.user, departements, request.regard), request.regard, ensemble)
    if ensemble:
        dues = ranger([*dues, *manquantes(_attendus(request, ensemble))])
    lignes = retenir(dues, request.regard, **form.demande())
    if request.GET.get("format") in FORMATS:
        return exporter(request, "echeances", COLONNES, lignes, form.filtres())
    retards = sum(e.est_en_retard(request.regard.au) for e in lignes)
    contexte = {"form": form, "lignes": lignes, "nombre": len(lignes), "retards": retards, "seconds": ()}
    contexte |= {"modifiables": Organisme.objects.cles_modifiables_par(request.user)}
    return render(request, "conventions/echeances.html", contexte)


def _attendus(request, ensemble):
    generation = Generation.objects.par_defaut(au=request.regard.au)
    visibles_ = Organisme.objects.visibles_par(request.user)
    return manquants(ensemble, generation, visibles_)


@nommes_seulement
@require_safe
def remise_en_ordre(request):
    """The signed conventions by what became of their maximum rents, on the day of the page."""
    conventions = Convention.objects.visibles_par(request.user)
    if request.region:
        regionaux = Organisme.objects.regionaux(de_la_page(request), au=request.regard.au)
        conventions = conventions.filter(organisme__in=regionaux)
    lignes, comptes = remises(conventions, request.regard)
    if request.GET.get("format") in FORMATS:
        return exporter(request, "remise-en-ordre", COLONNES_REMISES, lignes)
    contexte = {"lignes": lignes, "comptes": comptes, "nombre": len(lignes)}
    return render(request, "conventions/remise_en_ordre.html", contexte)


def exporter(request, nom, colonnes, lignes, filtres=()):
    """All the rows of a list as a file."""
    dites = conditions(request.regard, request.region, filtres, nombre=len(lignes))
    feuilles = [feuille(nom, colonnes, lignes), dites]
    return telecharger(f"{nom}-au-{request.regard.au}", request.GET["format"], feuilles)
