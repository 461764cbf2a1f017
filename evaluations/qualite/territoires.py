"""Territories: values given without the départements that the text asks for."""

from cus_tracker.typographie import INSECABLE, nombre
from territoires.noms import avec_article
from territoires.referentiel import nom_du_departement

from .mots import periode, sujet
from .regles import Etagere, regle

DEPARTEMENT = "departement"


def habites(dossier):
    """Codes of the départements where the organism has dwellings."""
    return tuple(code for code, logements in sorted(dossier.parc.items()) if logements)


def a_decliner(dossier):
    """Groups of an indicator asked by département, of an organism that stands in several."""
    if len(habites(dossier)) > 1:
        for (code, _, _), lignes in dossier.groupes.items():
            donnees = [x for x in lignes if x.est_donnee]
            if donnees and DEPARTEMENT in dossier.fiches[code].axes:
                yield dossier.fiches[code], donnees


@regle("territoire-manquant", "Valeurs sans département", Etagere.IMPROBABLE)
def territoire_manquant(dossier):
    for fiche, donnees in a_decliner(dossier):
        if not any(x.departement for x in donnees):
            noms = [nom_du_departement(code) for code in habites(dossier)]
            debut, fin = min(x.debut for x in donnees), max(x.fin for x in donnees)
            phrase = (
                f"{sujet(fiche, *donnees)} : rien n’est réparti par département {periode(debut, fin)}, alors que "
                f"l’organisme détient des logements dans {len(noms)} départements ({', '.join(noms)})."
            )
            yield fiche.code, phrase, donnees


@regle("departement-absent", "Département où rien n’est donné", Etagere.REMARQUABLE)
def departement_absent(dossier):
    for fiche, donnees in a_decliner(dossier):
        nommes = {x.departement for x in donnees}
        for code in habites(dossier):
            if "" not in nommes and code not in nommes:
                lieu = avec_article(code, nom_du_departement(code))
                phrase = (
                    f"{fiche.nom} : rien n’est donné pour {lieu}, où l’organisme détient "
                    f"{nombre(dossier.parc[code])}{INSECABLE}logements."
                )
                yield fiche.code, phrase, donnees
