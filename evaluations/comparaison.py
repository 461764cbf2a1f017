"""How an organism stands among its peers: same family, same région, as a ratio to the stock where a sum makes sense."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from conventions.axes import croisement, restreindre
from conventions.cumuls import STOCKS, Ligne, cumuler, dernieres_versions
from conventions.models.valeur import AXES
from cus_tracker.typographie import arrondi, nombre
from organismes.models import Organisme, Patrimoine

from .bande import bande
from .models import Evaluation, Realise

MILLE = Decimal(1000)
ASSEZ = 4


@dataclass(frozen=True)
class Pair:
    """A peer: its name (empty when the agent may not see it) and what is compared."""

    nom: str
    valeur: Decimal


@dataclass(frozen=True)
class Comparaison:
    """Peers in order, and where this one stands; `ratio` when values are told for a thousand dwellings."""

    famille: str
    ratio: bool
    ici: Decimal | None
    pairs: tuple[Pair, ...]

    @property
    def bande(self):
        """The peers as dots on a line; None when they are too few to be compared."""
        return bande([pair.valeur for pair in self.pairs], self.ici) if len(self.pairs) >= ASSEZ else None

    @property
    def phrase(self):
        """« De 0 à 2,3 pour mille logements ; médiane 0,9 ; ici 5,7. », honest about small numbers."""
        n = len(self.pairs)
        if n < ASSEZ:
            return f"{n} organisme{'s' if n > 1 else ''} de même famille\u00a0: trop peu pour comparer."
        valeurs = [pair.valeur for pair in self.pairs]
        unite = " pour mille logements" if self.ratio else ""
        ici = f"\u00a0; ici {nombre(self.ici)}" if self.ici is not None else "\u00a0; rien ici"
        milieu = nombre(arrondi(median(valeurs), 2))
        bornes = f"De {nombre(valeurs[0])} à {nombre(valeurs[-1])}{unite}\u00a0; médiane {milieu}"
        return f"{n} organismes de même famille. {bornes}{ici}."


def comparer(evaluation, cle, fiche, *, agent, au):
    """The comparison of a cell with the same quantity of the peers of its organism."""
    ici = evaluation.convention
    memes = Evaluation.objects.comparables_a(evaluation, au=au).values_list(
        "convention", "convention__organisme", "convention__organisme__nom"
    )
    conventions = {convention: (organisme, nom) for convention, organisme, nom in memes}
    lignes = _lignes(conventions, cle)
    logements = _logements({organisme for organisme, _ in conventions.values()}, au) if fiche.somme else {}
    visibles = set(Organisme.objects.visibles_par(agent).values_list("pk", flat=True))
    valeurs = {}
    for convention, (organisme, _) in conventions.items():
        if (valeur := _valeur(lignes[convention], cle, fiche, logements.get(organisme))) is not None:
            valeurs[convention] = valeur
    pairs = [
        Pair(nom if organisme in visibles else "", valeurs[convention])
        for convention, (organisme, nom) in conventions.items()
        if convention in valeurs and convention != ici.pk
    ]
    pairs.sort(key=lambda pair: pair.valeur)
    return Comparaison(ici.organisme.get_famille_display(), fiche.somme, valeurs.get(ici.pk), tuple(pairs))


def _lignes(conventions, cle):
    lignes = defaultdict(list)
    requete = Realise.objects.filter(
        convention__in=conventions, indicateur=cle.indicateur, mesure=cle.mesure, remplacee_le=None,
        debut__gte=cle.debut, fin__lte=cle.fin,
    )  # fmt: skip
    champs = ("pk", "convention", "debut", "fin", *AXES, "valeur", "mention", "saisi_le")
    for pk, convention, debut, fin, *suite in requete.values_list(*champs):
        axes, (valeur, mention, saisi_le) = dict(zip(AXES, suite[:6], strict=True)), suite[6:]
        lignes[convention].append(
            Ligne(None, cle.indicateur, cle.mesure, "realise", debut, fin, **axes, valeur=valeur, mention=mention,
                  saisi_le=saisi_le, entree=pk, pk=pk, convention=convention)
        )  # fmt: skip
    return lignes


def _logements(organismes, au):
    totaux = defaultdict(int)
    derniers = Patrimoine.objects.derniers(au=au).filter(organisme__in=organismes)
    for organisme, logements in derniers.values_list("organisme", "logements"):
        totaux[organisme] += logements
    return totaux


def _valeur(lignes, cle, fiche, logements):
    """What is compared: the sum of the product over all territories for a thousand dwellings, else the same cell."""
    lignes = dernieres_versions(lignes)
    if not fiche.somme:
        memes = (x.valeur for x in lignes if (x.debut, x.fin, *croisement(x)) == (cle.debut, cle.fin, *cle.croisement))
        return next(memes, None)
    if cle.debut != cle.fin and cle.mesure in STOCKS:
        return None
    somme = cumuler(restreindre(lignes, produit=cle.produit).gardees, cle.debut, cle.fin).valeur
    return arrondi(somme * MILLE / logements, 2) if somme is not None and logements else None
