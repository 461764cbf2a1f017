"""The charts of the consolidation: one or two a theme, drawn from the figures that stand in the table beside."""

from cus_tracker.graphiques import Barres, Categorie, Courbes, Marches, Panneau, Part, Parts, Tout

DISPOSITIFS = (
    ("CUS locatif", "etat.locatif.attendues", "etat.locatif.signees"),
    ("CUS accession", "etat.accession.attendues", "etat.accession.signees"),
)
LARGEUR = 300.0


def graphiques(etude, chiffres):
    """{theme: charts}; a chart to which no figure gives anything is not drawn."""
    dessins = {
        "etat": [avancement(chiffres)],
        "a1": [departements(etude, chiffres), niveaux(chiffres)],
        "dpe": [energie(chiffres)],
        "d1": [ventes(etude, chiffres)],
        "qualite": [lectures(chiffres)],
    }
    return {theme: [dessin for dessin in siens if dessin] for theme, siens in dessins.items()}


def _valeur(chiffres, identifiant):
    un = chiffres.get(identifiant)
    return un and un.valeur


def avancement(chiffres):
    """Signed beside expected."""
    categories = tuple(
        Categorie(nom, (_valeur(chiffres, attendues), _valeur(chiffres, signees)))
        for nom, attendues, signees in DISPOSITIFS
    )
    return Barres("Conventions attendues et signées", categories, ("attendues", "signées"), largeur=LARGEUR)


def departements(etude, chiffres):
    """Share of each département in the objectives and in the reference."""
    touts = []
    for libelle, patron in (("Référence", "a1.reference.departement.{}.part"), ("Objectifs", "a1.departement.{}.part")):
        parts = [
            Part(nom, _valeur(chiffres, patron.format(code)), ton=rang % 3)
            for rang, (code, nom) in enumerate(etude.noms_departements.items())
        ]
        if any(part.valeur for part in parts):
            touts.append(Tout(libelle, tuple(parts)))
    return Parts("Part de chaque département dans A1", tuple(touts), largeur=LARGEUR) if touts else None


def _barres(chiffres, sujet, prefixe):
    siens = [un for identifiant, un in chiffres.items() if identifiant.startswith(prefixe)]
    if not any(un.valeur for un in siens):
        return None
    categories = tuple(Categorie(un.nom.rpartition(": ")[2].strip(), (un.valeur,)) for un in siens)
    return Barres(sujet, categories, largeur=LARGEUR)


def niveaux(chiffres):
    """Conventions by the finest territorial level of A1."""
    sans_zonage = {identifiant: un for identifiant, un in chiffres.items() if identifiant != "a1.niveau.zonage"}
    return _barres(sans_zonage, "CUS signées selon le niveau territorial le plus fin de A1", "a1.niveau.")


def energie(chiffres):
    """Dwellings by class, extrapolated."""
    classes = (("Classes E, F, G", "dpe.efg"), ("Classe D", "dpe.d"))
    categories = tuple(Categorie(nom, (_valeur(chiffres, identifiant),)) for nom, identifiant in classes)
    if not any(categorie.valeurs[0] for categorie in categories):
        return None
    return Barres("Logements au-delà de 150 kWh par m² et par an, extrapolés", categories, largeur=LARGEUR)


def ventes(etude, chiffres):
    """Dwellings on sale, year by year."""
    annees = tuple((annee, _valeur(chiffres, f"d1.stock.{annee}")) for annee in etude.generation.annees)
    if all(valeur is None for _, valeur in annees):
        return None
    panneau = Panneau("Logements mis en commercialisation, fin d’année", annees)
    return Courbes("Vente aux locataires", (panneau,), largeur=LARGEUR)


def lectures(chiffres):
    """How D1 was understood."""
    return _barres(chiffres, "CUS signées selon la lecture de D1", "qualite.d1.lecture.")


def dates(chiffre, suite):
    """The figure at other dates; None where there is nothing to compare."""
    jours = tuple((jour, un.valeur) for jour, un in suite)
    if len(jours) < 2 or all(valeur is None for _, valeur in jours):
        return None
    part = chiffre.unite in ("part", "croissance")
    return Marches(chiffre.nom, jours, part=part, decimales=1 if part else 0)
