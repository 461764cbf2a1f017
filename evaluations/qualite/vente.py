"""Sales: sold no more than put on sale, put on sale no more than owned."""

from cus_tracker.typographie import INSECABLE

from .dossier import OBJECTIF, REALISE
from .mots import NATURES, quantite
from .regles import Etagere, regle

FAMILLE, STOCK, VENTES = "D1", "mis_en_commercialisation", "vendus"


def annees_de_vente(dossier):
    """(fiche, nature, year, dwellings on sale at its end, dwellings sold in it); None where nothing is given."""
    for fiche in dossier.fiches.values():
        if fiche.famille != FAMILLE:
            continue
        for nature in (OBJECTIF, REALISE):
            lignes = [x for m in (STOCK, VENTES) for x in dossier.groupes.get((fiche.code, m, nature), ())]
            for annee in sorted({x.debut for x in lignes if x.debut == x.fin}):
                stock = dossier.total(fiche.code, STOCK, nature, annee, annee)
                vendus = dossier.total(fiche.code, VENTES, nature, annee, annee)
                yield fiche, nature, annee, stock, vendus, [x for x in lignes if x.debut == x.fin == annee]


@regle("vendus-mis-en-vente", "Plus de logements vendus que mis en commercialisation", Etagere.IMPROBABLE)
def vendus_sur_stock(dossier):
    for fiche, nature, annee, stock, vendus, lignes in annees_de_vente(dossier):
        if stock is not None and vendus is not None and vendus > stock:
            phrase = (
                f"{fiche.nom} ({NATURES[nature]}) : {quantite(vendus, fiche)} vendus en{INSECABLE}{annee}, "
                f"pour {quantite(stock, fiche)} mis en commercialisation."
            )
            yield fiche.code, phrase, lignes


@regle("mis-en-vente-parc", "Plus de logements mis en commercialisation que le parc n’en compte", Etagere.IMPOSSIBLE)
def stock_sur_parc(dossier):
    for fiche, nature, annee, stock, _, lignes in annees_de_vente(dossier):
        if stock is not None and dossier.parc and stock > dossier.logements:
            phrase = (
                f"{fiche.nom} ({NATURES[nature]}) : {quantite(stock, fiche)} mis en commercialisation "
                f"en{INSECABLE}{annee}, pour un parc de {quantite(dossier.logements, fiche)}."
            )
            yield fiche.code, phrase, [x for x in lignes if x.mesure == STOCK]
