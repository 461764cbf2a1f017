"""Where new dwellings would be: by département against the past, by EPCI and by zone where conventions say so."""

from collections import Counter, defaultdict
from decimal import Decimal

from conventions.models import Reference
from cus_tracker.accords import compter
from cus_tracker.document import Colonne, Figure, Ligne, Paragraphe, Tableau
from cus_tracker.graphiques import Barres, Categorie, Part, Parts, Repere, Tout
from cus_tracker.typographie import INSECABLE, nombre
from pilotage.chiffres import a1
from pilotage.chiffres.sommes import somme
from territoires.models import Epci
from territoires.noms import avec_article, est_pluriel

from .tournures import fort, part_courte, phrase, phrases

# The zoning goes from the tightest markets to the loosest.
ZONES_TENDUES = ("A bis", "A", "B1")
ECART_MINIMUM = Decimal("0.01")
EMPILES, GRANDS = 4, 8
HAUTEUR = 180.0


def parts(matiere):
    """[(code, name, share of the objectives, share of the reference)] of each département of the région."""
    return [
        (
            code,
            nom,
            matiere.valeur(f"a1.departement.{code}.part"),
            matiere.valeur(f"a1.reference.departement.{code}.part"),
        )
        for code, nom in matiere.etude.noms_departements.items()
    ]


def vedette(matiere):
    """The département to look at: the one that gains most against the reference, else the largest; or None."""
    connus = [ligne for ligne in parts(matiere) if ligne[2] is not None]
    if not connus:
        return None
    compares = [ligne for ligne in connus if ligne[3] is not None]
    if compares:
        return max(compares, key=lambda ligne: (ligne[2] - ligne[3], ligne[2]))
    return max(connus, key=lambda ligne: ligne[2])


def en_bref(matiere):
    """« vers le Nord »: where the région turns, for the finding of the section; nothing when nothing moves."""
    trouve = vedette(matiere)
    if trouve is None or trouve[3] is None or trouve[2] - trouve[3] < ECART_MINIMUM:
        return []
    return [f"vers {avec_article(*trouve[:2])}"]


def blocs(matiere):
    """The paragraph and the chart; one sentence when the région has one département or nothing is given."""
    codes = matiere.etude.departements
    if len(codes) < 2:
        return ()
    if vedette(matiere) is None:
        motif = matiere.motif(f"a1.departement.{codes[0]}.part")
        return (Paragraphe(phrase("la répartition des objectifs entre départements est ", motif)),)
    return (Paragraphe(phrases(tendance(matiere), vers_les_epci(matiere)), marge(matiere)), figure(matiere))


def marge(matiere):
    """The register of the département named, then of its reference."""
    code = vedette(matiere)[0]
    return matiere.marge(f"a1.departement.{code}.part", f"a1.reference.departement.{code}.part")


def tendance(matiere):
    """« Le Nord représente ainsi 54 % du développement prévisionnel 2011-2016, contre 51 % en 2005-2010. »"""
    code, nom, part, avant = vedette(matiere)
    qui, verbe = avec_article(code, nom), "représentent" if est_pluriel(code) else "représente"
    developpement = f" du développement prévisionnel régional {matiere.periode}{donne(matiere)}"
    poids = (verbe, " ", fort(part_courte(part)), developpement)
    if avant is None:
        motif = matiere.motif(f"a1.reference.departement.{code}.part")
        return phrases(phrase(qui, " ", poids), phrase("la comparaison avec le passé est ", motif))
    reference = (fort(part_courte(avant)), " des réalisations sur la période ", matiere.periode_de_reference)
    if part - avant < ECART_MINIMUM:
        return phrase(
            "la répartition entre départements resterait proche de celle du passé : ",
            qui,
            " ",
            poids,
            ", pour ",
            reference,
        )
    return phrases(
        phrase("une tendance au recentrage vers ", qui, " apparaît"),
        phrase(qui, " ", verbe, " ainsi ", poids[2:], ", contre ", reference),
    )


def donne(matiere, accord=""):
    """« donné par département »: of what a share by département is, unless it is the whole total."""
    entier = sum(v or 0 for v in par_departement(matiere).values()) == matiere.valeur("a1.total")
    return "" if entier else f" donné{accord} par département"


def lignes_du_total(matiere):
    """The rows that make the total of A.I, with the organism that gave each."""
    total = matiere.chiffres["a1.total"]
    return [
        (apport.organisme, ligne) for apport in total.apports for ligne in apport.lignes if ligne.valeur is not None
    ]


def vers_les_epci(matiere):
    """Which EPCI comes first in the total, for the organisms that name one there, beside its weight in the past."""
    par_organisme = objectifs_par_epci(matiere)
    par_epci = Counter()
    for siens in par_organisme.values():
        par_epci.update(siens)
    if not par_epci:
        return ()
    premier = max(sorted(par_epci), key=par_epci.get)
    nom = Epci.objects.filter(siren=premier).values_list("nom", flat=True).first() or f"l’EPCI {premier}"
    n = len(par_organisme)
    qui = (
        f"les {nombre(n)}{INSECABLE}organismes qui descendent à l’EPCI" if n > 1 else "l’organisme qui descend à l’EPCI"
    )
    en_tete = sum(siens[premier] == max(siens.values()) for siens in par_organisme.values())
    poids = part_courte(par_epci[premier] / sum(par_epci.values()))
    return phrase(
        f"parmi les objectifs comptés sur la période {matiere.periode}, pour {qui}, le premier visé est ",
        fort(nom),
        f" ({poids} de {'leurs' if n > 1 else 'ses'} objectifs localisés{priorite(en_tete, n)})",
        passe_de(matiere, premier),
    )


def objectifs_par_epci(matiere):
    """{organism: Counter {EPCI: dwellings}} of the rows of the total that name an EPCI; those of zero are left out."""
    trouves = defaultdict(Counter)
    for organisme, ligne in lignes_du_total(matiere):
        if ligne.epci and ligne.valeur:
            trouves[organisme][ligne.epci] += ligne.valeur
    return trouves


def priorite(en_tete, n):
    """« , prioritaire pour 2 d’entre eux »: how many of several organisms put it first."""
    if n < 2:
        return ""
    if en_tete == n:
        return ", prioritaire pour tous"
    return f", prioritaire pour {'aucun' if not en_tete else 'un' if en_tete == 1 else nombre(en_tete)} d’entre eux"


def passe_de(matiere, siren):
    """« ; cet EPCI pesait 26 % des réalisations régionales 2005-2010 »."""
    references = matiere.etude.references
    champs = {"debut": references.periode[0], "fin": references.periode[1], "produit": "", "grandeur": "valeur"}
    ligne = Reference.objects.filter(niveau=Reference.Niveau.EPCI, territoire=siren, mesure="", **champs).first()
    region = references.de_la_region("A1")
    if ligne is None or not region:
        return ""
    part = part_courte(ligne.valeur / region)
    return f" ; cet EPCI pesait {part} des réalisations régionales {matiere.periode_de_reference}"


def pls_par_zone(matiere):
    """Where the PLS of the total goes, for the conventions that give it by zone."""
    lignes = [x for _, x in lignes_du_total(matiere) if x.zonage and x.produit == "PLS" and x.valeur]
    if not lignes:
        return phrase("son orientation vers les zones tendues ne se lit pas : aucun PLS prévu n’est donné par zone")
    tendu = sum(x.valeur for x in lignes if x.zonage in ZONES_TENDUES) / sum(x.valeur for x in lignes)
    n = len({x.convention for x in lignes})
    combien = "la seule convention qui le donne" if n == 1 else f"les {nombre(n)}{INSECABLE}conventions qui le donnent"
    mot = "principalement" if tendu > Decimal("0.5") else "pour une part minoritaire"
    return phrase(
        f"il est {mot} orienté vers les zones les plus tendues (A bis, A et B1 : ",
        fort(part_courte(tendu)),
        f") dans {combien} par zone",
    )


def figure(matiere):
    """Shares by département, before and after."""
    lignes = parts(matiere)
    return Figure(
        titre(matiere),
        barres(matiere, lignes) if len(lignes) > EMPILES else empilees(matiere, lignes),
        tableau(matiere, lignes),
        "Part de chaque département",
        source=territorialise(matiere),
    )


def barres(matiere, lignes):
    """One bar a département, beside the past when they are few enough for two."""
    connus = len(lignes) <= GRANDS and any(avant is not None for *_, avant in lignes)
    series = (matiere.periode_de_reference, matiere.periode) if connus else (matiere.periode,)
    categories = tuple(Categorie(nom, (avant, part) if connus else (part,)) for _, nom, part, avant in lignes)
    return Barres("Part des départements", categories, series, part=True, hauteur=HAUTEUR)


def empilees(matiere, lignes):
    """Two bars of equal length, before and after, cut by département."""
    code, _, _, avant = vedette(matiere)
    apres = Tout(
        matiere.periode,
        tuple(Part(n, p) for _, n, p, _ in lignes),
        Repere(avant, f"{part_courte(avant)} en {matiere.periode_de_reference}")
        if avant is not None and lignes[0][0] == code
        else None,
    )
    avant_ = (Tout(matiere.periode_de_reference, tuple(Part(n, r) for _, n, _, r in lignes)),)
    touts = (*(avant_ if any(r is not None for *_, r in lignes) else ()), apres)
    return Parts("Part des départements", touts)


def titre(matiere):
    """« Le Nord porte 54 % des objectifs »: what to see."""
    code, nom, part, _ = vedette(matiere)
    qui = avec_article(code, nom)
    porte = "portent" if est_pluriel(code) else "porte"
    return f"{qui[:1].upper()}{qui[1:]} {porte} {part_courte(part)} des objectifs{donne(matiere, 's')}"


def par_departement(matiere):
    """{département: dwellings}, None where nothing was given."""
    etude = matiere.etude
    return {code: somme(etude, a1.parts_a1(etude, departement=code)).valeur for code in etude.departements}


def sans_departement(matiere):
    """Dwellings of the total whose rows name no département."""
    return sum(ligne.valeur for _, ligne in lignes_du_total(matiere) if not ligne.departement)


def territorialise(matiere):
    """« Les parts portent sur 8 400 logements donnés par département (26 organismes), 91 % du total. »

    Where rows contradict each other a total keeps the coarsest: the parts, asked alone, are then no share of it.
    """
    donnes, total = sum(v or 0 for v in par_departement(matiere).values()), matiere.valeur("a1.total")
    n = matiere.donateurs(*(f"a1.departement.{code}.part" for code in matiere.etude.departements))
    part = f", {part_courte(donnes / total)} du total" if total else ""
    if donnes + sans_departement(matiere) != total:
        part = " ; le total de la région écarte celles de leurs valeurs que d’autres recouvrent"
    qui = compter(n, "organisme")
    return f"Les parts portent sur {nombre(donnes, 0)} logements donnés par département ({qui}){part}."


def tableau(matiere, lignes):
    """Dwellings by département, and what was given without any."""
    donnes, references = par_departement(matiere), matiere.etude.references
    rangs, avant = [], {}
    for code, nom, *_ in lignes:
        trouvees = references.trouver("A1", niveau="departement", territoire=code, periode=references.periode)
        avant[code] = trouvees[0].valeur if trouvees else None
        rangs.append(Ligne((nom, _entier(avant[code]), _entier(donnes[code]))))
    if (reste := sans_departement(matiere)) > 0:
        rangs.append(Ligne(("Sans territoire", "–", _entier(reste))))
    colonnes = ("Département", matiere.periode_de_reference, matiere.periode)
    return Tableau(
        "Logements par département", tuple(Colonne(c, nombre=r > 0) for r, c in enumerate(colonnes)), tuple(rangs)
    )


def _entier(valeur):
    return "–" if valeur is None else nombre(valeur, 0)
