"""The sign of each state of an instrument: a disc that fills until the signature, a barred square for a suspension."""

import math

from .dessin import BLANC, FONCE, GRIS, ROUGE

# Share of the disc that is filled, clockwise from noon.
REMPLISSAGE = {
    "elaboration": 0.0,
    "deposee": 0.0,
    "negociation": 0.25,
    "avis": 0.5,
    "prete_a_signer": 0.75,
    "signee": 1.0,
}


def signe(dessin, etat, x, y, rayon):
    """Draw the sign of a state around a point: a dash when nothing is recorded, the empty disc for an unknown code."""
    if etat == "suspendue":
        dessin.chemin(*_carre(x, y, rayon), fond=BLANC, bord=ROUGE, epaisseur=rayon * 0.23, ferme=True)
        for decalage in (-0.33, 0.33):
            barre = x + decalage * rayon
            dessin.trait(barre, y - rayon * 0.55, barre, y + rayon * 0.55, ROUGE, rayon * 0.3)
    elif etat == "abandonnee":
        for sens in (-1, 1):
            bras = rayon * 0.8
            dessin.trait(x - bras, y - sens * bras, x + bras, y + sens * bras, GRIS, rayon * 0.28)
    elif etat == "attendue":
        dessin.trait(x - rayon * 0.7, y, x + rayon * 0.7, y, GRIS, rayon * 0.35)
    else:
        _disque(dessin, REMPLISSAGE.get(etat, 0.0), x, y, rayon)
        if etat == "deposee":
            dessin.disque(x, y, rayon * 0.35)


def _disque(dessin, part, x, y, rayon):
    dessin.disque(x, y, rayon, fond=FONCE if part == 1 else BLANC, bord=FONCE, epaisseur=rayon * 0.23)
    if 0 < part < 1:
        pas = [2 * math.pi * part * rang / 24 for rang in range(25)]
        bord = [(x + rayon * math.sin(angle), y - rayon * math.cos(angle)) for angle in pas]
        dessin.chemin((x, y), *bord, fond=FONCE, ferme=True)


def _carre(x, y, rayon):
    demi = rayon * 0.92
    return (x - demi, y - demi), (x + demi, y - demi), (x + demi, y + demi), (x - demi, y + demi)
