"""The sheets of the file of an instrument, of corrected expectations, of correspondents; the last word of the base."""

from datetime import date

import pytest

from conventions.feuilles import FeuilleAvis
from conventions.models import Instrument, Passage
from conventions.models.dossier import Avis, Jalon, Signataire, Suivi
from organismes.models import Attente, Correspondant, Echange, Organisme
from tests import fabriques
from tests.pilotage.monde import CLE, CUS, PASSAGES, A, comptes, refus, socle, verser

pytestmark = pytest.mark.django_db
PIECE = [*CUS, ""]
COLONNES = [*CLE, "avenant"]
AVIS = [*COLONNES, "departement", "demande_le", "recu_le", "sens"]


def test_the_whole_file_of_an_instrument_comes_and_comes_back_the_same(tmp_path):
    fabriques.agent("dreal", nom="maelle")
    feuilles = socle(
        jalons=[
            [*COLONNES, "nature", "avec", "le", "precision"],
            [*PIECE, "association", "MEL", date(2010, 5, 1), "mois"],
        ],
        signataires=[[*COLONNES, "qualite", "nom", "le"], [*PIECE, "prefet", "Préfet inventé", date(2011, 6, 30)]],
        avis=[AVIS, [*PIECE, "62", date(2011, 1, 10), date(2011, 2, 1), "favorable"]],
        suivis=[[*COLONNES, "blocage", "action", "responsable"], [*PIECE, "Prix", "Relancer", "maelle"]],
    )

    verser(tmp_path, **feuilles)
    rapport = verser(tmp_path, **feuilles)

    assert (Jalon.objects.get().precision, Signataire.objects.get().le) == ("mois", date(2011, 6, 30))
    assert (Avis.objects.get().departement.code, Suivi.objects.get().responsable.username) == ("62", "maelle")
    assert rapport.ecrites == 0


@pytest.mark.parametrize(
    ("feuilles", "cellule"),
    [
        ({"avis": [AVIS, [*PIECE, "62", None, date(2011, 2, 1)]]}, "avis!H2"),
        ({"avis": [AVIS, [*PIECE, "62", date(2011, 2, 2), date(2011, 2, 1), "reserves"]]}, "avis!G2"),
        ({"suivis": [[*COLONNES, "responsable"], [*PIECE, "personne"]]}, "suivis!E2"),
        ({"suivis": [[*COLONNES, "action_le"], [*PIECE, date(2012, 1, 1)]]}, "suivis!A2"),
        ({"jalons": [[*COLONNES, "nature"], [*CUS, "n° 3", "psp"]]}, "jalons!D2"),
        ({"attentes": [["siren", "instrument", "attendu", "motif"], [A, "foyers", "parfois", "x"]]}, "attentes!C2"),
        (
            {
                "echanges": [
                    ["siren", "le", "nature", "texte", "echeance_le"],
                    [A, date(2012, 1, 1), "note", "x", date(2012, 2, 1)],
                ]
            },
            "echanges!A2",
        ),
        ({"correspondants": [["siren", "nom", "service"], [A, "Nom", "DDTM du Néant"]]}, "correspondants!C2"),
    ],
)
def test_cells_that_disagree_are_refused(tmp_path, feuilles, cellule):
    assert list(refus(tmp_path, **socle(**feuilles))) == [cellule]


def test_a_corrected_expectation_and_a_correspondent_come_and_come_back_the_same(tmp_path):
    feuilles = socle(
        attentes=[
            ["siren", "instrument", "attendu", "motif", "du"],
            [A, "accession", "non", "Aucun projet.", date(2011, 1, 1)],
        ],
        correspondants=[["siren", "nom", "courriel"], [A, "Ève Imaginaire", "eve@exemple.fr"]],
    )

    verser(tmp_path, **feuilles)

    assert (Attente.objects.get().attendu, Correspondant.objects.get().service) == (False, None)
    assert verser(tmp_path, **feuilles).ecrites == 0


def test_a_thread_comes_and_comes_back_the_same(tmp_path):
    fabriques.agent("dreal", nom="maelle2")
    colonnes = ["siren", "le", "nature", "texte", "action", "echeance_le", "charge", "par", "saisi_le"]
    jours = date(2012, 9, 21), date(2012, 10, 12)
    ligne = [A, jours[0], "courriel", "Promis.", "Rappeler", jours[1], "maelle2", "maelle2", "2012-09-24T10:00"]

    verser(tmp_path, **socle(echanges=[colonnes, ligne]))

    echange = Echange.objects.get()
    assert (echange.action, echange.charge.username, echange.saisi_le.year) == ("Rappeler", "maelle2", 2012)
    assert verser(tmp_path, **socle(echanges=[colonnes, ligne])).ecrites == 0


def test_a_thread_may_say_neither_when_it_was_typed_nor_what_follows(tmp_path):
    feuilles = socle(echanges=[["siren", "le", "nature", "texte"], [A, date(2012, 9, 21), "note", "Vu."]])

    verser(tmp_path, **feuilles)

    assert Echange.objects.get().saisi_le is not None
    assert verser(tmp_path, **feuilles).ecrites == 0


def test_a_day_known_to_the_month_keeps_its_precision(tmp_path):
    colonnes = [*PASSAGES, "precision"]
    ligne = [*CUS, "", "deposee", date(2010, 6, 1), "2010-07-01T10:00", "", "mois"]
    verser(tmp_path, **socle(passages=[colonnes, ligne]))

    assert Passage.objects.get().precision == "mois"
    assert comptes(verser(tmp_path, **socle(passages=[PASSAGES, ligne[:8]])), "passages") == (0, 0, 1, 0)
    assert list(refus(tmp_path, **socle(passages=[colonnes, [*ligne[:8], "jour"]]))) == ["passages!I2"]


def test_two_avenants_of_one_convention_do_not_share_a_number(tmp_path):
    colonnes = [*CLE, "avenant", "objet", "numero", "echeance_le"]
    verser(tmp_path, **socle(avenants=[colonnes, [*CUS, "A", "objectifs", 1, None]]))

    refusees = refus(tmp_path, **socle(avenants=[colonnes, [*CUS, "B", "objectifs", 1, None]]))

    assert list(refusees) == ["avenants!F2"]
    assert Instrument.objects.get(reference="A").numero == 1


def test_an_echeance_before_its_effect_is_refused(tmp_path):
    ligne = [*CUS, date(2012, 1, 1), date(2011, 1, 1)]

    assert list(refus(tmp_path, **socle(conventions=[[*CLE, "effet_le", "echeance_le"], ligne]))) == ["conventions!E2"]


def test_what_only_the_base_refuses_is_a_refusal_too(tmp_path, monkeypatch):
    monkeypatch.setattr(FeuilleAvis, "verifier", lambda *_: True)

    refusees = refus(tmp_path, **socle(avis=[AVIS, [*PIECE, "62", None, date(2011, 2, 1)]]))

    assert "Un avis reçu a une date et un sens." in refusees["avis"]
    assert not Organisme.objects.exists()
