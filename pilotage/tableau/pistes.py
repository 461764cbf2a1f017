"""The four instruments that the law may expect of an organism, as the dashboard names, counts and links them."""

from collections import Counter
from dataclasses import dataclass

from conventions.filters import ATTENDUE
from conventions.manquants import PIECES
from cus_tracker.accords import accorder
from cus_tracker.cycle import Etat
from organismes.attendus import ACCESSION, AVENANT_FOYERS, FOYERS, LOCATIF
from organismes.portees import Portee


@dataclass(frozen=True)
class Piste:
    """An expected instrument: its code, its column in the matrix, its words."""

    code: str
    colonne: str
    nom: str
    au_pluriel: str
    feminin: bool = True

    @property
    def piece(self):
        """(dispositif, object of the avenant)."""
        return PIECES[self.code]

    def nombre(self, n):
        """« CUS accession », « avenants logements-foyers »: the word that agrees with a number."""
        return accorder(n, self.nom, self.au_pluriel)

    def requete(self, etude, etat=None):
        """The query string of the list that holds the instruments of this kind of the régional organisms."""
        dispositif, objet = self.piece
        return {
            "portee": Portee.REGIONAUX.value,
            "generation": etude.generation.nom,
            "dispositif": str(dispositif),
            "nature": "avenant" if objet else "convention",
            "objet": str(objet),
            "etat": etat,
        }


PISTES = {
    piste.code: piste
    for piste in (
        Piste(LOCATIF, "CUS locatif", "CUS locatif", "CUS locatif"),
        Piste(
            AVENANT_FOYERS, "Avenant logements-foyers", "avenant logements-foyers", "avenants logements-foyers", False
        ),
        Piste(ACCESSION, "CUS accession", "CUS accession", "CUS accession"),
        Piste(FOYERS, "CUS foyers", "CUS logements-foyers", "CUS logements-foyers"),
    )
}
ORDRE = (Etat.SIGNEE, Etat.PRETE_A_SIGNER, Etat.AVIS, Etat.NEGOCIATION, Etat.DEPOSEE, Etat.ELABORATION)
ORDRE_DES_ETATS = (*(etat.value for etat in ORDRE), Etat.SUSPENDUE.value, ATTENDUE, Etat.ABANDONNEE.value)


def pieces(etude, piste, organismes=None):
    """The instruments of this kind of the régional organisms, or of those given."""
    dispositif, objet = piste.piece
    if objet:
        return list(etude.avenants(objet)) if organismes is None else []
    return list(etude.conventions(dispositif, organismes))


def sans_dossier(etude, piste):
    """The organisms of which the instrument is expected and that have no file of it."""
    pourvus = {piece.organisme for piece in pieces(etude, piste)}
    return [pk for pk in etude.regionaux_attendus(piste.code) if pk not in pourvus]


def est_du(etude, piste, piece):
    """True unless its organism, whose stock is known or corrected, is not expected this instrument."""
    codes = etude.attendus(piece.organisme)
    return codes is None or piste.code in codes


def decompte(etude, piste):
    """{state: number} of the instruments of this kind, expected ones without a file included, in the order of work."""
    etats = Counter(piece.etat or ATTENDUE for piece in pieces(etude, piste))
    etats[ATTENDUE] += len(sans_dossier(etude, piste))
    return {etat: etats[etat] for etat in ORDRE_DES_ETATS if etats[etat]}
