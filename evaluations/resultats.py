"""What an evaluation concludes, indicator by indicator: rates, judgements, and the results kept at validation."""

from dataclasses import dataclass
from decimal import Decimal

from conventions.catalogue import BAISSE
from conventions.cumuls import dernieres_versions
from cus_tracker.regard import Regard, aujourd_hui
from cus_tracker.typographie import nombre, pourcent

from . import lecture
from .cycle import Etat
from .feuille import Feuille
from .grille.libelles import court
from .grille.structure import Fiche
from .models import Appreciation
from .qualite.mots import axes_dits
from .taux import SENS_NON_ETABLI, Taux, taux

MOTS = dict(Appreciation.Jugement.choices) | {SENS_NON_ETABLI: "sens non établi"}


@dataclass
class Bilan:
    """An indicator in an evaluation: its rates by measure, the judgement typed, and the one that the rate suggests.

    `cases`: (name, objective, realised) of its cells that say something, where they were asked for; `erreur`: what is
    wrong in the judgement as it was typed.
    """

    fiche: Fiche
    taux: list[Taux]
    appreciation: Appreciation | None = None
    cases: tuple[tuple[str, str, str], ...] = ()
    erreur: str = ""

    choix = Appreciation.Jugement.choices

    @property
    def titre(self):
        """The beginning of its definition."""
        return court(self.fiche.libelle, 110)

    @property
    def phrases(self):
        """« 118 réalisés pour 120 attendus, soit 98 % », by measure."""
        return [phrase(t, self.fiche) for t in self.taux]

    @property
    def propose(self):
        """The judgement that the rates agree on, the lowest where they do not; none without an established sense."""
        ordre = list(MOTS)
        connus = [t.jugement for t in self.taux if t.jugement != Appreciation.Jugement.NON_EVALUABLE]
        return max(connus, key=ordre.index) if connus else Appreciation.Jugement.NON_EVALUABLE

    @property
    def propose_en_mots(self):
        """The same, as an agent reads it."""
        return MOTS[self.propose]


def phrase(t, fiche):
    """A rate in words, with what is missing said."""
    mesures = [libelle for code, libelle, _ in fiche.mesures if code == t.mesure]
    quoi = ", ".join([*mesures, *(axes_dits(t.ligne) if t.ligne else ())])
    quoi = f"{quoi}\u00a0: " if quoi else ""
    if t.realise is None:
        return f"{quoi}{t.raison or 'rien de réalisé n’est donné'}"
    fait = f"{quoi}{nombre(t.realise, fiche.precision)} réalisés"
    if t.du is None:
        return f"{fait}, sans objectif sur cette période"
    attendus = "attendus au plus" if t.sens == BAISSE else "attendus"
    attendus += " au prorata du temps" if t.prorata else ""
    manque = "" if t.complet else " (réalisé incomplet)"
    pour = f"{fait} pour {nombre(t.du, fiche.precision)} {attendus}{manque}"
    return f"{pour}, soit {pourcent(t.part)}" if t.part is not None else pour


def bilans(evaluation, regard):
    """The Bilan of every indicator that the evaluation may answer, in the order of the catalogue."""
    generation = evaluation.convention.generation
    fiches = lecture.fiches(generation.pk, lecture.dispositifs(evaluation), fin=evaluation.fin)
    sujet = lecture.sujets([evaluation], au=regard.au)[evaluation.pk]
    promis = lecture.objectifs([sujet], regard)[evaluation.pk]
    faits = dernieres_versions(lecture.lignes_realisees(evaluation.convention_id, regard))
    typees = {a.indicateur_id: a for a in evaluation.appreciations.all()}
    periode = {"debut": evaluation.debut, "fin": evaluation.fin, "annees": evaluation.convention.annees}
    return [
        Bilan(
            f,
            [t for mesure in f.mesures_demandees for t in taux(f, mesure, promis, faits, **periode)],
            typees.get(f.pk),
        )
        for f in fiches.values()
        if f.saisissable
    ]


def detailles(evaluation, regard):
    """The same, each with its cells: what a document prints and a validation keeps."""
    lus = bilans(evaluation, regard)
    sujets = lecture.sujets([evaluation], au=regard.au)
    cases = Feuille(sujets, {bilan.fiche.pk: bilan.fiche for bilan in lus}, regard=regard).cases_dites()
    for bilan in lus:
        bilan.cases = tuple(cases[bilan.fiche.pk])
    return lus


def regard_d_arret(evaluation):
    """From where its results are kept: what is true the day it is validated, with all that is known."""
    return Regard(au=evaluation.le or aujourd_hui(), connu_le=None, region="")


def arretes(evaluation):
    """[(line kept at the validation, [what the data of now say, where that differs])]; None where nothing was kept."""
    if evaluation.etat != Etat.VALIDEE or evaluation.resultats is None:
        return None
    actuelles = {ligne["code"]: ligne for ligne in arreter(evaluation, regard_d_arret(evaluation))}
    return [(ligne, _depuis(ligne, actuelles.get(ligne["code"]))) for ligne in evaluation.resultats]


def _depuis(arretee, actuelle):
    """What the data of now say of a line kept; nothing where they say the same."""
    if actuelle is None:
        return ["cet indicateur n’est plus demandé."]
    if arretee["phrases"] != actuelle["phrases"]:
        return actuelle["phrases"]
    memes_cases = [list(case) for case in arretee["cases"]] == [list(case) for case in actuelle["cases"]]
    return [] if memes_cases else ["le même total, dont le détail a changé."]


def arreter(evaluation, regard):
    """The results to keep: what the page says on the day of the validation, as plain texts and numbers."""
    return [
        {
            "code": bilan.fiche.code,
            "titre": bilan.titre,
            "phrases": bilan.phrases,
            "taux": [_texte(t.part) for t in bilan.taux],
            "jugement": bilan.appreciation.get_jugement_display() if bilan.appreciation else "",
            "commentaire": bilan.appreciation.commentaire if bilan.appreciation else "",
            "cases": bilan.cases,
        }
        for bilan in detailles(evaluation, regard)
    ]


def _texte(part):
    return None if part is None else str(part.quantize(Decimal("0.000001")))
