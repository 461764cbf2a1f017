"""The quality rules run on an evaluation: its doubts, shelf by shelf, each with the question it became."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from conventions.cumuls import STOCKS, Ligne, cumuler
from conventions.models import Indicateur
from cus_tracker.nombres import VIDE

from . import lecture
from .models import Evaluation, Question
from .qualite import Comparable, Constat, Dossier, Etagere, Fiche, constats

REALISE = "realise"
# A doubt of these shelves is to be answered, or explained when the evaluation is handed over.
A_LEVER = (Etagere.IMPOSSIBLE, Etagere.IMPROBABLE)


@dataclass(frozen=True)
class Doute:
    """A finding of a rule on an evaluation, with the question it became; None while nobody asked."""

    constat: Constat
    question: Question | None

    @property
    def empreinte(self):
        """What makes it this very doubt: its rule, its cells and the values it shows."""
        return empreinte(self.constat)

    @property
    def est_leve(self):
        """True once the organism has answered."""
        return self.question is not None and self.question.est_close

    @property
    def a_lever(self):
        """True while it stands in the way of a silent handing over."""
        return self.constat.etagere in A_LEVER and not self.est_leve


def empreinte(constat):
    """The digest under which a doubt is remembered: it changes with the values, and the doubt is then new."""
    return sha256(f"{constat.cle}\n{constat.phrase}".encode()).hexdigest()


def doutes(evaluation, regard):
    """Every doubt on an evaluation under a regard, the strongest first."""
    questions = {q.empreinte: q for q in evaluation.questions.select_related("posee_par", "repondue_par")}
    trouves = constats(dossier(evaluation, regard))
    return [Doute(constat, questions.get(empreinte(constat))) for constat in trouves]


def par_etagere(doutes):
    """[(shelf, its doubts)] of the shelves that hold some."""
    return [(e, siens) for e in Etagere if (siens := [d for d in doutes if d.constat.etagere == e])]


def dossier(evaluation, regard):
    """What the rules read of an evaluation: its rows, the catalogue, the stock, and its peers of the same campaign."""
    sujet = lecture.sujets([evaluation], au=regard.au)[evaluation.pk]
    codes, fiches = catalogue(evaluation)
    objectifs = lecture.objectifs([sujet], regard, indicateurs=codes)[evaluation.pk]
    realises = lignes_realisees([sujet], regard, codes)[evaluation.pk]
    return Dossier(
        debut=evaluation.debut,
        fin=evaluation.fin,
        fiches=fiches,
        objectifs=tuple(x._replace(indicateur=codes[x.indicateur]) for x in objectifs),
        realises=realises,
        parc={code: logements for code, _, logements in sujet.territoires if logements},
        pairs=pairs(evaluation, regard, codes, fiches),
        premiere=evaluation.convention.annees_comptees[0],
    )


def catalogue(evaluation):
    """{pk: code} and {code: Fiche} of the indicators that the evaluation carries."""
    rangs = Indicateur.objects.filter(
        generation=evaluation.convention.generation_id, dispositif__in=lecture.dispositifs(evaluation)
    ).order_by("rang")
    codes = {i.pk: i.code for i in rangs}
    fiches = {
        i.code: Fiche(i.code, i.code_usuel, i.unite, i.nature_valeur, i.agregation, i.famille, tuple(i.axes))
        for i in rangs
    }
    return codes, fiches


def lignes_realisees(sujets, regard, codes):
    """{evaluation: rows}: the realised values of each subject in their latest version, cells emptied left out."""
    lignes = defaultdict(list)
    for cle, versions in lecture.versions(sujets, regard=regard, indicateurs=codes).items():
        derniere = versions[-1]
        if derniere.mention != VIDE:
            lignes[cle.evaluation].append(
                Ligne(
                    None,
                    codes[cle.indicateur],
                    cle.mesure,
                    REALISE,
                    cle.debut,
                    cle.fin,
                    **{
                        axe: getattr(cle, axe) for axe in ("departement", "produit", "epci", "zonage", "zus", "segment")
                    },
                    valeur=derniere.valeur,
                    mention=derniere.mention,
                    saisi_le=derniere.saisi_le,
                    entree=derniere.pk,
                    pk=derniere.pk,
                )
            )
    return {sujet.pk: tuple(lignes[sujet.pk]) for sujet in sujets}


def pairs(evaluation, regard, codes, fiches):
    """{(code, mesure): peers}: the same quantity of the other evaluations of the campaign, of peers of the région."""
    autres = Evaluation.objects.comparables_a(evaluation, au=regard.au).exclude(pk=evaluation.pk)
    sujets = lecture.sujets(autres.select_related("convention__organisme__siege"), au=regard.au)
    trouves = defaultdict(list)
    for pk, lignes in lignes_realisees(sujets.values(), regard, codes).items():
        logements = sum(parc for _, _, parc in sujets[pk].territoires)
        for cle, siennes in _par_quantite(lignes, fiches).items():
            debut = evaluation.fin if cle[1] in STOCKS else evaluation.debut
            valeur = cumuler(siennes, debut, evaluation.fin).valeur
            if valeur is not None and logements:
                trouves[cle].append(Comparable(Decimal(valeur), logements))
    return {cle: tuple(siens) for cle, siens in trouves.items()}


def _par_quantite(lignes, fiches):
    """{(code, mesure): rows} of the indicators that add up."""
    groupes = defaultdict(list)
    for ligne in lignes:
        if fiches[ligne.indicateur].agregation != "aucune":
            groupes[ligne.indicateur, ligne.mesure].append(ligne)
    return groupes
