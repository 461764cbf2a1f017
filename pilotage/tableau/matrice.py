"""The matrix: one row an organism, one column an instrument, grouped, each state with its day."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from conventions.filters import ATTENDUE
from cus_tracker.accords import accorder
from cus_tracker.cycle import EN_ATTENTE, Etat
from cus_tracker.typographie import nombre
from evaluations.remplissage import Remplissage
from organismes.models import Organisme, Perimetre

from .pistes import PISTES, pieces

DEPARTEMENT, FAMILLE, PILOTE = "departement", "famille", "pilote"
GROUPEMENTS = {DEPARTEMENT: "département", FAMILLE: "famille", PILOTE: "service pilote"}
RESTE = (None, ATTENDUE, *EN_ATTENTE)


@dataclass(frozen=True)
class Case:
    """An instrument in the matrix: its state, its day, its page; « attendue » without a page when there is no file."""

    etat: str
    le: date | None = None
    precision: str | None = None
    pk: int | None = None
    masculin: bool = False


@dataclass(frozen=True)
class Ligne:
    """An organism in the matrix; `cases` has a tuple of instruments for each column; `inconnu`: no stock is known."""

    pk: int
    nom: str
    famille: str
    siege: str
    logements: int
    cases: tuple
    remise_en_ordre: bool
    inconnu: bool = False
    donnees: Remplissage | None = None

    @property
    def rang(self):
        """Key of sort: organisms of a same instrument together, the largest first."""
        premiere = next((rang for rang, cases in enumerate(self.cases) if cases), len(self.cases))
        return premiere, -self.logements

    @property
    def reste(self):
        """True when something expected of the organism, or begun, is not signed."""
        return any(case.etat in RESTE for cases in self.cases for case in cases)


@dataclass
class Groupe:
    """Organisms together, with their totals; `caches` are those that the agent may not see by name."""

    titre: str
    lignes: list = field(default_factory=list)
    caches: int = 0
    organismes: int = 0
    logements: int = 0
    remises_en_ordre: int = 0
    totaux: tuple = ()


class Matrice:
    """The matrix of an étude for an agent who sees by name the organisms `visibles`."""

    def __init__(self, etude, visibles, *, groupement=DEPARTEMENT, reste_seul=False, donnees=None):
        self.etude, self.visibles, self.donnees = etude, visibles, donnees
        self.groupement = groupement if groupement in GROUPEMENTS else DEPARTEMENT
        self.reste_seul = reste_seul
        self.par_colonne = [self._par_organisme(piste) for piste in PISTES.values()]
        self.lignes = [self._ligne(pk) for pk in etude.regionaux]

    def _par_organisme(self, piste):
        """{organism: [Case, …]} of a column."""
        cases = defaultdict(list)
        concernes = (*self.etude.regionaux, *self.etude.extra_regionaux)
        for piece in pieces(self.etude, piste, None if piste.piece[1] else concernes):
            dite = piece.etat or ATTENDUE, piece.etat_le, piece.etat_precision, piece.pk
            cases[piece.organisme].append(Case(*dite, masculin=not piste.feminin))
        for pk in self.etude.regionaux_attendus(piste.code):
            cases[pk] = cases[pk] or [Case(ATTENDUE, masculin=not piste.feminin)]
        return cases

    def _ligne(self, pk):
        fiche = self.etude.fiches[pk]
        locatif = [case.pk for case in self.par_colonne[0].get(pk, ())]
        return Ligne(
            pk=pk,
            nom=fiche.nom,
            famille=fiche.famille,
            siege=fiche.siege,
            logements=self.etude.logements(pk),
            cases=tuple(tuple(colonne.get(pk, ())) for colonne in self.par_colonne),
            remise_en_ordre=any(cus in self.etude.remises_en_ordre for cus in locatif),
            inconnu=self.etude.attentes.get(pk, ()) is None,
            donnees=self.donnees.remplissages.get(pk) if self.donnees else None,
        )

    def groupes(self):
        """The régional organisms by département, by family or by the service that pilots them, in order."""
        noms, cle = self._rubriques()
        for code, nom in noms.items():
            siennes = [ligne for ligne in self.lignes if cle(ligne) == code]
            if siennes:
                yield self._groupe(nom[:1].upper() + nom[1:], siennes)

    def _rubriques(self):
        """({code: title} of the groups in order, the code of a row)."""
        if self.groupement == FAMILLE:
            return dict(Organisme.Famille.choices), lambda ligne: ligne.famille
        if self.groupement == PILOTE and self.donnees:
            pilotes = self.donnees.pilotes
            return {nom: nom for nom in sorted(set(pilotes.values()))}, lambda ligne: pilotes[ligne.pk]
        return self.etude.noms_departements, lambda ligne: ligne.siege

    def extra_regionaux(self):
        """The organisms with their seat elsewhere and dwellings here; None when there is none."""
        lignes = [self._ligne(pk) for pk in self.etude.extra_regionaux]
        return self._groupe("Extra-régionaux", lignes) if lignes else None

    def _groupe(self, titre, lignes):
        vues = sorted((ligne for ligne in lignes if ligne.pk in self.visibles), key=lambda ligne: ligne.rang)
        return Groupe(
            titre=titre,
            lignes=[ligne for ligne in vues if ligne.reste or not self.reste_seul],
            caches=len(lignes) - len(vues),
            organismes=len(lignes),
            logements=sum(ligne.logements for ligne in lignes),
            remises_en_ordre=sum(ligne.remise_en_ordre for ligne in lignes),
            totaux=tuple(_total([ligne.cases[rang] for ligne in lignes]) for rang in range(len(PISTES))),
        )

    @property
    def reste(self):
        """Number of régional organisms that have something to sign."""
        return sum(ligne.reste for ligne in self.lignes if ligne.pk in self.visibles)

    def hors_cus(self):
        """(name, dwellings, reason) of the régional organisms of which the State expects nothing; unnamed if unseen."""
        exclus = self.etude.exclus[Perimetre.HORS_CUS]
        for pk in self.etude.regionaux:
            if pk in exclus:
                nom = self.etude.fiches[pk].nom if pk in self.visibles else "un organisme"
                yield nom, self.etude.logements(pk), exclus[pk] if pk in self.visibles else ""


def _total(colonne):
    """« 12 sur 30 · 8 proches » of the cells of a column, empty when there is none."""
    cases = [case for cases in colonne for case in cases]
    if not cases:
        return ""
    signees = sum(case.etat == Etat.SIGNEE for case in cases)
    proches = sum(case.etat == Etat.PRETE_A_SIGNER for case in cases)
    texte = f"{nombre(signees)} sur {nombre(len(cases))}"
    return f"{texte} · {nombre(proches)} {accorder(proches, 'proche')}" if proches else texte
