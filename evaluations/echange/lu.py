"""A returned workbook read: what the organism wrote, cell by cell, with its address."""

from dataclasses import dataclass

from cus_tracker.classeur import Anomalie, ClasseurIllisible, Logique, montrer, ouvrir
from cus_tracker.classeur.adresses import lettres
from cus_tracker.typographie import finir

from .envoi import CASES, ENTETES, LECTURES, LUE, OBSERVATION, QUESTIONS, REPERE, REPONSE, VALEUR

REMPLIE = {CASES: VALEUR, LECTURES: LUE, QUESTIONS: REPONSE}


@dataclass(frozen=True, slots=True)
class Rendue:
    """What a line of the workbook gives back; `refus` says why the cell itself cannot be read."""

    onglet: str
    repere: str
    texte: str
    adresse: str
    observation: str = ""
    refus: str = ""


def lire(chemin):
    """The lines given back, in order; ClasseurIllisible when this is not one of our workbooks."""
    with ouvrir(chemin) as classeur:
        presents = {onglet.nom: onglet for onglet in classeur.onglets if onglet.tableau}
        if CASES not in presents:
            raise ClasseurIllisible(
                f"Ce classeur n’a pas de feuille «\u00a0{CASES}\u00a0»\u00a0: déposez celui que nous avons envoyé."
            )
        return [rendue for nom in REMPLIE if nom in presents for rendue in _lire_onglet(nom, presents[nom])]


def _lire_onglet(nom, onglet):
    onglet.examiner()
    places = None
    for numero, _, cellules in onglet.lignes():
        brutes = dict(cellules)
        if places is None:
            places = _places(nom, brutes)
        elif repere := _texte(brutes.get(places[REPERE])).strip():
            yield _rendue(nom, numero, brutes, places, repere)


def _places(nom, brutes):
    """{header: rank of its column}; ClasseurIllisible when one that we need is missing."""
    places = {_texte(brut).strip(): rang for rang, brut in brutes.items()}
    for attendue in (REPERE, REMPLIE[nom]):
        if attendue not in places:
            raise ClasseurIllisible(
                f"La feuille «\u00a0{nom}\u00a0» n’a plus sa colonne «\u00a0{attendue}\u00a0»\u00a0: rétablissez-la."
            )
    return {entete: places.get(entete) for entete in ENTETES[nom]}


def _rendue(nom, numero, brutes, places, repere):
    rang = places[REMPLIE[nom]]
    brut = brutes.get(rang)
    observation = _texte(brutes.get(places.get(OBSERVATION))).strip()
    refus = ""
    if isinstance(brut, Anomalie):
        refus = finir(f"«\u00a0{brut.lu}\u00a0» est lu, on attend {brut.attendu}")
    elif nom == CASES and not isinstance(brut, str | float | Logique | None):
        refus = f"«\u00a0{montrer(brut)}\u00a0» est une date\u00a0: un nombre est attendu."
    return Rendue(nom, repere, _texte(brut).strip(), f"{nom}!{lettres(rang)}{numero}", observation[:4000], refus)


def _texte(brut):
    """A raw cell as its writer sees it; nothing for an empty one."""
    if brut is None:
        return ""
    if isinstance(brut, Logique):
        return "oui" if brut is Logique.VRAI else "non"
    return montrer(brut) if not isinstance(brut, str) else brut
