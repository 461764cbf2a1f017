"""The roll-up against its properties and against an oracle written from the contract alone."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conventions.axes import croisement, se_recouvrent
from conventions.cumuls import Ligne, appliquer_avenants, cumuler, dernieres_versions
from tests.conventions import oracle

DEBUT, FIN = 2011, 2014
NUIT = datetime(2012, 1, 1)
TOTAL = Ligne(1, "A.I", "", "objectif", DEBUT, FIN, valeur=Decimal(9), saisi_le=NUIT, instrument=10)
EXEMPLES = settings(max_examples=500)
CELLULES = st.one_of(
    st.integers(0, 9).map(lambda n: (Decimal(n), "")),
    st.sampled_from([(None, "n.c."), (None, "s.o.")]),
)


@st.composite
def lignes(draw, plus=10, cellules=CELLULES, avenants=False):
    """Rows of one organism and indicator, each key once unless several versions and avenants are asked."""
    faites = []
    for entree in range(draw(st.integers(0, plus))):
        debut = draw(st.integers(DEBUT - 1, FIN))
        fin = draw(st.integers(debut, FIN + 1))
        departement = draw(st.sampled_from(["", "59", "62"]))
        epci = draw(st.sampled_from(["", "", "E1", "E2"])) if departement else ""
        valeur, mention = draw(cellules)
        ligne = Ligne(
            organisme=1,
            indicateur="A.I",
            mesure="",
            nature="objectif",
            debut=debut,
            fin=fin,
            departement=departement,
            epci=epci,
            produit=draw(st.sampled_from(["", "PLAI", "PLUS"])),
            zonage=draw(st.sampled_from(["", "", "", "B1"])),
            valeur=valeur,
            mention=mention,
            saisi_le=NUIT + timedelta(days=draw(st.integers(0, 2)) if avenants else 0),
            entree=entree,
            instrument=draw(st.sampled_from([10, 11, 12])) if avenants else 10,
        )
        faites.append(ligne._replace(rang_avenant=(ligne.instrument,) if ligne.instrument > 10 else None))
    return faites if avenants else list({oracle.cle(x): x for x in faites}.values())


@st.composite
def concurrents(draw):
    """Rows of few crossings and of one period, where results compete: what is not whole may be passed over."""
    return draw(lignes(plus=14, cellules=st.one_of(CELLULES, st.just((Decimal(1), "")))))


@EXEMPLES
@given(lignes(), st.randoms())
def test_the_order_of_rows_never_matters(donnees, hasard):
    autres = list(donnees)
    hasard.shuffle(autres)

    un, autre = cumuler(donnees, DEBUT, FIN), cumuler(autres, DEBUT, FIN)

    assert (un.valeur, un.complet, set(un.lignes)) == (autre.valeur, autre.complet, set(autre.lignes))


@settings(max_examples=2000)
@given(st.one_of(lignes(), concurrents()), st.integers(DEBUT, FIN), st.integers(DEBUT, FIN))
def test_the_sum_is_that_of_the_oracle(donnees, debut, fin):
    assume(debut <= fin)

    trouve = cumuler(donnees, debut, fin)

    assert (trouve.valeur, trouve.complet, set(trouve.lignes)) == oracle.cumul(donnees, debut, fin)


@EXEMPLES
@given(lignes(avenants=True, cellules=st.one_of(CELLULES, st.just((None, "vide")))), st.randoms())
def test_the_rows_in_force_are_those_of_the_oracle_in_any_order(donnees, hasard):
    attendues = oracle.en_vigueur(donnees)
    hasard.shuffle(donnees)

    amendees = appliquer_avenants(dernieres_versions(donnees))

    assert set(amendees.en_vigueur) == set(attendues)


@EXEMPLES
@given(lignes())
def test_no_two_rows_counted_overlap(donnees):
    for un, autre in combinations(cumuler(donnees, DEBUT, FIN).lignes, 2):
        memes_annees = un.debut <= autre.fin and autre.debut <= un.fin
        assert not (memes_annees and se_recouvrent(croisement(un), croisement(autre)))


@EXEMPLES
@given(lignes(), lignes(plus=1, cellules=st.just((Decimal(9), ""))), st.data())
def test_adding_the_parts_of_a_given_total_changes_nothing(donnees, amorce, data):
    total = next(iter(amorce), TOTAL)._replace(debut=DEBUT, fin=FIN, entree=98)
    donnees = [*(x for x in donnees if oracle.cle(x) != oracle.cle(total)), total]
    avant = cumuler(donnees, DEBUT, FIN)
    compte = data.draw(st.sampled_from([x for x in avant.lignes if (x.debut, x.fin) == (DEBUT, FIN)] or [None]))
    partie = data.draw(parties(compte)) if compte else None
    assume(partie and oracle.cle(partie) not in {oracle.cle(x) for x in donnees})

    apres = cumuler([*donnees, partie], DEBUT, FIN)

    assert (apres.valeur, apres.complet, set(apres.lignes)) == (avant.valeur, avant.complet, set(avant.lignes))


@st.composite
def parties(draw, total):
    """A part of a given total: fewer years of it, or a finer crossing of it."""
    debut = draw(st.integers(DEBUT, FIN))
    annees = {"debut": debut, "fin": draw(st.integers(debut, FIN)), "entree": 99}
    fins = {"segment": draw(st.sampled_from(["", "S1"])), "zus": draw(st.sampled_from(["", "oui"]))}
    if not total.departement:
        fins["departement"] = draw(st.sampled_from(["", "59", "80"]))
    if not total.produit:
        fins["produit"] = draw(st.sampled_from(["", "PLAI", "PLS"]))
    return total._replace(valeur=Decimal(draw(st.integers(0, 99))), mention="", **annees, **fins)


@EXEMPLES
@given(lignes())
def test_mixed_levels_lose_nothing_that_could_be_counted(donnees):
    """What is left aside is overlapped by what is counted, or was not whole and gave less than its finer rows."""
    cumul = cumuler(donnees, DEBUT, FIN)
    comptees = {croisement(x) for x in cumul.lignes}

    for ligne in cumul.laissees:
        recouverte = any(se_recouvrent(croisement(ligne), axes) for axes in comptees)
        assert recouverte or ligne in cumul.passees


@EXEMPLES
@given(lignes(cellules=st.integers(0, 9).map(lambda n: (Decimal(n), ""))))
def test_rows_that_overlap_nothing_are_all_counted(donnees):
    separees = [x for x in donnees if x.debut >= DEBUT and x.fin <= FIN and not _rivales(x, donnees)]

    assert set(separees) <= set(cumuler(donnees, DEBUT, FIN).lignes)


def _rivales(ligne, donnees):
    return [x for x in donnees if x is not ligne and se_recouvrent(croisement(x), croisement(ligne))]
