"""A table as somebody keeps it: where its headers stand, what its rows hold, nothing hidden, nothing merged."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from cus_tracker.classeur import ClasseurIllisible, montrer, ouvrir
from cus_tracker.classeur.adresses import lettres
from cus_tracker.feuilles.rapport import Rapport

LIGNES_MAX, COLONNES_MAX, TITRES_MAX, EXEMPLES = 20_000, 100, 20, 3
SANS_TABLEAU = "Ce classeur n’a aucune feuille visible dont la première ligne nomme des colonnes."
TROP = "Ce tableau est trop grand\u00a0: 20\u00a0000 lignes et 100 colonnes au plus."
CACHE = "rien de caché\u00a0: affichez {}, ou retirez-les du tableau"


@dataclass
class Tableau:
    """The first sheet that holds a table: {rank: header}, [(number, {rank: raw cell})], what is refused in it."""

    nom: str
    entetes: dict = field(default_factory=dict)
    lignes: list = field(default_factory=list)
    rapport: Rapport = field(default_factory=lambda: Rapport(""))

    def exemples(self, rang):
        """The first different things that a column holds, as read."""
        vus = dict.fromkeys(montrer(ligne[rang])[:30] for _, ligne in self.lignes if rang in ligne)
        return list(islice(vus, EXEMPLES))


def lire_tableau(chemin):
    """The `Tableau` of a workbook; ClasseurIllisible when there is none."""
    with ouvrir(chemin) as classeur:
        for onglet in classeur.onglets:
            if onglet.tableau and not onglet.masque:
                onglet.examiner()
                if tableau := _lire(onglet):
                    return tableau
    raise ClasseurIllisible(SANS_TABLEAU)


def _lire(onglet):
    lignes = list(islice(onglet.lignes(), LIGNES_MAX + TITRES_MAX))
    titres = max(lignes[:TITRES_MAX], key=_textes, default=None)
    if titres is None or _textes(titres) < 2:
        return None
    tableau = Tableau(onglet.nom, _nommer(titres[2]))
    if len(lignes) > LIGNES_MAX or len(tableau.entetes) > COLONNES_MAX:
        raise ClasseurIllisible(TROP)
    for numero, masquee, cellules in lignes[lignes.index(titres) + 1 :]:
        if masquee:
            tableau.rapport.refuser(onglet.nom, None, numero, "une ligne masquée", CACHE.format("cette ligne"))
        tableau.lignes.append((numero, {rang: brut for rang, brut in cellules if rang in tableau.entetes}))
    _refuser_le_cache(tableau, onglet, titres[0])
    return tableau


def _textes(ligne):
    """How many headers a row could hold."""
    return sum(isinstance(brut, str) and bool(brut.strip()) for _, brut in ligne[2])


def _nommer(cellules):
    """{rank: header}, told apart by the letters of the column where two are the same."""
    noms = {rang: " ".join(montrer(brut).split())[:80] for rang, brut in cellules}
    fois = Counter(noms.values())
    return {rang: nom if fois[nom] == 1 else f"{nom} (colonne {lettres(rang)})" for rang, nom in noms.items() if nom}


def _refuser_le_cache(tableau, onglet, titre):
    for reference, ((rang, numero), _) in onglet.fusions:
        if numero > titre:
            attendu = "des cellules séparées\u00a0: défaites la fusion et remplissez chaque cellule"
            tableau.rapport.refuser(onglet.nom, rang, numero, f"cellules fusionnées {reference}", attendu)
    for plage in onglet.colonnes_masquees:
        for rang in tableau.entetes:
            if rang in plage:
                tableau.rapport.refuser(onglet.nom, rang, titre, tableau.entetes[rang], CACHE.format("cette colonne"))
