"""The roll-up of contracts §4 told again, word by word and without any care for speed, to judge the real one."""

from itertools import combinations

ORDRE = ["departement", "produit", "epci", "zonage", "zus", "segment"]


def nommes(ligne):
    return {axe: getattr(ligne, axe) for axe in ORDRE if getattr(ligne, axe)}


def donnee(ligne):
    return ligne.valeur is not None or ligne.mention == "s.o."


def en_vigueur(lignes):
    """Rule 1: of one key the latest; rows of avenants replace those of the convention and of avenants signed before."""
    dernieres = []
    for ligne in lignes:
        memes = [x for x in lignes if cle(x) == cle(ligne)]
        if max(memes, key=lambda x: (x.saisi_le, x.entree)) is ligne:
            dernieres.append(ligne)
    restantes = [x for x in dernieres if not any(remplace(autre, x) for autre in dernieres)]
    return [x for x in restantes if x.mention != "vide"]


def cle(ligne):
    return (ligne.instrument, ligne.debut, ligne.fin, tuple(getattr(ligne, axe) for axe in ORDRE))


def remplace(autre, ligne):
    memes_axes = nommes(autre) == nommes(ligne)
    se_croisent = bool(annees(autre) & annees(ligne))
    plus_recent = autre.rang_avenant is not None and (
        ligne.rang_avenant is None or autre.rang_avenant > ligne.rang_avenant
    )
    return memes_axes and se_croisent and plus_recent


def annees(ligne):
    return set(range(ligne.debut, ligne.fin + 1))


def periode(lignes, debut, fin):
    """Rule 2: the row spanning exactly the period, else the best set of rows without a common year."""
    exactes = [x for x in lignes if (x.debut, x.fin) == (debut, fin)]
    if exactes:
        return exactes
    ensembles = [
        ensemble
        for taille in range(1, len(lignes) + 1)
        for ensemble in combinations(sorted(lignes, key=lambda x: (x.debut, x.fin)), taille)
        if len(set().union(*map(annees, ensemble))) == sum(len(annees(x)) for x in ensemble)
    ]
    return list(max(ensembles, key=lambda e: (sum(len(annees(x)) for x in e), len(e), *tot(e))))


def tot(ensemble):
    """What prefers the sets that start earliest; where the contract is silent, those that end earliest."""
    return [-x.debut for x in ensemble], [-x.fin for x in ensemble]


def se_recouvrent(un, autre):
    return all(un[axe] == autre[axe] for axe in un.keys() & autre.keys())


def cumul(lignes, debut, fin):
    """(sum or None, complete, rows counted) of rows in force."""
    dedans = [x for x in lignes if debut <= x.debut and x.fin <= fin]
    resultats = []
    for axes in {tuple(sorted(nommes(x).items())) for x in dedans if donnee(x)}:
        choisies = periode([x for x in dedans if donnee(x) and nommes(x) == dict(axes)], debut, fin)
        couvertes = set().union(*map(annees, choisies))
        resultats.append(
            (dict(axes), sum(x.valeur or 0 for x in choisies), len(couvertes) == fin - debut + 1, choisies)
        )
    resultats.sort(key=lambda r: rang(r[0]))
    pris = compter(resultats)
    tus = [nommes(x) for x in dedans if x.mention == "n.c."]
    complet = all(entier for _, _, entier, _ in pris) and all(
        any(entier and se_recouvrent(axes, tu) for axes, _, entier, _ in pris) for tu in tus
    )
    return sum(r[1] for r in pris) if pris else None, complet, {x for r in pris for x in r[3]}


def rang(axes):
    """Coarsest first, then the axis order; between the same axes the contract is silent: the codes decide."""
    nommes_en_ordre = sorted(axes, key=ORDRE.index)
    return len(axes), [ORDRE.index(axe) for axe in nommes_en_ordre], [axes[axe] for axe in nommes_en_ordre]


def compter(resultats):
    """Rule 3: each that overlaps none taken, save one not whole whose later rivals add up to more."""
    pris = []
    for rang, (axes, valeur, entier, lignes) in enumerate(resultats):
        if any(se_recouvrent(axes, autre[0]) for autre in pris):
            continue
        rivaux = [
            r
            for r in resultats[rang + 1 :]
            if se_recouvrent(r[0], axes) and not any(se_recouvrent(r[0], autre[0]) for autre in pris)
        ]
        if not entier and sum(r[1] for r in compter(rivaux)) > valeur:
            continue
        pris.append((axes, valeur, entier, lignes))
    return pris
