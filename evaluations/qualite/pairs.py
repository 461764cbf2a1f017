"""Peers: a ratio to the stock far from that of the other organisms, judged by median and MAD."""

from decimal import Decimal
from statistics import mean, median

from conventions.cumuls import STOCKS
from cus_tracker.typographie import INSECABLE, pourcent

from .dossier import REALISE
from .mots import periode, quantite, sujet
from .regles import Etagere, regle

# Iglewicz and Hoaglin: 0.6745 (x − median) / MAD, beyond 3.5, is an outlier; where the MAD is zero, more than half of
# the peers say the same, and the mean absolute deviation takes its place with its own coefficient, 1 / 1.253314.
COEFFICIENT, COEFFICIENT_MOYEN, SEUIL = Decimal("0.6745"), Decimal("0.797885"), Decimal("3.5")
# With fewer peers a median says little; on so few dwellings one operation makes all the difference.
PAIRS_MIN, PARC_MIN, UNITES_MIN = 8, 200, 11


def ecart_robuste(valeur, autres):
    """Distance of a ratio from the median of others, in robust deviations; None when they do not vary at all."""
    milieu = median(autres)
    ecarts = [abs(x - milieu) for x in autres]
    if mad := median(ecarts):
        return COEFFICIENT * (valeur - milieu) / mad
    moyen = mean(ecarts)
    return COEFFICIENT_MOYEN * (valeur - milieu) / moyen if moyen else None


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
        proche = distance is not None and abs(distance) <= SEUIL
        if proche or abs(valeur - attendu) < UNITES_MIN:
            continue
        lignes = dossier.groupes.get((code, mesure, REALISE), ())
        phrase = (
            f"{sujet(fiche, *lignes)} : {quantite(valeur, fiche)} {periode(debut, dossier.fin)}, soit "
            f"{pourcent(rapport, 1)} du parc ; {_dire(rapports)}."
        )
        yield code, phrase, lignes


def _dire(rapports):
    """What the peers give, in words: all or most of them the same, else their median."""
    milieu = median(rapports)
    memes = rapports.count(milieu)
    dit = pourcent(milieu, 1) if milieu else "0"
    if memes == len(rapports):
        return f"les {memes}{INSECABLE}organismes comparables donnent tous {dit}"
    if memes * 2 > len(rapports):
        return f"{memes} des {len(rapports)}{INSECABLE}organismes comparables donnent {dit}"
    return f"la médiane de {len(rapports)}{INSECABLE}organismes comparables est de {dit}"
