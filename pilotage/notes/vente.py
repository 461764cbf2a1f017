"""Section 3.1, sales to occupants (D1): dwellings on sale year by year, dwellings sold, how far organisms differ."""

from cus_tracker.document import Colonne, Figure, Ligne, Paragraphe, Section, Tableau
from cus_tracker.graphiques import Courbes, Panneau
from cus_tracker.redaction import tendance
from cus_tracker.typographie import nombre
from pilotage.chiffres import d1

from .disparites import Etendue
from .disparites import figure as figure_des_etendues
from .matiere import annees
from .tournures import compare, fort, part_courte, phrase, phrases, quantite

MARGINALE = 1
POUR_MILLE = 1000


def section(matiere):
    """The whole section."""
    stocks = serie(matiere)
    blocs = [volume(matiere, stocks)]
    if len(stocks) > 1:
        blocs.append(figure(matiere, stocks))
    blocs += ecarts(matiere)
    return Section(
        "",
        "Mise en vente de logements aux occupants",
        constat(matiere, stocks),
        tuple(blocs),
        code=f"indicateur {matiere.etude.valeurs.code('D1').replace('D.I', 'D1')}",
        court="Vente aux occupants",
    )


def serie(matiere):
    """[(year, dwellings on sale)] of the years that are known."""
    suite = [(annee, matiere.valeur(f"d1.stock.{annee}")) for annee in matiere.generation.annees]
    return [(annee, valeur) for annee, valeur in suite if valeur is not None]


def constat(matiere, stocks):
    """« Une hausse modérée mais continue de l’offre à la vente, des ventes légèrement supérieures à 2005-2009. »"""
    if not stocks:
        return "Les objectifs de mise en vente ne sont pas connus."
    mouvement = tendance([v for _, v in stocks]) if len(stocks) > 1 else "un volume"
    article = "" if len(stocks) < 2 else "une "
    dit = f"{article}{mouvement}{'' if len(stocks) < 2 else ' du volume'} de logements mis en vente"
    evolution, ligne = matiere.valeur("d1.ventes.evolution"), d1.reference_ventes(matiere.etude)
    if evolution is not None and ligne:
        dit += f", des ventes {compare(evolution, feminin=True, pluriel=True)} à {annees(ligne.debut, ligne.fin)}"
    return f"{dit[:1].upper()}{dit[1:]}."


def volume(matiere, stocks):
    """The two trends of the indicator."""
    noms = [
        f"d1.stock.{annee}"
        for annee in ((stocks[0][0], stocks[-1][0]) if stocks else (matiere.generation.premiere_annee,))
    ]
    marge = matiere.marge(*dict.fromkeys(noms), "d1.ventes.moyenne_annuelle", "d1.ventes.evolution")
    return Paragraphe(phrases(mise_en_vente(matiere, stocks), ventes(matiere)), marge)


def mise_en_vente(matiere, stocks):
    """« une hausse modérée mais continue du volume prévisionnel, qui passerait de 4 200 à 5 100 logements »."""
    if not stocks:
        return phrase(
            "le volume de logements mis en commercialisation est ",
            matiere.motif(f"d1.stock.{matiere.generation.premiere_annee}"),
        )
    premiere, debut = stocks[0]
    derniere, fin = stocks[-1]
    if not any(valeur for _, valeur in stocks):
        return phrase(f"aucun logement ne serait mis en commercialisation de {premiere} à {derniere}")
    if len(stocks) == 1:
        return phrase(
            "le volume prévisionnel de logements mis en commercialisation serait de ",
            fort(quantite(debut, "logement")),
            f" à fin {premiere}",
        )
    mouvement = tendance([v for _, v in stocks])
    article = "un" if mouvement.startswith("un") else "une"
    passage = "passerait" if debut != fin else "resterait"
    return phrase(
        "l’analyse permet d’anticiper ",
        fort(f"{article} {mouvement}"),
        " du volume prévisionnel de logements mis en commercialisation, qui ",
        passage,
        " de ",
        fort(quantite(debut, "logement")),
        f" en {premiere} à ",
        fort(quantite(fin, "logement")),
        f" à fin {derniere}",
    )


def ventes(matiere):
    """« Les ventes à l’occupant seraient légèrement supérieures à la période 2005-2009, avec près de 480 par an. »"""
    moyenne, evolution = matiere.valeur("d1.ventes.moyenne_annuelle"), matiere.valeur("d1.ventes.evolution")
    if moyenne is None:
        return phrase(
            "les ventes prévisionnelles à l’occupant sont ", matiere.motif("d1.ventes.moyenne_annuelle", pluriel=True)
        )
    if not moyenne:
        return phrase(f"aucune vente à l’occupant n’est prévue sur {matiere.periode}")
    rythme = (fort(quantite(moyenne, "logement")), " par an au niveau régional")
    ligne = d1.reference_ventes(matiere.etude)
    if evolution is None or ligne is None:
        return phrases(
            phrase("les ventes prévisionnelles à l’occupant seraient de ", rythme),
            phrase("leur comparaison avec le passé est ", matiere.motif("d1.ventes.evolution")),
        )
    return phrase(
        "les ventes prévisionnelles à l’occupant seraient ",
        fort(compare(evolution, feminin=True, pluriel=True)),
        f" à celles de la période {annees(ligne.debut, ligne.fin)}, avec ",
        rythme,
    )


def figure(matiere, stocks):
    """The stock year by year, and mean yearly sales against the past."""
    tous = tuple((annee, matiere.valeur(f"d1.stock.{annee}")) for annee in matiere.generation.annees)
    courbes = Courbes("Logements mis en vente", (Panneau("Mis en vente, fin d’année", tous),), largeur=318)
    return Figure(
        "Logements mis en vente, année par année",
        courbes,
        tableau(matiere, tous),
        "Logements, région",
        source="« Mis en vente » est un stock en fin d’année : il ne s’additionne pas d’une année à l’autre.",
    )


def tableau(matiere, tous):
    """The stock by year, with the organisms that gave it, then mean yearly sales."""
    lignes = [
        Ligne(
            (
                str(annee),
                "–" if valeur is None else nombre(valeur, 0),
                nombre(matiere.donateurs(f"d1.stock.{annee}")),
            )
        )
        for annee, valeur in tous
    ]
    moyennes = "d1.ventes.moyenne_annuelle"
    if (ventes_ := matiere.valeur(moyennes)) is not None:
        lignes.append(Ligne(("Ventes par an", nombre(ventes_, 0), nombre(matiere.donateurs(moyennes))), total=True))
    if reference := d1.reference_ventes(matiere.etude):
        periode = annees(reference.debut, reference.fin)
        moyenne = reference.valeur / (reference.fin - reference.debut + 1)
        lignes.append(Ligne((f"Ventes par an, {periode}", nombre(moyenne, 0), "–")))
    colonnes = (Colonne("Année"), Colonne("Logements", True), Colonne("Organismes", True))
    return Tableau("Mise en vente et ventes", colonnes, tuple(lignes))


def ecarts(matiere):
    """How far organisms differ, on sale and sold."""
    stocks, vendus = matiere.rapports("d1.stock.part"), matiere.rapports("d1.ventes.part")
    if not stocks and not vendus:
        return []
    fin = matiere.generation.derniere_annee
    etendues = (
        Etendue(f"Mise en vente {fin}", "% du parc", stocks, None),
        Etendue("Ventes par an", "% du parc", vendus, None, decimales=2),
    )
    marge = matiere.marge_d_etendue("d1.stock.part", "d1.ventes.part")
    texte = phrases(contraste(stocks, vendus), mise(matiere, fin), rythme_des_ventes(matiere))
    return [
        Paragraphe(texte, marge),
        *figure_des_etendues(matiere, "Mise en vente et ventes, d’un organisme à l’autre", etendues),
    ]


def contraste(*rapports):
    """« Les situations sont assez contrastées entre organismes » when the ends are far apart."""
    bouts = [(min(v), max(v)) for r in rapports if len(v := r.values()) > 1]
    if not bouts:
        return ()
    contrastees = any(haut >= 2 * bas for bas, haut in bouts)
    return phrase(
        "les situations sont ", fort("assez contrastées" if contrastees else "proches"), " d’un organisme à l’autre"
    )


def mise(matiere, fin):
    """« à l’horizon 2016, la mise en vente va de 1,9 % du patrimoine à 10 % pour les plus ambitieux »."""
    bas, haut = (matiere.valeur(f"d1.stock.part.{b}") for b in ("minimum", "maximum"))
    if bas is None:
        return phrase(
            f"à l’horizon {fin}, la part du patrimoine mise en vente est ", matiere.motif("d1.stock.part.minimum")
        )
    qui = matiere.aux_bouts("d1.stock.part")
    if part_courte(bas) == part_courte(haut):
        return phrase(f"à l’horizon {fin}, la mise en vente représente ", fort(part_courte(bas)), " du patrimoine", qui)
    return phrase(
        f"à l’horizon {fin}, le volume prévisionnel mis en vente va de ",
        fort(part_courte(bas)),
        " du patrimoine pour certains organismes à ",
        fort(part_courte(haut)),
        " pour les plus ambitieux",
        qui,
    )


def rythme_des_ventes(matiere):
    """« les ventes annuelles vont d’une fraction marginale du patrimoine (0,1 % par an) jusqu’à 1 % »."""
    bas, haut = (matiere.valeur(f"d1.ventes.part.{b}") for b in ("minimum", "maximum"))
    if bas is None:
        return phrase("la part du patrimoine vendue chaque année est ", matiere.motif("d1.ventes.part.minimum"))
    qui = matiere.aux_bouts("d1.ventes.part")
    if part_courte(bas) == part_courte(haut):
        return phrase("les ventes prévues représentent ", fort(part_courte(bas)), " du patrimoine par an", qui)
    depart = f"de {part_courte(bas)} du patrimoine"
    if not bas:
        depart = "d’aucune vente"
    elif bas * POUR_MILLE <= MARGINALE:
        depart = f"d’une fraction marginale du patrimoine ({part_courte(bas)} par an)"
    arrivee = f" jusqu’à {part_courte(haut)} pour d’autres"
    return phrase("les prévisions de ventes annuelles vont ", fort(depart), arrivee, qui)
