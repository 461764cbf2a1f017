"""The stock as a bound: what is done in a year stays under all that the organism owns."""

from conventions.cumuls import STOCKS

from ..grille.doutes import compte_des_logements
from .mots import periode, quantite, sujet
from .ordres import numeriques
from .regles import Etagere, regle


@regle("annee-sur-parc", "Plus de logements en une année que le parc n’en compte", Etagere.IMPROBABLE)
def annee_sur_parc(dossier):
    for fiche, ligne in numeriques(dossier, "nombre"):
        if dossier.parc and _flux_de_logements(fiche, ligne) and ligne.valeur > dossier.logements:
            phrase = (
                f"{sujet(fiche, ligne)} : {quantite(ligne.valeur, fiche)} {periode(ligne.debut, ligne.fin)}, "
                f"pour un parc de {quantite(dossier.logements, fiche)}."
            )
            yield fiche.code, phrase, [ligne]


def _flux_de_logements(fiche, ligne):
    """True for dwellings that add up, told for one year; a stock has its own rule."""
    additif = fiche.agregation == "somme" and ligne.mesure not in STOCKS
    return additif and ligne.debut == ligne.fin and compte_des_logements(fiche.unite)
