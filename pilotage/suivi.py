"""« Tableau de suivi au … »: every organism × every instrument, the next step of each, on one A3 landscape sheet."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conventions.filters import ATTENDUE
from cus_tracker.accords import compter
from cus_tracker.cycle import EN_ATTENTE, SIGNEES_OU_PROCHES, Etat
from cus_tracker.typographie import jour, nombre
from organismes.attendus import ACCESSION, FOYERS, LOCATIF
from organismes.models import Echange

from .tableau.cartes import mot
from .tableau.matrice import Matrice
from .tableau.pistes import ORDRE_DES_ETATS, PISTES

# Rows that one A3 sheet holds at the ordinary height, then tighter and tighter; past these the table runs on.
DENSITES = ((48, ""), (58, "serre"), (70, "dense"))
ETAPES = {
    ATTENDUE: "dépôt du projet",
    Etat.ELABORATION: "dépôt du projet",
    Etat.DEPOSEE: "ouverture de la négociation",
    Etat.NEGOCIATION: "fin de la négociation",
    Etat.AVIS: "avis des préfets",
    Etat.PRETE_A_SIGNER: "signature",
    Etat.SUSPENDUE: "levée de la suspension",
}
OUVERTS = (ATTENDUE, *EN_ATTENTE)
GROUPES = (
    ("Patrimoine locatif", lambda codes: codes is not None and LOCATIF in codes),
    ("Accession seule", lambda codes: codes is not None and ACCESSION in codes),
    ("Logements-foyers seuls", lambda codes: codes is not None and FOYERS in codes),
    ("Patrimoine inconnu", lambda codes: codes is None),
    ("Rien n’est attendu", lambda codes: True),
)


@dataclass(frozen=True)
class Colonne:
    """A column of instruments: its head, whether its word is feminine."""

    titre: str
    feminin: bool


COLONNES = tuple(Colonne(piste.colonne, piste.feminin) for piste in PISTES.values())


@dataclass(frozen=True)
class Rang:
    """An organism of the table: what the matrix says of it, its seat and foyers, its next step and its due day."""

    numero: int
    ligne: object
    siege: str
    foyers: int
    remise_en_ordre: str
    etape: str
    etape_le: date | None
    pilote: str

    @property
    def cases(self):
        """(column, (state, its word, its case) of each instrument of the organism in it)."""
        return [
            (colonne, [(case.etat, mot(case.etat, 1, feminin=colonne.feminin), case) for case in cases])
            for colonne, cases in zip(COLONNES, self.ligne.cases, strict=True)
        ]


@dataclass(frozen=True)
class Total:
    """A column summed over the whole région: signed or close, out of those expected or begun, and what makes them."""

    colonne: Colonne
    faits: int
    tous: int
    detail: str


class Suivi:
    """The table of an étude for an agent who sees by name the organisms `visibles`; totals are those of the région."""

    def __init__(self, etude, visibles):
        self.etude, self.visibles = etude, visibles
        self.matrice = Matrice(etude, visibles)

    @property
    def titre(self):
        return f"Tableau de suivi au {jour(self.etude.regard.au)}"

    @property
    def horloges(self):
        """« Conventions d’utilité sociale, génération 2011-2016 · situation au … · données connues … »."""
        regard = self.etude.regard
        connues = f"au {jour(regard.connu_le)}" if regard.connu_le else "à ce jour"
        return (
            f"Conventions d’utilité sociale, génération {self.etude.generation} · "
            f"situation au {jour(regard.au)} · données connues {connues}"
        )

    @property
    def densite(self):
        """How tight the rows of the sheet stand, so that one sheet holds them when it can."""
        rangs = sum(1 + len(rangs) for _, rangs in self.groupes)
        return next((densite for tenus, densite in DENSITES if rangs <= tenus), "")

    @cached_property
    def suites(self):
        """{organism: (next action of its thread, its due date)}, the most pressing one."""
        entrees = Echange.objects.a_faire().filter(organisme__in=self.visibles, le__lte=self.etude.regard.au)
        lues = entrees.order_by("organisme").values_list("organisme", "action", "echeance_le")
        suites = {}
        for organisme, action, le in sorted(lues, key=lambda lue: (lue[2] is None, lue[2] or date.max)):
            suites.setdefault(organisme, (action, le))
        return suites

    @cached_property
    def groupes(self):
        """(title, rows that the agent sees) of the régional organisms, by what is expected of them."""
        restantes, groupes, numero = list(self.matrice.lignes), [], 0
        for titre, est_du_groupe in GROUPES:
            du_groupe = [ligne for ligne in restantes if est_du_groupe(self.etude.attentes[ligne.pk])]
            pris = {ligne.pk for ligne in du_groupe}
            restantes = [ligne for ligne in restantes if ligne.pk not in pris]
            vues = [ligne for ligne in du_groupe if ligne.pk in self.visibles]
            rangs = [self._rang(numero + rang, ligne) for rang, ligne in enumerate(vues, start=1)]
            numero += len(rangs)
            if du_groupe:
                groupes.append((f"{titre}\u00a0: {compter(len(du_groupe), 'organisme')}", rangs))
        return groupes

    def _rang(self, numero, ligne):
        etape, etape_le = self.suites.get(ligne.pk) or (self._etape(ligne), None)
        return Rang(
            numero=numero,
            ligne=ligne,
            siege=self.etude.noms_departements[ligne.siege],
            foyers=sum(stock.logements_foyers for stock in self.etude.stocks(ligne.pk)),
            remise_en_ordre="oui" if ligne.remise_en_ordre else "non" if ligne.cases[0] else "sans objet",
            etape=etape,
            etape_le=etape_le,
            pilote=f"DDTM {ligne.siege}",
        )

    def _etape(self, ligne):
        """What comes next of the first instrument that is not signed; nothing when all are."""
        for piste, cases in zip(PISTES.values(), ligne.cases, strict=True):
            for case in cases:
                if case.etat in OUVERTS:
                    return f"{piste.colonne}\u00a0: {ETAPES[case.etat]}"
        return ""

    @cached_property
    def totaux(self):
        """The columns summed over the régional organisms, named or not."""
        return [self._total(rang, colonne) for rang, colonne in enumerate(COLONNES)]

    def _total(self, rang, colonne):
        etats = [case.etat for ligne in self.matrice.lignes for case in ligne.cases[rang]]
        comptes = [(etat, etats.count(etat)) for etat in ORDRE_DES_ETATS if etat in etats]
        detail = ", ".join(f"{nombre(n)} {mot(etat, n, feminin=colonne.feminin)}" for etat, n in comptes)
        return Total(colonne, sum(etat in SIGNEES_OU_PROCHES for etat in etats), len(etats), detail)

    @property
    def organismes(self):
        """Number of régional organisms."""
        return len(self.matrice.lignes)

    @property
    def caches(self):
        """Number of régional organisms counted and not named to this agent."""
        return sum(ligne.pk not in self.visibles for ligne in self.matrice.lignes)

    @property
    def logements(self):
        return sum(ligne.logements for ligne in self.matrice.lignes)

    @property
    def foyers(self):
        return sum(s.logements_foyers for ligne in self.matrice.lignes for s in self.etude.stocks(ligne.pk))

    @property
    def remises_en_ordre(self):
        return sum(ligne.remise_en_ordre for ligne in self.matrice.lignes)

    @property
    def marque(self):
        """The lines of the bloc-marque."""
        return ("Préfet", "de la région", self.etude.region.nom)

    @property
    def colonnes(self):
        return COLONNES

    @property
    def legende(self):
        """(state, its word), in the order of work."""
        return [(etat, mot(etat, 1)) for etat in ORDRE_DES_ETATS]

    @property
    def extra_regionales(self):
        """Number of extra-régional organisms whose CUS locatif is signed, by another préfet de région."""
        return len(self.etude.conventions(LOCATIF, self.etude.extra_regionaux, (Etat.SIGNEE,)))

    @property
    def hors_cus(self):
        """(name, dwellings, reason) of those of whom the State expects nothing."""
        return list(self.matrice.hors_cus())
