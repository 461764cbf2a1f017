"""The stock of every organism on a day, what absorbed organisms left carried over to their absorbers (contracts §1)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stock:
    """Dwellings of one organism in one département: its own latest row, or one carried from an absorbed organism."""

    organisme: int
    departement: str
    au: date
    logements: int
    logements_foyers: int
    classes: tuple
    porte: bool = False


@dataclass(frozen=True, slots=True)
class Absorption:
    """`absorbe` leaves for `absorbeur` on the day `le`, that day included."""

    absorbe: int
    absorbeur: int
    le: date


def porteur(organisme, absorptions):
    """The organism that carries another at the end of the chain of absorptions; itself when it is not absorbed.

    `absorptions`: {absorbed: Absorption}, those not after the day looked at. A loop ends where it closes.
    """
    vus = set()
    while organisme in absorptions and organisme not in vus:
        vus.add(organisme)
        organisme = absorptions[organisme].absorbeur
    return organisme


def lies(organismes, absorptions):
    """These organisms, with all that absorptions bind to them, in either direction and at any distance."""
    voisins = defaultdict(set)
    for absorption in absorptions.values():
        voisins[absorption.absorbe].add(absorption.absorbeur)
        voisins[absorption.absorbeur].add(absorption.absorbe)
    trouves, restants = set(), list(organismes)
    while restants:
        organisme = restants.pop()
        if organisme not in trouves:
            trouves.add(organisme)
            restants += voisins.get(organisme, ())
    return frozenset(trouves)


def parc(lignes, absorptions, *, au):
    """{organism: {département: [Stock, …]}} on the day `au`, own rows first, carried rows after.

    A carried row stands until its absorber has a row of its own there, dated on or after the absorption and not after
    `au`; in a chain, each absorption is judged on its own link. Absorbed organisms keep what they had.
    """
    propres = defaultdict(dict)
    jours = defaultdict(list)
    for ligne in lignes:
        if ligne.au > au:
            continue
        jours[ligne.organisme, ligne.departement].append(ligne.au)
        dernier = propres[ligne.organisme].get(ligne.departement)
        if dernier is None or dernier.au < ligne.au:
            propres[ligne.organisme][ligne.departement] = ligne
    complet = {o: {d: [ligne] for d, ligne in par_dep.items()} for o, par_dep in propres.items()}
    for absorption in _de_l_amont(absorptions):
        recus = complet.setdefault(absorption.absorbeur, {})
        for departement, stocks in complet.get(absorption.absorbe, {}).items():
            if not any(jour >= absorption.le for jour in jours[absorption.absorbeur, departement]):
                recus.setdefault(departement, []).extend(_porter(stocks))
    return complet


def _porter(stocks):
    return [Stock(s.organisme, s.departement, s.au, s.logements, s.logements_foyers, s.classes, True) for s in stocks]


def _de_l_amont(absorptions):
    """Absorptions so that what an organism received is known before it is itself carried on; loops are left out."""
    restantes, ordre = dict(absorptions), []
    while restantes:
        vers = {a.absorbeur for a in restantes.values()}
        pretes = [a for o, a in restantes.items() if o not in vers]
        if not pretes:
            break
        for absorption in sorted(pretes, key=lambda a: (a.le, a.absorbe)):
            ordre.append(absorption)
            del restantes[absorption.absorbe]
    return ordre
