"""Peers: a ratio to the stock far from that of the other organisms, judged by median and MAD."""

from decimal import Decimal
from statistics import median

from conventions.cumuls import STOCKS
from cus_tracker.typographie import INSECABLE, pourcent

from .dossier import REALISE
from .mots import periode, quantite, sujet
from .regles import Etagere, regle

# Iglewicz and Hoaglin: 0.6745 (x − median) / MAD, beyond 3.5, is an outlier.
COEFFICIENT, SEUIL = Decimal("0.6745"), Decimal("3.5")
# With fewer peers a median says little; on so few dwellings one operation makes all the difference.
PAIRS_MIN, PARC_MIN, UNITES_MIN = 8, 200, 11


def ecart_robuste(valeur, autres):
    """Distance of a ratio from the median of others, in robust deviations; None when they do not vary."""
    milieu = median(autres)
    mad = median(abs(x - milieu) for x in autres)
    return COEFFICIENT * (valeur - milieu) / mad if mad else None


@regle("loin-des-pairs", "Rapport au parc très éloigné de celui des autres organismes", Etagere.IMPROBABLE)
def loin_des_pairs(dossier):
    if dossier.logements < PARC_MIN:
        return
    for (code, mesure), pairs in dossier.pairs.items():
        fiche = dossier.fiches.get(code)
        debut = dossier.fin if mesure in STOCKS else dossier.debut
        valeur = fiche and dossier.total(code, mesure, REALISE, debut, dossier.fin)
        rapports = [pair.valeur / pair.logements for pair in pairs if pair.logements >= PARC_MIN]
        if valeur is None or len(rapports) < PAIRS_MIN:
            continue
        rapport, milieu = valeur / dossier.logements, median(rapports)
        distance = ecart_robuste(rapport, rapports)
        attendu = milieu * dossier.logements
        if distance is None or abs(distance) <= SEUIL or abs(valeur - attendu) < UNITES_MIN:
            continue
        lignes = dossier.groupes.get((code, mesure, REALISE), ())
        phrase = (
            f"{sujet(fiche, *lignes)} : {quantite(valeur, fiche)} {periode(debut, dossier.fin)}, soit "
            f"{pourcent(rapport, 1)} du parc ; la médiane de {len(rapports)}{INSECABLE}organismes comparables est de "
            f"{pourcent(milieu, 1)}."
        )
        yield code, phrase, lignes
