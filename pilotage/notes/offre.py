"""Section 3.1, new dwellings (A1): how many, in which products, compared with the six years before."""

from dataclasses import dataclass
from decimal import Decimal

from cus_tracker.accords import de, enumerer
from cus_tracker.document import Colonne, Figure, Ligne, Paragraphe, Section, Tableau
from cus_tracker.graphiques import Barres, Categorie
from cus_tracker.redaction import croissance, intensite
from cus_tracker.typographie import nombre
from pilotage.chiffres import a1
from pilotage.chiffres.sommes import somme
from pilotage.chiffres.valeurs import PRODUITS

from . import disparites, financements, repartition
from .tournures import compare, fort, part_dite, phrase, phrases, quantite, signe

# What the period of comparison was known for, nationwide; said in 2012 and true of those years alone.
CONTEXTES = {(2005, 2010): "portée par le plan de cohésion sociale, le plan VEFA 30\u00a0000 et le plan de relance"}
AUTRES_PRODUITS = {"PLS_FOYER": "PLS en logements-foyers"}
LIBELLES = {"PLAI": "PLAI", "PLUS": "PLUS", "PLS": "PLS ordinaire"}


@dataclass(frozen=True)
class Produit:
    """A product: its objectives, and what was financed before."""

    nom: str
    prevu: Decimal | None
    avant: Decimal | None

    @property
    def evolution(self):
        """Growth, when both are known."""
        return self.prevu / self.avant - 1 if self.prevu is not None and self.avant else None


def produits(matiere):
    """The three products of ordinary housing."""
    etude = matiere.etude
    return tuple(
        Produit(nom, somme(etude, a1.parts_a1(etude, produit=nom)).valeur, etude.references.de_la_region("A1", nom))
        for nom in PRODUITS
    )


def section(matiere):
    """The whole section."""
    blocs = [volume(matiere), financements.paragraphe(matiere)]
    if matiere.valeur("a1.total") is not None:
        blocs[1:1] = [figure(matiere, produits(matiere))]
    return Section(
        "",
        "Développement de l’offre de logements locatifs sociaux",
        constat(matiere),
        (*blocs, *repartition.blocs(matiere), *disparites.de_l_offre(matiere)),
        code=f"indicateur {code(matiere)}",
        court="Développement de l’offre",
    )


def code(matiere):
    """« A1 » or « PP-1 »: the indicator as agents call it."""
    return matiere.etude.valeurs.code("A1").replace("A.I", "A1")


def constat(matiere):
    """« Une production proche de 2005-2010, plus sociale. »: what the figures say, in a line."""
    total, evolution = matiere.valeur("a1.total"), matiere.valeur("a1.evolution")
    if total is None:
        return "Les objectifs de développement ne sont pas connus."
    plai, e = matiere.valeur("a1.plai.evolution"), "e" if evolution is not None else ""
    mots = [] if plai is None or intensite(plai) == "stable" else [f"{'plus' if plai > 0 else 'moins'} social{e}"]
    mots += [f"davantage tourné{e} {vers}" for vers in repartition.en_bref(matiere)]
    return f"{debut_du_constat(matiere, total, evolution)}{', ' if mots else ''}{' et '.join(mots)}."


def debut_du_constat(matiere, total, evolution):
    """« Une production prévue proche de 2005-2010 », « Un développement prévu de 120 logements sur 2011-2016 »."""
    if evolution is None:
        return f"Un développement prévu {de(quantite(total, 'logement'))} sur {matiere.periode}"
    if abs(evolution) <= Decimal("0.1"):
        return f"Une production prévue proche de {matiere.periode_de_reference}"
    return f"Une production prévue {compare(evolution, feminin=True)} à {matiere.periode_de_reference}"


def volume(matiere):
    """How many dwellings, how many a year, against the stock, against the six years before."""
    marge = matiere.marge("a1.total", "a1.moyenne_annuelle", "a1.effort", "a1.evolution")
    return Paragraphe(phrases(ensemble(matiere), niveau(matiere)), marge)


def ensemble(matiere):
    """« Près de 12 300 logements pourraient ainsi être financés sur la période 2011-2016, soit … »"""
    total, moyenne, effort = (matiere.valeur(f"a1.{nom}") for nom in ("total", "moyenne_annuelle", "effort"))
    if total is None:
        return phrase(
            "le nombre de logements à financer sur la période ", matiere.periode, " est ", matiere.motif("a1.total")
        )
    if not total:
        return phrase(
            "aucun logement ne serait financé sur la période ", matiere.periode, " d’après les objectifs donnés"
        )
    verbe = "pourraient" if total >= 2 else "pourrait"
    accord = "financés" if total >= 2 else "financé"
    suite = (
        f" correspondant à {part_dite(effort)} du parc locatif social régional{matiere.hors_du_parc}"
        if effort is not None
        else ""
    )
    return phrase(
        "d’après les objectifs chiffrés des CUS, ",
        fort(quantite(total, "logement")),
        f" {verbe} être {accord} sur la période {matiere.periode}, soit une moyenne annuelle de ",
        fort(quantite(moyenne, "logement")),
        *(
            (" et un effort de développement", suite)
            if suite
            else (f" ; le rapport au parc est {matiere.motif('a1.effort')}",)
        ),
    )


def niveau(matiere):
    """« Ce niveau est inférieur de seulement 3 % à celui de la période 2005-2010. »"""
    evolution, avant = matiere.valeur("a1.evolution"), matiere.periode_de_reference
    if matiere.valeur("a1.total") is None:
        return ()
    if evolution is None:
        return phrase("la comparaison avec la période ", avant, " est ", matiere.motif("a1.evolution"))
    dit = croissance(evolution)
    if evolution < 0 and intensite(evolution) == "légère":
        dit = dit.replace("inférieur de ", "inférieur de seulement ")
    contexte = CONTEXTES.get(matiere.etude.references.periode, "")
    return phrase(
        "ce niveau de production prévisionnel est ",
        fort(dit),
        f" à celui de la période {avant}",
        f", {contexte}" if contexte else "",
    )


def figure(matiere, trois):
    """Dwellings by product, before and after."""
    avant, apres = matiere.periode_de_reference, matiere.periode
    connus = any(p.avant is not None for p in trois)
    series = (f"financés {avant}", f"objectifs {apres}") if connus else (f"objectifs {apres}",)
    categories = tuple(Categorie(p.nom, (p.avant, p.prevu) if connus else (p.prevu,)) for p in trois)
    return Figure(
        titre(trois),
        Barres("Logements par produit", categories, series),
        tableau(matiere, trois),
        "Logements par produit, région",
        source=champ(matiere),
    )


def champ(matiere):
    """What the chart and its table bear on, and which products are left out."""
    comptes = [compte for part in a1.parts_a1(matiere.etude).values() for compte in part.comptes]
    autres = sorted({ligne.produit for compte in comptes for ligne in compte.hors_produits})
    noms = enumerer(AUTRES_PRODUITS.get(nom, nom) for nom in autres)
    return f"Champ : organismes régionaux{matiere.hors_des_totaux}.{f' Laissés de côté : {noms}.' if noms else ''}"


def titre(trois):
    """What to see: the product that grows most and the one that falls most."""
    connus = [p for p in trois if p.evolution is not None and abs(p.evolution) > Decimal("0.1")]
    if not connus:
        return "Les logements par produit"
    haut, bas = max(connus, key=lambda p: p.evolution), min(connus, key=lambda p: p.evolution)
    mots = [f"le {haut.nom} {progresse(haut.evolution)}"] if haut.evolution > 0 else []
    mots += [f"le {bas.nom} {recule(bas.evolution)}"] if bas.evolution < 0 else []
    dit = ", ".join(mots)
    return dit[:1].upper() + dit[1:]


def progresse(evolution):
    """« double presque », « progresse »."""
    if Decimal("0.8") <= evolution < 1:
        return "double presque"
    return "fait plus que doubler" if evolution > 1 else "double" if evolution == 1 else "progresse"


def recule(evolution):
    """« s’efface », « recule »."""
    return "s’efface" if evolution <= Decimal("-0.75") else "recule"


def tableau(matiere, trois):
    """The numbers of the chart; what names no product has its row when the total says so."""
    lignes = [Ligne((LIBELLES[p.nom], entier(p.avant), entier(p.prevu), ecart(p.evolution))) for p in trois]
    total, avant = matiere.valeur("a1.total"), matiere.etude.references.de_la_region("A1")
    autres = total - sum(p.prevu or 0 for p in trois)
    if autres > 0:
        lignes.append(Ligne(("Sans produit", "–", entier(autres), "–")))
    lignes.append(Ligne(("Ensemble", entier(avant), entier(total), ecart(matiere.valeur("a1.evolution"))), total=True))
    colonnes = ("Produit", matiere.periode_de_reference, matiere.periode, "Évolution")
    return Tableau(
        "Logements par produit", tuple(Colonne(c, nombre=r > 0) for r, c in enumerate(colonnes)), tuple(lignes)
    )


def entier(valeur):
    """A number of dwellings in a table, « – » when unknown."""
    return "–" if valeur is None else nombre(valeur, 0)


def ecart(evolution):
    """A growth in a table."""
    return "–" if evolution is None else signe(evolution)
