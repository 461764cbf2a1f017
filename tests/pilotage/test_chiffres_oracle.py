"""The figures of invented régions, at several dates and with both clocks, against an oracle written apart."""

from datetime import date
from decimal import Decimal

import pytest

from cus_tracker.regard import Regard
from organismes.models import Organisme
from tests.fabriques import avenant, convention, departement, exclure, objectif, organisme, passage, patrimoine, realise

from .figures import chiffres
from .oracle_chiffres import JOURS, Juge, inventer
from .oracle_chiffres import chiffres as attendus

pytestmark = pytest.mark.django_db
REGARDS = [(JOURS[-1], None), (JOURS[3], None), (JOURS[4], JOURS[3]), (date(2011, 7, 15), JOURS[4])]


def poser(monde):
    """Lay a world in the base."""
    organismes = [organisme(f"Organisme {rang}", siege=siege) for rang, siege in enumerate(monde.sieges)]
    for o, (par, le) in monde.absorptions.items():
        Organisme.objects.filter(pk=organismes[o].pk).update(absorbe_par=organismes[par], absorbe_le=le)
    for s in monde.stocks:
        dpe = {f"dpe_{classe}": nombre for classe, nombre in zip("abcdefg", s.dpe, strict=True)}
        patrimoine(organismes[s.organisme], s.logements, dep=s.dep, au=s.au, **dpe)
    for e in monde.exclusions:
        exclure(organismes[e.organisme], e.perimetre, debut=e.debut, fin=e.fin)
    instruments = {(o, 0): convention(qui) for o, qui in enumerate(organismes)}
    instruments |= {(o, rang): avenant(instruments[o, 0], f"A{rang}") for o, rang in monde.avenants}
    for p in monde.passages:
        raye = {"rectifie_le": p.raye, "rectifie_motif": "Erreur."} if p.raye else {}
        passage(instruments[p.instrument], p.etat, p.le, saisi_le=p.saisi_le, **raye)
    for ligne in monde.objectifs:
        objectif(instruments[ligne.instrument], *cellule(ligne), **axes(ligne))
    for ligne in monde.realises:
        realise(instruments[ligne.instrument], *cellule(ligne), **axes(ligne))


def cellule(ligne):
    return ligne.mention or ligne.valeur, ligne.code, (ligne.debut, ligne.fin)


def axes(ligne):
    return {nom: getattr(ligne, nom) for nom in ("departement", "produit", "epci", "mesure", "saisi_le")}


def egaux(trouve, attendu):
    if trouve is None or attendu is None:
        return trouve is attendu
    return abs(Decimal(trouve) - Decimal(attendu.numerator) / attendu.denominator) < Decimal("1e-15")


@pytest.mark.parametrize("graine", range(20))
def test_the_figures_of_an_invented_region_are_those_of_the_oracle(graine):
    monde = inventer(graine)
    assert departement("59")
    poser(monde)

    for au, connu_le in REGARDS:
        juge = attendus(Juge(monde, au, connu_le))
        lus = chiffres(Regard(au, connu_le, "31"))
        couverture, complet = juge.pop("couverture"), juge.pop("complet")
        total = lus["a1.total"]
        faux = {
            cle: (lus[cle].valeur, valeur)
            for cle, valeur in juge.items()
            if cle in lus and not egaux(lus[cle].valeur, valeur)
        }
        assert faux == {}
        assert [cle for cle in juge if cle not in lus and juge[cle]] == []
        assert (total.couverture.organismes, total.couverture.attendus) == couverture[:2]
        assert egaux(total.couverture.part_parc, couverture[2])
        assert total.complet == complet
