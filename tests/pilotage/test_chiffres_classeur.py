"""From a workbook to figures: an invented région written as people exchange it, imported, then judged by the oracle."""

import pytest

from cus_tracker.regard import Regard
from pilotage.importation import importer
from tests.fabriques import agent, siren

from .figures import chiffres
from .monde import ecrire
from .oracle_chiffres import Juge, identite, inventer
from .oracle_chiffres import chiffres as attendus
from .test_chiffres_oracle import REGARDS, egaux

pytestmark = pytest.mark.django_db
CLE = ["siren", "generation", "dispositif"]
VALEURS = [*CLE, "avenant", "indicateur", "mesure", "nature", "debut", "fin", "departement", "epci", "produit"]
VALEURS += ["valeur", "saisi_le"]


def admis(monde):
    """The world without what an import refuses: passages after a signature, what is struck or emptied too early."""
    signees = {p.instrument for p in monde.passages if p.etat == "signee"}
    monde.passages = [
        p
        for p in monde.passages
        if (p.etat == "signee" or p.instrument not in signees) and (p.raye is None or p.raye >= p.saisi_le)
    ]
    monde.objectifs = [x for x in monde.objectifs if x.instrument[1] or peut_etre_vide(x, monde.objectifs)]
    monde.realises = [x for x in monde.realises if peut_etre_vide(x, monde.realises)]
    return monde


def peut_etre_vide(ligne, lignes):
    avant = [x for x in lignes if identite(x) == identite(ligne) and x.saisi_le < ligne.saisi_le]
    return ligne.mention != "vide" or bool(avant)


def en_feuilles(monde):
    """The sheets of a world."""
    sirens = [siren() for _ in monde.sieges]
    cle = {o: [code, "2011-2016", "locatif"] for o, code in enumerate(sirens)}
    noms = {0: ""} | {rang: f"A{rang}" for rang in (1, 2)}
    return {
        "organismes": [
            ["siren", "nom", "famille", "departement_siege", "absorbe_par", "absorbe_le"],
            *(
                [code, f"Toit {o}", "ESH", monde.sieges[o], *absorption(monde, sirens, o)]
                for o, code in enumerate(sirens)
            ),
        ],
        "perimetres": [
            ["nom", "siren", "motif", "du", "au"],
            *([e.perimetre, sirens[e.organisme], "Essai.", e.debut, e.fin] for e in monde.exclusions),
        ],
        "patrimoine": [
            ["siren", "departement", "au", "logements", "logements_foyers", *(f"dpe_{c}" for c in "abcdefg")],
            *([sirens[s.organisme], s.dep, s.au, s.logements, s.foyers, *s.dpe] for s in monde.stocks),
        ],
        "conventions": [CLE, *cle.values()],
        "avenants": [[*CLE, "avenant", "objet"], *([*cle[o], noms[rang], "objectifs"] for o, rang in monde.avenants)],
        "passages": [
            [*CLE, "avenant", "etat", "le", "saisi_le", "rectifie_le", "rectifie_motif"],
            *(
                [*cle[o], noms[rang], p.etat, p.le, nu(p.saisi_le), nu(p.raye), "Erreur." if p.raye else ""]
                for p in monde.passages
                for o, rang in [p.instrument]
            ),
        ],
        "valeurs": [
            VALEURS,
            *(
                [
                    *cle[x.instrument[0]],
                    noms[x.instrument[1]],
                    x.code,
                    x.mesure,
                    nature,
                    x.debut,
                    x.fin,
                    x.departement,
                    x.epci,
                    x.produit,
                    None if x.mention == "vide" else x.mention or x.valeur,
                    nu(x.saisi_le),
                ]
                for nature, lignes in (("objectif", monde.objectifs), ("realise", monde.realises))
                for x in lignes
            ),
        ],
    }


def nu(moment):
    """A moment of Paris as a cell holds it."""
    return moment and moment.replace(tzinfo=None)


def absorption(monde, sirens, o):
    par, le = monde.absorptions.get(o, (None, None))
    return ["" if par is None else sirens[par], le]


@pytest.mark.parametrize("graine", range(1000, 1004))
def test_a_workbook_gives_the_figures_of_the_oracle(graine, tmp_path):
    monde = admis(inventer(graine))
    rapport = importer(ecrire(tmp_path, **en_feuilles(monde)), agent("admin"))
    assert not rapport.refus, [str(refus) for refus in rapport.refus]

    for au, connu_le in REGARDS:
        juge = attendus(Juge(monde, au, connu_le))
        couverture, complet = juge.pop("couverture"), juge.pop("complet")
        lus = chiffres(Regard(au, connu_le, "31"))
        faux = {c: (lus[c].valeur, v) for c, v in juge.items() if c in lus and not egaux(lus[c].valeur, v)}
        assert faux == {}
        assert lus["a1.total"].couverture.organismes == couverture[0]
        assert lus["a1.total"].complet == complet
