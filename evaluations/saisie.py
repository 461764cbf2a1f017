"""Saving cells of the grid: one read, each text parsed and compared, one bulk write; nobody’s work is overwritten."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from cus_tracker.regard import PARIS, aujourd_hui

from . import lecture
from .cycle import Etat
from .grille.cles import Cle, lire_nom
from .grille.doutes import doute
from .grille.objectifs import Objectifs
from .grille.structure import Sujet, est_permise
from .grille.textes import RIEN, Lu, ecrire, lire
from .models import Evaluation, Lot, Realise
from .verrous import avec_closes, close_sur, closes_de

ENREGISTREE, IDENTIQUE, REFUSEE, CONFLIT = "enregistree", "identique", "refusee", "conflit"
INCONNUE = "Cette case n’existe pas dans la grille."


@dataclass(frozen=True, slots=True)
class Demande:
    """A text typed in a cell, over the version that the agent saw (0 for none)."""

    nom: str
    texte: str
    version: int


@dataclass(slots=True)
class Sort:
    """What became of a cell: `texte` as understood, or as typed when it was refused; `raison` of a refusal or doubt."""

    nom: str
    etat: str
    texte: str
    version: int
    raison: str = ""
    libelle: str = ""

    @property
    def refuse(self):
        """True when nothing of it was recorded."""
        return self.etat in (REFUSEE, CONFLIT)

    @property
    def douteux(self):
        """True when it was recorded with a doubt."""
        return bool(self.raison) and not self.refuse


@dataclass(frozen=True, slots=True)
class Bilan:
    """What became of a batch; `lot` None when nothing was recorded."""

    lot: Lot | None
    sorts: list[Sort]

    @property
    def enregistrees(self):
        """The cells recorded."""
        return [sort for sort in self.sorts if sort.etat == ENREGISTREE]

    @property
    def inchangees(self):
        """The cells that already said it."""
        return [sort for sort in self.sorts if sort.etat == IDENTIQUE]

    @property
    def refusees(self):
        """The cells refused, which stay as they were typed."""
        return [sort for sort in self.sorts if sort.refuse]

    @property
    def douteuses(self):
        """The cells recorded with a doubt."""
        return [sort for sort in self.sorts if sort.douteux]


class Refus(ValueError):
    """Why a cell is not recorded; `etat` tells a refusal from a conflict with another agent."""

    def __init__(self, raison, etat=REFUSEE):
        super().__init__(raison)
        self.etat = etat


class Saisie:
    """One batch of cells typed by an agent; to be used inside a transaction."""

    def __init__(self, demandes, *, par, regard, provenances=None):
        self.par, self.regard, self.provenances = par, regard, provenances or {}
        self.demandes = [(demande, _cle(demande.nom)) for demande in demandes]
        cles = [cle for _, cle in self.demandes if cle is not None]
        self.evaluations, self.fiches = {}, {}
        self._verrouiller(cles)
        self.sujets = {
            e.pk: Sujet(e.pk, e.convention_id, "", e.debut, e.fin, (("", "", e.parc or 0),), e.est_ouverte)
            for e in self.evaluations.values()
        }
        siens = {indicateur for _, indicateur in self.fiches}
        self.versions = lecture.versions(self.sujets.values(), indicateurs=siens)
        en_vigueur = lecture.objectifs(self.sujets.values(), regard, indicateurs=siens)
        self.objectifs = {pk: Objectifs(lignes) for pk, lignes in en_vigueur.items()}
        self.nouvelles = []

    def _verrouiller(self, cles):
        """The evaluations that the agent may write, locked in one order for the time of the transaction.

        The indicators of the batch come in the same question.
        """
        siennes = Evaluation.objects.modifiables_par(self.par).filter(pk__in={cle.evaluation for cle in cles})
        siennes = lecture.avec_parc(lecture.avec_foyers(siennes), au=self.regard.au)
        lignes = lecture.avec_fiches(avec_closes(siennes), {cle.indicateur for cle in cles})
        for evaluation in lignes.select_related("convention").select_for_update(of=("self",)).order_by("pk"):
            self.evaluations.setdefault(evaluation.pk, evaluation)
            if fiche := lecture.fiche_de(evaluation):
                self.fiches[evaluation.pk, fiche.pk] = fiche

    def juger(self):
        """What becomes of each cell, in the order sent; the values to write are put in `nouvelles`."""
        return [self._juger(demande, cle) for demande, cle in self.demandes]

    def _juger(self, demande, cle):
        versions = self.versions.get(cle, ())
        actuelle = versions[-1] if versions else None
        try:
            fiche = self._fiche(cle)
            lu = lire(demande.texte, fiche.nature)
            etat = self._comparer(demande, versions, lu)
        except ValueError as refus:
            etat = getattr(refus, "etat", REFUSEE)
            version = actuelle.pk if actuelle and etat == CONFLIT else demande.version
            return Sort(demande.nom, etat, demande.texte, version, str(refus))
        texte = ecrire(*(lu if etat == ENREGISTREE else dit(actuelle)), fiche.nature)
        sort = Sort(demande.nom, etat, texte, actuelle.pk if actuelle else 0, self._doute(cle, fiche, lu))
        if etat == ENREGISTREE:
            self.nouvelles.append((sort, cle, lu, actuelle))
        return sort

    def fiche_de(self, cle):
        """The indicator of a cell; None where the evaluation does not carry it, or is not the agent’s."""
        return self.fiches.get((cle.evaluation, cle.indicateur))

    def _fiche(self, cle):
        """The indicator of a cell that the agent may write; Refus says why not."""
        if cle is None:
            raise Refus(INCONNUE)
        evaluation, fiche = self.evaluations.get(cle.evaluation), self.fiche_de(cle)
        if evaluation is None:
            raise Refus("Cette évaluation n’est pas la vôtre.")
        if not evaluation.est_ouverte:
            raise Refus(f"L’évaluation est {evaluation.get_etat_display()}\u00a0: elle ne se saisit plus.")
        if not (evaluation.debut <= cle.debut <= cle.fin <= evaluation.fin):
            raise Refus("Cette période n’est pas celle de l’évaluation.")
        if close := close_sur(cle.debut, cle.fin, closes_de(evaluation)):
            raise Refus(close.phrase)
        if fiche is None or (cle not in self.versions and not est_permise(cle, fiche)):
            raise Refus(INCONNUE)
        return fiche

    def _comparer(self, demande, versions, lu):
        """Recorded or identical; a conflict when another version came since the one the agent saw.

        The same value said again with another observation is recorded too.
        """
        actuelle = versions[-1] if versions else None
        vue = next((version for version in versions if version.pk == demande.version), None)
        if dit(actuelle) == lu or (vue is not actuelle and dit(vue) == lu):
            return ENREGISTREE if vue is actuelle and self._observe(demande.nom, actuelle) else IDENTIQUE
        if vue is actuelle:
            return ENREGISTREE
        quand = actuelle.saisi_le.astimezone(PARIS)
        jour = "à" if quand.date() == aujourd_hui() else f"le {quand:%d/%m/%Y} à"
        qui = actuelle.par or "un import"
        ecrit, lu = (ecrire(*dit(version)) or "rien" for version in (actuelle, vue))
        change = f"«\u00a0{ecrit}\u00a0» au lieu de «\u00a0{lu}\u00a0»"
        raison = f"Entre-temps, {qui} a écrit {change} {jour} {quand:%H\u00a0h\u00a0%M}."
        raise Refus(f"{raison} Validez de nouveau pour remplacer.", CONFLIT)

    def _observe(self, nom, actuelle):
        """True when a cell comes with an observation that its version has not."""
        observation = self.provenances.get(nom, {}).get("observation", "")
        return bool(observation) and observation != (actuelle.observation if actuelle else "")

    def _provenance(self, nom, lu, actuelle):
        """The source and observation of a new version; a value said again keeps the source that it had."""
        suite = self.provenances.get(nom, {})
        return suite | {"source": actuelle.source} if actuelle and actuelle.source and dit(actuelle) == lu else suite

    def _doute(self, cle, fiche, lu):
        vise = self.objectifs[cle.evaluation].vise(cle, fiche)
        parc = self.sujets[cle.evaluation].parc if cle.debut == cle.fin else 0
        return doute(lu.valeur, fiche, vise.valeur if vise else None, parc)

    def ecrire(self, geste):
        """Write the new versions in one lot; None when there is none."""
        if not self.nouvelles:
            return None
        lot = Lot.objects.create(geste=geste, par=self.par)
        lignes = [
            nouvelle_version(
                cle,
                lu,
                actuelle,
                convention=self.sujets[cle.evaluation].convention,
                lot=lot,
                **self._provenance(sort.nom, lu, actuelle),
            )
            for sort, cle, lu, actuelle in self.nouvelles
        ]
        for (sort, *_), ligne in zip(self.nouvelles, Realise.objects.bulk_create(lignes), strict=True):
            sort.version = ligne.pk
        for evaluation in {self.evaluations[cle.evaluation] for _, cle, *_ in self.nouvelles}:
            if evaluation.etat == Etat.A_VENIR:
                evaluation.commencer(par=self.par)
        return lot


def nouvelle_version(cle, lu, actuelle, *, convention, lot, **suite):
    """The row that records what a cell now says, later than the version it follows."""
    moment = lot.le
    if actuelle is not None and actuelle.saisi_le >= moment:
        moment = actuelle.saisi_le + timedelta(microseconds=1)
    return Realise(
        convention_id=convention,
        indicateur_id=cle.indicateur,
        **dict(zip(Cle._fields[2:], cle[2:], strict=True)),
        valeur=lu.valeur,
        mention=lu.mention,
        saisi_le=moment,
        par=lot.par,
        lot=lot,
        **suite,
    )


def _cle(nom):
    try:
        return lire_nom(nom)
    except ValueError:
        return None


def dit(version):
    """What a version says; nothing where there is none."""
    return Lu(version.valeur, version.mention) if version else RIEN


@transaction.atomic
def enregistrer(demandes, *, par, regard, geste=Lot.Geste.SAISIE, provenances=None):
    """Record what can be, refuse the rest with reasons; the Bilan tells the fate of each cell.

    `provenances`: {name of a cell: its source and observation}, where they are known.
    """
    saisie = Saisie(demandes, par=par, regard=regard, provenances=provenances)
    sorts = saisie.juger()
    return Bilan(saisie.ecrire(geste), sorts)
