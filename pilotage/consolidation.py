"""The figures of a région as a page shows them: by theme, then one by one with who made it, at which dates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from conventions.models.instrument import Dispositif
from cus_tracker.cycle import Etat
from cus_tracker.redaction import COMPTES, approcher, bornes, exacte
from organismes.models import Organisme, Perimetre

from . import memoire
from .chiffres import RegionAbsente
from .chiffres.noms import THEMES
from .chiffres.provenance import RAISONS

PRODUITS = (("PLAI", "plai"), ("PLUS", "plus"), ("PLS", "pls"), ("", "sans"))
LARGEUR = 500
DATES_PASSEES = 3


def par_theme(chiffres):
    """[(theme, name of the theme, its figures)] in the order of the registry."""
    themes = groupby(chiffres.values(), key=lambda un: un.theme)
    return [(theme, THEMES[theme], list(siens)) for theme, siens in themes]


@dataclass(frozen=True, slots=True)
class Rang:
    """An organism behind a figure: its value, its share of the sum so far, of its own stock, its bar by product."""

    organisme: object
    valeur: Decimal | None
    cumul: Decimal | None
    effort: Decimal | None
    barre: tuple


def rangs(etude, chiffre, agent):
    """(named rows, the greatest first; number and sum of those that the agent may not name; what bars show)."""
    siens = Organisme.objects.visibles_par(agent).filter(pk__in=_organismes(chiffre)).select_related("siege")
    visibles = {organisme.pk: organisme for organisme in siens}
    apports = sorted(_par_organisme(chiffre), key=lambda a: (-(a[1] or 0), etude.fiches[a[0]].nom))
    total = sum(valeur or 0 for _, valeur, _ in apports)
    plus_grand = max((abs(valeur or 0) for _, valeur, _ in apports), default=0)
    faits, cumul = [], Decimal(0)
    for pk, valeur, lignes in apports:
        cumul += valeur or 0
        if pk in visibles:
            part = cumul / total if total and s_additionne(chiffre) else None
            effort = valeur / etude.logements(pk) if chiffre.unite == "logements" and etude.logements(pk) else None
            faits.append(Rang(visibles[pk], valeur, part, effort, _barre(valeur, lignes, plus_grand)))
    autres = [valeur for pk, valeur, _ in apports if pk not in visibles]
    return faits, (len(autres), sum(v or 0 for v in autres) if s_additionne(chiffre) else None)


def _organismes(chiffre):
    return {apport.organisme for apport in chiffre.apports}


def _par_organisme(chiffre):
    """(organism, value, rows) once each: an organism may hold several instruments."""
    sommes = {}
    for apport in chiffre.apports:
        valeur, lignes = sommes.get(apport.organisme, (None, ()))
        if apport.valeur is not None:
            valeur = (valeur or 0) + apport.valeur
        sommes[apport.organisme] = (valeur, lignes + apport.lignes)
    return [(pk, valeur, lignes) for pk, (valeur, lignes) in sommes.items()]


def s_additionne(chiffre):
    """True when what organisms bring adds up; a share or a growth does not."""
    return chiffre.unite not in ("part", "croissance")


def _barre(valeur, lignes, plus_grand):
    """Rectangles (class, x, width) of a bar as wide as the greatest value allows, split by product."""
    if not plus_grand or not valeur:
        return ()
    parts = [(classe, sum(x.valeur or 0 for x in lignes if x.produit == produit)) for produit, classe in PRODUITS]
    somme = sum(part for _, part in parts)
    morceaux = parts if somme else [("sans", valeur)]
    echelle, x, rectangles = abs(valeur) / plus_grand * LARGEUR / (somme or abs(valeur)), Decimal(0), []
    for classe, part in morceaux:
        if part > 0:
            rectangles.append((classe, f"{x:.1f}", f"{part * echelle:.1f}"))
            x += part * echelle
    return tuple(rectangles)


def decomposition(chiffre):
    """[(product or « sans produit », sum)] of the rows counted, when they name products; else nothing."""
    lignes = [ligne for apport in chiffre.apports for ligne in apport.lignes]
    if not any(ligne.produit for ligne in lignes) or not s_additionne(chiffre) or chiffre.unite in COMPTES:
        return []
    sommes = [
        (produit or "sans produit", sum(x.valeur or 0 for x in lignes if x.produit == produit), produit)
        for produit, _ in PRODUITS
    ]
    presents = {ligne.produit for ligne in lignes}
    return [(libelle, somme) for libelle, somme, produit in sommes if produit in presents]


def par_raison(laisses, visibles):
    """[(reason, number of rows, sum, organisms named)] of what a figure leaves aside."""
    groupes = []
    for raison, libelle in RAISONS.items():
        siens = [laisse for laisse in laisses if laisse.raison == raison]
        if siens:
            somme = sum(x.ligne.valeur or 0 for x in siens)
            noms = sorted({visibles[x.organisme].nom for x in siens if x.organisme in visibles})
            groupes.append((libelle, len(siens), somme if raison != "tue" else None, noms))
    return groupes


def hors(etude, chiffre):
    """[(words, number)] of the organisms that a sum leaves out whole; nothing for what is no sum of values."""
    if not chiffre.questions:
        return []
    donnants = _organismes(chiffre)
    extra = etude.conventions(Dispositif.LOCATIF, etude.extra_regionaux, (Etat.SIGNEE,))
    comptes = (
        ("Organismes attendus qui n’ont rien donné", sum(pk not in donnants for pk in etude.attendus_locatif)),
        ("CUS signées hors statistiques", len(etude.valeurs.hors_statistiques)),
        ("CUS signées d’organismes extra-régionaux", len(extra)),
        ("CUS d’absorbés dont l’absorbeur est hors de la région ou des statistiques", len(etude.valeurs.perdues)),
    )
    return [(libelle, combien) for libelle, combien in comptes if combien]


def exclus(etude):
    """[(organism, reason)] of the exclusion set that leaves the totals, printed with its members for everyone."""
    return [(etude.fiches[pk].nom, motif) for pk, motif in etude.exclus[Perimetre.HORS_STATISTIQUES].items()]


def vrai_de(chiffre):
    """The exact numbers between which the words of a quantity stay true, in words; None where nothing is rounded."""
    if chiffre.valeur is None or chiffre.unite in (*COMPTES, "part", "croissance"):
        return None
    limites = bornes(approcher(chiffre.valeur))
    return limites and tuple(exacte(limite, chiffre.unite) for limite in limites)


def jours_compares(etude):
    """The days at which a figure is told again: the deadline of the generation, ends of years, the day itself."""
    fins = [date(annee, 12, 31) for annee in range(etude.au.year - DATES_PASSEES, etude.au.year)]
    jours = {etude.au, *fins, *((etude.generation.date_limite,) if etude.generation.date_limite else ())}
    return sorted(jour for jour in jours if etude.generation.debut <= jour <= etude.au)


def a_d_autres_dates(etude, identifiant):
    """[(day, figure)] of the days on which the région exists and has this figure."""
    suite = []
    for jour in jours_compares(etude):
        try:
            chiffre = memoire.chiffres(etude.regard.au_jour(jour), etude.generation.nom).get(identifiant)
        except RegionAbsente:
            continue
        if chiffre is not None:
            suite.append((jour, chiffre))
    return suite


def voisins(chiffres, identifiant, combien=6):
    """The other figures of the theme nearest in the registry."""
    un = chiffres[identifiant]
    siens = [autre for autre in chiffres.values() if autre.theme == un.theme]
    rang = siens.index(un)
    proches = sorted((abs(place - rang), place) for place in range(len(siens)) if place != rang)[:combien]
    return [siens[place] for _, place in sorted(proches, key=lambda paire: paire[1])]
