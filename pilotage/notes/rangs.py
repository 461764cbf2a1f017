"""The four rows of « État d’avancement »: what is expected, in which state it is, whom it waits for."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from conventions.models.instrument import Dispositif, Objet
from cus_tracker.accords import pluriel
from cus_tracker.cycle import SIGNEES_OU_PROCHES, Etat
from organismes.attendus import AVENANT_FOYERS

SANS_DOSSIER = "attendue"
# Words for one avenant and for several; a CUS has those of AU_FEMININ where they differ.
LIBELLES = {
    Etat.ELABORATION: ("en élaboration",) * 2,
    Etat.DEPOSEE: ("au stade du projet déposé",) * 2,
    Etat.NEGOCIATION: ("en négociation",) * 2,
    Etat.AVIS: ("soumis à l’avis des préfets",) * 2,
    Etat.PRETE_A_SIGNER: ("proche de la signature", "proches de la signature"),
    Etat.SUSPENDUE: ("dont la signature est en suspens",) * 2,
    Etat.ABANDONNEE: ("sans suite ou sans objet",) * 2,
}
AU_FEMININ = {Etat.AVIS: ("soumise à l’avis des préfets", "soumises à l’avis des préfets")}


def libelle(etat, n, *, feminin):
    """« soumise à l’avis des préfets », « proches de la signature »: a state, agreeing with so many instruments."""
    return ((feminin and AU_FEMININ.get(etat)) or LIBELLES[etat])[pluriel(n)]


@dataclass(frozen=True)
class Rang:
    """One kind of instrument: the organisms of which one is expected, and the instruments as they stand."""

    libelle: str
    attendus: tuple[int, ...]
    pieces: tuple
    feminin: bool = True

    @cached_property
    def ouvertes(self):
        """The instruments of which something is recorded at the date."""
        return tuple(p for p in self.pieces if p.etat)

    @cached_property
    def par_etat(self):
        """{state: number of instruments}."""
        return Counter(p.etat for p in self.ouvertes)

    @cached_property
    def sans_dossier(self):
        """The organisms of which an instrument is expected and nothing is recorded."""
        faits = {p.organisme for p in self.ouvertes}
        return tuple(pk for pk in self.attendus if pk not in faits)

    def tenus(self, etats=SIGNEES_OU_PROCHES):
        """The organisms expected whose instrument is in one of these states."""
        ils = {p.organisme for p in self.ouvertes if p.etat in etats}
        return tuple(pk for pk in self.attendus if pk in ils)

    def en_etat(self, *etats):
        """The instruments in these states."""
        return tuple(p for p in self.ouvertes if p.etat in etats)

    def prevues(self, *etats):
        """The instruments in these states of the organisms of which one is expected at the date."""
        prevus = set(self.attendus)
        return tuple(p for p in self.en_etat(*etats) if p.organisme in prevus)

    @cached_property
    def en_plus(self):
        """The instruments signed or close of organisms of which none is expected at the date."""
        prevues = set(self.prevues(*SIGNEES_OU_PROCHES))
        return tuple(p for p in self.en_etat(*SIGNEES_OU_PROCHES) if p not in prevues)

    def lots(self):
        """[(state, number)] in the order in which a file advances, signed first; what has no file comes last."""
        ordre = (Etat.SIGNEE, Etat.PRETE_A_SIGNER, Etat.AVIS, Etat.NEGOCIATION, Etat.DEPOSEE, Etat.ELABORATION)
        ordre += (Etat.SUSPENDUE, Etat.ABANDONNEE)
        faits = [(etat, self.par_etat[etat]) for etat in ordre if self.par_etat[etat]]
        return faits + ([(SANS_DOSSIER, len(self.sans_dossier))] if self.sans_dossier else [])


@dataclass(frozen=True)
class Avancement:
    """The four rows of a région."""

    locatif: Rang
    accession: Rang
    foyers: Rang
    avenants: Rang

    @property
    def rangs(self):
        """The rows, in order."""
        return (self.locatif, self.accession, self.foyers, self.avenants)

    @property
    def attendus(self):
        """Number of instruments expected."""
        return sum(len(rang.attendus) for rang in self.rangs)

    @property
    def tenus(self):
        """Number of instruments expected that are signed or close to it."""
        return sum(len(rang.tenus()) for rang in self.rangs)


def avancement(etude):
    """The four rows of an étude."""
    return Avancement(
        Rang(
            "CUS logements locatifs",
            etude.regionaux_attendus(Dispositif.LOCATIF),
            etude.conventions(Dispositif.LOCATIF),
        ),
        Rang("CUS accession", etude.regionaux_attendus(Dispositif.ACCESSION), etude.conventions(Dispositif.ACCESSION)),
        Rang("CUS logements-foyers", etude.regionaux_attendus(Dispositif.FOYERS), etude.conventions(Dispositif.FOYERS)),
        Rang(
            "Avenants logements-foyers",
            etude.regionaux_attendus(AVENANT_FOYERS),
            etude.avenants(Objet.LOGEMENTS_FOYERS),
            feminin=False,
        ),
    )
