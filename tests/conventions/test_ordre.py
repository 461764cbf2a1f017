"""Where a passage takes its place, when of some days only the month or the year is known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cus_tracker.cycle import Etat, Nature
from cus_tracker.dates import lire_date_partielle
from cus_tracker.regard import aujourd_hui
from cus_tracker.typographie import dater

from .. import boites, fabriques

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent():
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


@pytest.fixture
def cus():
    return fabriques.convention()


def passer(cus, agent, etat, texte):
    le, precision = lire_date_partielle(texte)
    motif = "Le conseil le demande." if etat in (Etat.SUSPENDUE, Etat.ABANDONNEE) else ""
    return cus.passer(etat, le=le, precision=precision, par=agent, motif=motif)


def suite(cus):
    return [(passage.etat, passage.quand.replace("\u00a0", " ")) for passage in cus.debouts()]


@pytest.mark.parametrize(
    ("avant", "puis"),
    [
        ((Etat.DEPOSEE, "2011"), (Etat.SIGNEE, "28 juin 2011")),
        ((Etat.SUSPENDUE, "juin 2011"), (Etat.SIGNEE, "20 juin 2011")),
        ((Etat.DEPOSEE, "2011"), (Etat.SIGNEE, "juin 2011")),
    ],
)
def test_an_unknown_day_comes_back_before_what_followed_it(cus, agent, avant, puis):
    ancien = passer(cus, agent, *avant)
    nouveau = passer(cus, agent, *puis)

    assert suite(cus) == [avant, puis]
    ancien.refresh_from_db()
    ramene = cus.debouts()[0]
    assert ancien.est_raye
    assert dater(nouveau.le) in ancien.rectifie_motif
    assert (ramene.le, ramene.nature, ramene.par) == (nouveau.le, Nature.REGLE, agent)


def test_what_a_signature_brought_back_is_given_back_with_its_undoing(client, cus, agent):
    passer(cus, agent, Etat.DEPOSEE, "2011")
    signature = passer(cus, agent, Etat.SIGNEE, "28 juin 2011")

    cus.annuler(passage=signature, par=agent)

    assert [(passage.etat, passage.le) for passage in cus.debouts()] == [(Etat.DEPOSEE, date(2011, 12, 31))]
    client.force_login(agent)
    page = client.get(cus.get_absolute_url()).content.decode().replace("\u00a0", " ")
    assert "rectifie « projet déposé »" in page
    assert "rectifie « signée »" not in page


@pytest.mark.parametrize(("etat", "texte"), [(Etat.DEPOSEE, "2011"), (Etat.NEGOCIATION, "juin 2011")])
def test_the_past_is_completed_by_a_day_that_is_not_known(cus, agent, etat, texte):
    passer(cus, agent, Etat.SIGNEE, "28 juin 2011")

    passage = passer(cus, agent, etat, texte)

    assert suite(cus) == [(etat, texte), (Etat.SIGNEE, "28 juin 2011")]
    assert passage.le == date(2011, 6, 27)
    assert not cus.passages.exclude(rectifie_le=None).exists()


def test_a_known_day_never_moves(cus, agent):
    passer(cus, agent, Etat.DEPOSEE, "29 juin 2011")

    with pytest.raises(ValidationError, match="ne peut pas suivre"):
        passer(cus, agent, Etat.SIGNEE, "28 juin 2011")


def test_a_day_known_by_another_month_never_moves(cus, agent):
    passer(cus, agent, Etat.DEPOSEE, "juillet 2011")

    with pytest.raises(ValidationError, match="ne peut pas suivre"):
        passer(cus, agent, Etat.SIGNEE, "28 juin 2011")


def test_what_needs_no_move_keeps_the_last_day_of_its_span(cus, agent):
    passer(cus, agent, Etat.DEPOSEE, "juin 2011")
    passer(cus, agent, Etat.NEGOCIATION, "2011")

    assert [passage.le for passage in cus.passages.dans_l_ordre()] == [date(2011, 6, 30), date(2011, 12, 31)]


def test_a_correction_finds_its_place_in_the_same_way(cus, agent):
    faux = passer(cus, agent, Etat.DEPOSEE, "3 mars 2010")
    passer(cus, agent, Etat.SIGNEE, "28 juin 2011")

    cus.rectifier(passage=faux, motif="Le jour n’est pas connu.", le=date(2011, 12, 31), precision="annee", par=agent)

    assert suite(cus) == [(Etat.DEPOSEE, "2011"), (Etat.SIGNEE, "28 juin 2011")]


def test_of_a_month_not_yet_over_today_is_the_last_day(cus, agent):
    ce_mois = dater(aujourd_hui(), "mois")

    assert passer(cus, agent, Etat.DEPOSEE, ce_mois).le == aujourd_hui()


def test_several_at_once_each_find_their_place(client, agent):
    client.force_login(agent)
    cus = [fabriques.convention() for _ in range(3)]
    for une in cus:
        passer(une, agent, Etat.DEPOSEE, "2011")

    coches = {"instruments": [une.pk for une in cus], "geste": "signer", "le": "28 juin 2011"}
    boites.envoyer(client, reverse("conventions:geste_en_lot"), page=reverse("conventions:list"), **coches)

    assert [suite(une) for une in cus] == [[(Etat.DEPOSEE, "2011"), (Etat.SIGNEE, "28 juin 2011")]] * 3


@pytest.mark.parametrize(
    "adresse",
    [
        "conventions:list",
        "conventions:attentes",
        "organismes:detail",
        "tableau-de-bord",
        "pilotage:suivi",
        "pilotage:fiche",
    ],
)
def test_no_page_gives_a_day_to_what_is_known_by_its_month(client, agent, adresse):
    toit = fabriques.bailleur(1000)
    cus = fabriques.convention(toit)
    passer(cus, agent, Etat.SUSPENDUE, "mai 2011")
    client.force_login(agent)
    objet = [toit.pk] if adresse in ("organismes:detail", "pilotage:fiche") else []

    page = client.get(reverse(adresse, args=objet)).content.decode().replace("\u00a0", " ")

    assert "05/2011" in page
    assert "31/05/2011" not in page
    assert "31 mai 2011" not in page
    assert "le mai 2011" not in page


@pytest.mark.parametrize("adresse", ["conventions:list", "conventions:attentes", "pilotage:suivi"])
def test_no_file_gives_a_day_to_what_is_known_by_its_month(client, agent, adresse):
    cus = fabriques.convention(fabriques.bailleur(1000))
    passer(cus, agent, Etat.SUSPENDUE, "mai 2011")
    client.force_login(agent)

    dit = client.get(reverse(adresse), {"format": "csv"}).getvalue().decode("utf-8-sig")

    assert "05/2011" in dit
    assert "31/05/2011" not in dit
