"""One sheet of a workbook read against its declaration: its headers, then its rows, nothing hidden, nothing merged."""

import re

from cus_tracker.classeur import Anomalie, montrer

INVISIBLES = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
# A sheet so wrong that reading on would teach nobody anything.
ARRET = 100_000
CACHE = "rien de caché\u00a0: affichez {quoi}, ou retirez-les du classeur"


def lire(onglet, feuille, avancer=None):
    """Give every row of `onglet` to `feuille`; what surrounds the rows is refused first.

    What is hidden is refused and read all the same, so that the rows that name it are not refused because of it.
    """
    rapport = feuille.examen.rapport
    rapport.comptes[feuille.nom] = feuille.compte
    if onglet.masque:
        rapport.refuser(feuille.nom, None, 0, "une feuille masquée", CACHE.format(quoi="cette feuille"))
    onglet.examiner()
    _refuser_les_fusions(onglet, feuille, rapport)
    lignes = onglet.lignes(avancer)
    places = _entetes(lignes, feuille, rapport)
    if places is None:
        return
    for plage in onglet.colonnes_masquees:
        for nom, place in places.items():
            if place in plage:
                rapport.refuser(feuille.nom, place, 1, nom, CACHE.format(quoi="cette colonne"))
    feuille.ouvrir(places)
    _lire_les_lignes(lignes, feuille, rapport, set(places.values()))


def _refuser_les_fusions(onglet, feuille, rapport):
    for reference, ((colonne, ligne), _) in onglet.fusions:
        attendu = "des cellules séparées\u00a0: défaites la fusion et remplissez chaque cellule"
        rapport.refuser(feuille.nom, colonne, ligne, f"cellules fusionnées {reference}", attendu)


def _entetes(lignes, feuille, rapport):
    """{name of a column: its rank}; None when the first row does not name the columns that the rows need."""
    numero, _, cellules = next(lignes, (0, False, []))
    if numero == 0:
        return None
    if numero != 1:
        cellules = []
    noms = {}
    connus = {colonne.nom: colonne for colonne in feuille.colonnes}
    for place, brut in cellules:
        nom = brut.strip() if isinstance(brut, str) else None
        if nom == "":
            continue
        if nom not in connus:
            rapport.refuser(feuille.nom, place, 1, brut, _attendu(brut, connus))
        elif nom in noms:
            rapport.refuser(feuille.nom, place, 1, brut, "une seule colonne de ce nom")
        else:
            noms[nom] = place
    for nom in feuille.indispensables():
        if nom not in noms:
            attendu = f"une colonne «\u00a0{nom}\u00a0», sans laquelle aucune ligne ne peut être lue"
            rapport.refuser(feuille.nom, 0, 1, "(absente)", attendu)
    feuille.illisible = not noms.keys() >= set(feuille.indispensables())
    return None if feuille.illisible else noms


def _attendu(brut, connus):
    if isinstance(brut, Anomalie):
        return brut.attendu
    visible = INVISIBLES.sub("", montrer(brut))
    proche = visible.strip().casefold().replace(" ", "_")
    if proche in connus:
        cache = "" if visible == montrer(brut) else ", sans le caractère invisible qui l’accompagne"
        return f"«\u00a0{proche}\u00a0», écrit ainsi{cache}"
    return f"le nom d’une colonne connue\u00a0: {', '.join(connus)}"


def _lire_les_lignes(lignes, feuille, rapport, places):
    for numero, masquee, cellules in lignes:
        ligne = dict(cellules)
        if not ligne or all(isinstance(brut, str) and not brut.strip() for brut in ligne.values()):
            continue
        if masquee:
            feuille.refusees.add(numero)
            rapport.refuser(feuille.nom, None, numero, "une ligne masquée", CACHE.format(quoi="cette ligne"))
        if not places.issuperset(ligne):
            for place in ligne.keys() - places:
                feuille.refusees.add(numero)
                rapport.refuser(
                    feuille.nom,
                    place,
                    numero,
                    ligne[place],
                    "rien\u00a0: cette colonne n’a pas de nom connu en ligne 1",
                )
        feuille.lire(numero, ligne)
        if rapport.refusees[feuille.nom] >= ARRET:
            feuille.illisible = True
            rapport.interrompre(feuille.nom, numero)
            return
