"""What was computed once and is exact still: kept by regard and by version stamp, never shown after a write."""

import pickle

from django.core.cache import cache

from .chiffres import Etude, calculer
from .empreinte import empreinte

DUREE = 24 * 3600


def retenir(nom, cle, calcul):
    """What `calcul()` gives, computed again as soon as anything that figures are made of was written.

    `nom` and `cle` say what is computed and under which regard: all that the answer depends on but the base. What
    changed while it was being computed is not kept.
    """
    avant = empreinte()
    place = f"{nom}:{avant}:{'|'.join(map(str, cle))}".replace(" ", "_")
    if avant is None:
        return calcul()
    garde = cache.get(place)
    if garde is not None:
        return pickle.loads(garde)
    valeur = calcul()
    if empreinte() == avant:
        cache.set(place, pickle.dumps(valeur, pickle.HIGHEST_PROTOCOL), DUREE)
    return valeur


def chiffres(regard, generation=None):
    """Every figure of a région under a regard, {identifier: Chiffre}, without the rows that made them."""
    return retenir(
        "chiffres",
        (regard.region, regard.au, regard.connu_le, generation),
        lambda: {identifiant: un.sans_lignes() for identifiant, un in calculer(Etude(regard, generation)).items()},
    )
