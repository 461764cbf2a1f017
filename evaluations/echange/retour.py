"""A returned workbook as a diff: same, new, changed with the former value, refused with its address and reason."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from conventions.models import Indicateur, Qualificatif
from conventions.models.qualificatif import VALEURS
from cus_tracker.concurrence import auteur_du_changement
from cus_tracker.typographie import corriger, jour_court

from ..grille import libelles
from ..grille.cles import lire_nom
from ..grille.textes import ecrire
from ..models import Lot
from ..saisie import IDENTIQUE, REFUSEE, Demande, Saisie, dit, enregistrer
from .envoi import CASES, LECTURES, QUESTIONS

NOUVELLE, CHANGEE, VIDEE, ANNOTEE = "nouvelle", "changee", "videe", "annotee"
ACCEPTABLES = (NOUVELLE, CHANGEE, VIDEE, ANNOTEE)
# What an organism wiped out is taken back only if an agent says so.
COCHEES = (NOUVELLE, CHANGEE, ANNOTEE)
DEUX_FOIS = "Cette case figure deux fois dans le classeur\u00a0: la première est gardée."
D_UN_AUTRE = "Ce repère n’est pas celui d’une case de cette évaluation."


@dataclass(frozen=True)
class Ligne:
    """A line of the diff; `version` is that of the value it was compared with, `depuis` True when it moved since.

    `connue` is the observation that we have, `observation` the one that came back.
    """

    nom: str
    libelle: str
    adresse: str
    etat: str
    avant: str
    apres: str
    raison: str = ""
    version: int = 0
    depuis: bool = False
    observation: str = ""
    connue: str = ""

    @property
    def est_acceptable(self):
        """True when an agent may take it."""
        return self.etat in ACCEPTABLES

    @property
    def vue(self):
        """What a page shows of the base, and what taking the line rests on."""
        return [self.version, self.avant]

    @property
    def est_cochee(self):
        """True when it is ticked to begin with."""
        return self.etat in COCHEES and not self.depuis


def comparer(evaluation, rendues, *, par, regard):
    """The diff of what came back with the base as it is now, sheet by sheet, in the order of the workbook."""
    par_onglet = {nom: [x for x in rendues if x.onglet == nom] for nom in (CASES, LECTURES, QUESTIONS)}
    return [
        *_cases(evaluation, par_onglet[CASES], par=par, regard=regard),
        *_lectures(evaluation, par_onglet[LECTURES]),
        *_reponses(evaluation, par_onglet[QUESTIONS]),
    ]


@transaction.atomic
def _cases(evaluation, rendues, *, par, regard):
    """Cells: each text understood as in the grid, over the value of now."""
    siennes, lignes, vues = [], {}, set()
    for rang, rendue in enumerate(rendues):
        nom, _, envoyee = rendue.repere.rpartition(" ")
        if raison := rendue.refus or _etranger(nom, evaluation) or (DEUX_FOIS if nom in vues else ""):
            lignes[rang] = _refusee(rendue, raison)
        else:
            siennes.append((rang, rendue, nom, envoyee))
        vues.add(nom)
    demandes = [Demande(nom, rendue.texte, 0) for _, rendue, nom, _ in siennes]
    observations = {nom: {"observation": rendue.observation} for _, rendue, nom, _ in siennes}
    saisie = Saisie(demandes, par=par, regard=regard, provenances=observations)
    actuelles = [saisie.versions.get(cle, (None,))[-1] for _, cle in saisie.demandes]
    saisie.demandes = [
        (replace(demande, version=actuelle.pk if actuelle else 0), cle)
        for (demande, cle), actuelle in zip(saisie.demandes, actuelles, strict=True)
    ]
    for sort, (_, cle), actuelle, sienne in zip(saisie.juger(), saisie.demandes, actuelles, siennes, strict=True):
        lignes[sienne[0]] = _ligne_de_case(sort, cle, actuelle, sienne, saisie.fiche_de(cle))
    return [lignes[rang] for rang in sorted(lignes)]


def _etranger(nom, evaluation):
    try:
        return "" if lire_nom(nom).evaluation == evaluation.pk else D_UN_AUTRE
    except ValueError:
        return D_UN_AUTRE


def _refusee(rendue, raison, libelle=""):
    return Ligne("", libelle or rendue.adresse, rendue.adresse, REFUSEE, "", rendue.texte, raison)


def _ligne_de_case(sort, cle, actuelle, sienne, fiche):
    _, rendue, nom, envoyee = sienne
    avant = ecrire(*dit(actuelle), fiche.nature) if fiche else ""
    libelle = libelles.case(cle, fiche, {}) if fiche else rendue.adresse
    if sort.etat == REFUSEE:
        return _refusee(rendue, sort.raison, libelle)
    version = actuelle.pk if actuelle else 0
    return Ligne(
        nom,
        libelle,
        rendue.adresse,
        _etat(sort, avant),
        avant,
        sort.texte,
        sort.raison,
        version,
        envoyee != str(version),
        rendue.observation,
        actuelle.observation if actuelle else "",
    )


def _etat(sort, avant):
    """What a line does to a cell: the same value with another observation annotates it."""
    if sort.etat == IDENTIQUE:
        return IDENTIQUE
    if sort.texte == avant:
        return ANNOTEE
    return NOUVELLE if not avant else CHANGEE if sort.texte else VIDEE


def _lectures(evaluation, rendues):
    """Readings: one of the words that the list offered."""
    connues = {
        f"{q.indicateur_id} {q.qualificatif}": q.valeur
        for q in Qualificatif.objects.filter(convention=evaluation.convention_id)
    }
    propres = Indicateur.objects.filter(generation=evaluation.convention.generation_id)
    codes = {str(pk): code for pk, code in propres.values_list("pk", "code")}
    for rendue in rendues:
        indicateur, _, quoi = rendue.repere.partition(" ")
        avant, apres = connues.get(rendue.repere, ""), rendue.texte.strip().lower()
        libelle = f"{codes.get(indicateur, '')} – {dict(Qualificatif.Nature.choices).get(quoi, '')}"
        if indicateur not in codes or quoi not in VALEURS:
            yield _refusee(rendue, D_UN_AUTRE)
        elif apres and apres not in VALEURS[quoi]:
            yield _refusee(rendue, corriger(f"On attend {', '.join(VALEURS[quoi])}."), libelle)
        elif apres:
            etat = IDENTIQUE if apres == avant else CHANGEE if avant else NOUVELLE
            yield Ligne(f"lecture {rendue.repere}", libelle, rendue.adresse, etat, avant, apres)


def _reponses(evaluation, rendues):
    """Answers to our questions; an empty one says nothing."""
    questions = {str(q.pk): q for q in evaluation.questions.all()}
    for rendue in rendues:
        question = questions.get(rendue.repere)
        if question is None:
            yield _refusee(rendue, "Cette question n’est pas de cette évaluation.")
        elif rendue.texte:
            avant = question.reponse
            etat = IDENTIQUE if rendue.texte == avant else CHANGEE if avant else NOUVELLE
            yield Ligne(f"question {question.pk}", question.texte, rendue.adresse, etat, avant, rendue.texte)


@transaction.atomic
def accepter(retour, lignes, retenues, *, par, regard):
    """Record the lines retained: values as one batch, readings, answers; (how many, {name refused: why}).

    `retenues`: {name of the line: [version, content] seen}. What moved since is refused, and the diff is made again.
    """
    choisies = [x for x in lignes if x.est_acceptable and x.nom in retenues]
    cases = [x for x in choisies if x.nom.startswith("v.")]
    bilan = enregistrer(
        [Demande(x.nom, x.apres, retenues[x.nom][0]) for x in cases],
        par=par,
        regard=regard,
        geste=Lot.Geste.RETOUR,
        provenances={
            x.nom: {"source": f"{retour.nom}, {x.adresse}"[:300], "observation": x.observation} for x in cases
        },
    )
    autres = [x for x in choisies if not x.nom.startswith("v.")]
    changees = {x.nom: _depuis(retour.evaluation, x, retenues[x.nom]) for x in autres if x.vue != retenues[x.nom]}
    for ligne in autres:
        if ligne.nom not in changees:
            _prendre(retour, ligne, par=par)
    faites = len(bilan.enregistrees) + len(autres) - len(changees)
    refus = {sort.nom: sort.raison for sort in bilan.refusees} | changees
    if faites or not refus:
        retour.accepter(bilan.lot, faites, par=par)
    return faites, refus


def _depuis(evaluation, ligne, vue):
    """Who changed a reading or an answer since the diff was shown, and from what to what."""
    quoi, _, repere = ligne.nom.partition(" ")
    if quoi == "question":
        qui, quand = evaluation.questions.get(pk=repere).derniere_main()
    else:
        cle = dict(zip(("indicateur_id", "qualificatif"), repere.split(" "), strict=True))
        histoire = Qualificatif.history.filter(convention=evaluation.convention, **cle)
        qui, quand = auteur_du_changement(histoire, ()) or ("un import", timezone.now())
    avant, apres, jour = vue[1] or "rien", ligne.avant or "rien", jour_court(timezone.localtime(quand))
    return f"Entre-temps, {qui} a écrit «\u00a0{apres}\u00a0» au lieu de «\u00a0{avant}\u00a0», le {jour}."


def _prendre(retour, ligne, *, par):
    quoi, _, repere = ligne.nom.partition(" ")
    evaluation = retour.evaluation
    if quoi == "question":
        evaluation.questions.get(pk=repere).repondre(ligne.apres, par=par)
        return
    indicateur, _, qualificatif = repere.partition(" ")
    cle = {"convention": evaluation.convention, "indicateur_id": int(indicateur), "qualificatif": qualificatif}
    ancien = Qualificatif.objects.filter(**cle).first() or Qualificatif(**cle)
    ancien.valeur = ligne.apres
    ancien._change_reason = f"{retour.nom}, {ligne.adresse}"
    ancien.save()
