"""Changing one cell of the demonstration, straight in the base that its import filled."""

from decimal import Decimal

from conventions.models import Avenant, Convention, Objectif, Passage, Qualificatif, Reference
from evaluations.models import Evaluation, Realise
from organismes.models import Inclusion, Organisme, Patrimoine
from pilotage.demonstration.organismes import siren
from pilotage.models import Reunion

AXES = ("departement", "epci", "zonage", "produit", "zus", "segment")
MENTIONS = ("n.c.", "s.o.")


def ligne_unique(feuilles, nom, cle):
    """The only row of a sheet that answers a key, given with the sigle of its organism; the last version of a value."""
    entetes, *rangees = feuilles[nom]
    lignes = [dict(zip(entetes, rangee, strict=True)) for rangee in rangees]
    cle = {**cle, **({"siren": siren(cle["sigle"])} if "sigle" in cle else {})}
    cle.pop("sigle", None)
    trouvees = [ligne for ligne in lignes if all(ligne[colonne] == valeur for colonne, valeur in cle.items())]
    assert len(trouvees) == 1, f"{nom} {cle}: {len(trouvees)} rows"
    return trouvees[0]


def instrument(ligne):
    """The conventions or avenants that a row names."""
    modele = Avenant if ligne.get("avenant") else Convention
    objets = modele.objects.filter(
        organisme__siren=ligne["siren"], generation__nom=ligne["generation"], dispositif=ligne["dispositif"]
    )
    return objets.filter(reference=ligne["avenant"]) if ligne.get("avenant") else objets


def valeurs(ligne):
    """The rows of values that a row of the sheet became."""
    axes = {axe: ligne[axe] or "" for axe in (*AXES, "mesure")}
    qui = (
        {"instrument__in": instrument(ligne)}
        if ligne["nature"] == "objectif"
        else {"convention__in": instrument(ligne)}
    )
    modele = Objectif if ligne["nature"] == "objectif" else Realise
    code = {"indicateur__code": ligne["indicateur"], "debut": ligne["debut"], "fin": ligne["fin"]}
    return modele.objects.filter(**qui, **code, **axes)


OBJETS = {
    "organismes": lambda x: Organisme.objects.filter(siren=x["siren"]),
    "perimetres": lambda x: Inclusion.objects.filter(organisme__siren=x["siren"], perimetre__nom=x["nom"]),
    "patrimoine": lambda x: Patrimoine.objects.filter(
        organisme__siren=x["siren"], departement__code=x["departement"], au=x["au"]
    ),
    "conventions": instrument,
    "avenants": instrument,
    "passages": lambda x: Passage.objects.filter(instrument__in=instrument(x), etat=x["etat"], le=x["le"]),
    "qualificatifs": lambda x: Qualificatif.objects.filter(
        convention__in=instrument(x), indicateur__code=x["indicateur"], qualificatif=x["qualificatif"]
    ),
    "valeurs": valeurs,
    "references": lambda x: Reference.objects.filter(
        **{
            c: x[c] or ""
            for c in ("indicateur", "mesure", "debut", "fin", "niveau", "territoire", "produit", "grandeur")
        }
    ),
    "evaluations": lambda x: Evaluation.objects.filter(convention__in=instrument(x), debut=x["debut"], fin=x["fin"]),
    "reunions": lambda x: Reunion.objects.filter(le=x["le"]),
}


def changer(feuilles, nom, cle, colonne, valeur):
    """Write another value in one cell: the row of the base that the cell filled now says it."""
    ligne = ligne_unique(feuilles, nom, cle)
    assert ligne[colonne] != valeur
    objets = OBJETS[nom](ligne)
    assert objets.count() == 1
    if (nom, colonne) == ("valeurs", "valeur"):
        champs = (
            {"valeur": None, "mention": valeur} if valeur in MENTIONS else {"valeur": Decimal(valeur), "mention": ""}
        )
        objets.update(**champs)
    else:
        objets.update(**{colonne: valeur})
