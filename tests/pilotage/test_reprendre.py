"""Taking over a région’s own table: from a file of names to the ordinary preview, nothing guessed, nothing lost."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conventions.models import Convention, Instrument, Objectif
from cus_tracker.classeur import Pourcentage
from organismes.feuilles import FeuilleOrganismes, FeuillePatrimoine
from organismes.models import Organisme, Patrimoine
from pilotage.models import Importation
from pilotage.reprise.cibles import Cible
from pilotage.reprise.conversion import REQUISES, Cadre, Conversion
from pilotage.reprise.tableau import Tableau
from tests import fabriques
from tests.boites import boites
from tests.pilotage.monde import accepter

pytestmark = pytest.mark.django_db

ENTETES = ["Organisme", "Date de dépôt", "Date de signature", "Remise en ordre", "Logements", "PLAI", "Observations"]


def test_a_table_of_names_becomes_files_dates_stock_and_objectives(client, reprendre):
    dunes = fabriques.organisme("Habitat des Dunes", siege="62")
    ligne = ["HABITAT DES DUNES", date(2011, 1, 12), "14/06/2011", "oui", 1250, "1 200", "rien à signaler"]

    accepter(client, reprendre([ENTETES, ligne]))

    cus = Convention.objects.get(organisme=dunes)
    assert cus.remise_en_ordre == "oui"
    assert [(p.etat, p.le) for p in cus.passages.order_by("le")] == [
        ("deposee", date(2011, 1, 12)),
        ("signee", date(2011, 6, 14)),
    ]
    stock = Patrimoine.objects.get(organisme=dunes)
    assert (stock.departement.code, stock.au, stock.logements, stock.source) == (
        "62",
        date(2012, 1, 1),
        1250,
        "suivi.xlsx",
    )
    objectif = Objectif.objects.get(instrument=cus)
    assert (objectif.produit, objectif.debut, objectif.fin, objectif.valeur) == ("PLAI", 2011, 2016, Decimal(1200))


def test_the_same_table_twice_changes_nothing(client, reprendre):
    fabriques.organisme("Habitat des Dunes")
    lignes = [ENTETES, ["Habitat des Dunes", None, date(2011, 6, 14), "oui", 1250, 300, None]]
    accepter(client, reprendre(lignes))

    page = reprendre(lignes)

    assert not page.context["depot"].change
    assert Importation.objects.count() == 2


def test_an_empty_cell_takes_nothing_away(client, reprendre):
    cus = fabriques.convention(
        fabriques.organisme("Habitat des Dunes"), remise_en_ordre="oui", effet_le=date(2011, 7, 1)
    )
    autre = fabriques.organisme("Toit artésien")

    lignes = [["Nom", "Remise en ordre", "Date de signature"], ["Habitat des Dunes", None, date(2011, 6, 14)]]
    accepter(client, reprendre([*lignes, ["Toit artésien", "non", None]]))

    cus.refresh_from_db()
    assert (cus.remise_en_ordre, cus.effet_le) == ("oui", date(2011, 7, 1))
    assert Convention.objects.get(organisme=autre).remise_en_ordre == "non"


def test_an_unsure_name_is_asked_then_remembered(client, reprendre):
    qui = fabriques.organisme("Toit artésien")
    lignes = [["Organisme", "Date de signature"], ["Toi artésien SA", date(2011, 6, 14)], ["TOTAL", None]]

    demandee = reprendre(lignes)
    assert list(demandee.context["form"].noms.values()) == ["Toi artésien SA", "TOTAL"]
    assert demandee.context["form"].errors
    assert Importation.objects.count() == 0

    accepter(client, reprendre(lignes, noms={"n0": qui.siren, "n1": "-"}))
    assert Convention.objects.get().organisme == qui
    form = reprendre(lignes).context["form"]
    assert [form.fields[champ].initial for champ in form.noms] == [qui.siren, "-"]


def test_the_meaning_of_a_column_is_remembered_even_when_it_is_none(client, reprendre, dreal):
    fabriques.organisme("Habitat des Dunes")
    lignes = [["Organisme", "Passage en bureau", "Sigle"], ["Habitat des Dunes", date(2011, 6, 14), "HD"]]
    reprendre(lignes, colonnes={"c1": "passages..signee", "c2": "-"})

    repris = fabriques.tableau_repris(dreal, lignes)
    page = client.get(f"/importer/reprendre/{repris.uuid}/colonnes/")

    lues = {nom: valeurs for nom, valeurs in boites(page).items() if nom in ("c0", "c1", "c2")}
    assert lues == {"c0": ["nom"], "c1": ["passages..signee"], "c2": ["-"]}


def test_a_cell_that_cannot_be_is_refused_at_its_own_address(client, reprendre):
    fabriques.organisme("Habitat des Dunes")
    ligne = ["Habitat des Dunes", "bientôt", date(2011, 6, 14), "peut-être", "beaucoup", "1,234", None]

    page = reprendre([ENTETES, ligne])

    assert [refus.cellule for refus in page.context["rapport"].refus] == [
        "Suivi!B2",
        "Suivi!D2",
        "Suivi!E2",
        "Suivi!F2",
    ]
    assert "Suivi!B2" in page.content.decode()
    assert Importation.objects.count() == 0


def test_two_rows_that_contradict_each_other_are_refused(reprendre):
    fabriques.organisme("Habitat des Dunes")

    page = reprendre([["Nom", "Remise en ordre"], ["Habitat des Dunes", "oui"], ["HABITAT DES DUNES", "non"]])

    [refus] = page.context["rapport"].refus
    assert (refus.cellule, refus.attendu) == ("Suivi!B3", "une seule valeur\u00a0: la ligne 2 dit «\u00a0oui\u00a0»")


def test_a_stock_extract_by_siren_and_departement_is_taken(client, reprendre):
    qui = fabriques.organisme("Habitat des Dunes")
    entetes = ["siren", "Département", "logements", "dpe_a", "dpe_g"]

    accepter(
        client,
        reprendre([entetes, [qui.siren, 59, 100, 40, 60], [qui.siren, "Pas-de-Calais", 50, 50, 0]], prereglage="rpls"),
    )

    assert set(Patrimoine.objects.values_list("departement__code", "logements", "dpe_a", "dpe_g")) == {
        ("59", 100, 40, 60),
        ("62", 50, 50, 0),
    }


def test_a_cell_shown_as_a_percentage_stays_one():
    cible = Cible("x", "F.I", "Objectifs", "valeurs", "valeur", (("indicateur", "F.I"), ("produit", "")))
    cadre = Cadre("2011-2016", "locatif", (2011, 2016), fabriques.JOUR, "suivi", {}, {}, {"F.I": "pourcentage"}, {})
    tableau = Tableau("Suivi", {1: "Part"}, [(2, {1: Pourcentage(0.125)})])

    [_, valeurs] = Conversion(tableau, {1: cible}, {2: "123456782"}, cadre).feuilles()

    assert dict(zip(valeurs.entetes, valeurs.lignes[0], strict=True))["valeur"] == "12.500 %"


def test_the_avenant_on_logements_foyers_is_opened_with_its_date(client, reprendre):
    cus = fabriques.signataire().organisme

    lignes = [["siren", "Avenant foyers"], [cus.siren, date(2012, 5, 3)]]
    accepter(client, reprendre(lignes))

    avenant = Instrument.objects.avenants().get()
    assert (avenant.reference, avenant.objet, avenant.passages.get().le, avenant.numero) == (
        "logements-foyers",
        "logements-foyers",
        date(2012, 5, 3),
        1,
    )


def test_a_new_organism_needs_a_siren_a_family_and_a_seat(client, reprendre):
    siren = fabriques.siren()
    lignes = [["siren", "Nom", "Famille", "Siège"], [siren, "Office inventé", "OPH", 59]]

    accepter(client, reprendre(lignes, colonnes={"c3": "organismes.departement_siege"}))

    cree = Organisme.objects.get(siren=siren)
    assert (cree.nom, cree.famille, cree.siege.code) == ("Office inventé", "OPH", "59")


def test_titles_above_the_table_are_no_headers_and_twins_are_told_apart(client, dreal):
    lignes = [
        ["Ce que nous tenons", None, None, None],
        ["Organisme", "Signature", "Signature", "Le"],
        ["x", None, None, None],
    ]
    repris = fabriques.tableau_repris(dreal, [["", "", "", ""], *lignes])

    page = client.get(f"/importer/reprendre/{repris.uuid}/colonnes/").content.decode()

    assert "Signature (colonne B)" in page
    assert "Signature (colonne C)" in page
    assert "Ce que nous tenons" not in page


def test_what_is_no_table_and_a_column_said_twice_are_refused_in_words(client, dreal, reprendre):
    page = client.post("/importer/reprendre/", {"fichier": SimpleUploadedFile("a.xlsx", b"PK\x03\x04rien")})
    assert "abîmé" in page.content.decode()

    page = reprendre([["Nom", "Autre"], ["x", "y"]], colonnes={"c1": "nom"})
    assert "Deux colonnes ne peuvent pas dire la même chose." in page.content.decode()


def test_a_table_that_says_nothing_is_told_so(reprendre):
    fabriques.organisme("Habitat des Dunes")

    page = reprendre([["Nom", "Observations"], ["Habitat des Dunes", "rien"]])

    assert "ne dit rien à reprendre" in page.content.decode()


def test_columns_without_a_name_or_siren_cannot_be_taken(reprendre):
    page = reprendre([["Machin", "Date de signature"], ["x", date(2011, 6, 14)]])

    assert "Dites quelle colonne donne le nom ou le SIREN" in page.content.decode()


@pytest.mark.parametrize("premiere", [1000, None])
def test_classes_without_dwellings_are_refused_at_their_address(reprendre, premiere):
    fabriques.organisme("Zibeline Essai")
    lignes = [["Nom", "Département", "Logements", "DPE A"], ["Zibeline Essai", "Nord", premiere, 100]]

    page = reprendre([*lignes, ["zibeline essai", "Pas-de-Calais", None, 5]], prereglage="rpls")

    assert [refus.cellule for refus in page.context["rapport"].refus][-1] == "Suivi!C3"


def test_classes_in_a_table_without_dwellings_are_refused_where_they_stand(reprendre):
    fabriques.organisme("Zibeline Essai")

    page = reprendre([["Nom", "DPE A"], ["Zibeline Essai", 100]], prereglage="rpls")

    [refus] = page.context["rapport"].refus
    assert (refus.cellule, refus.lu, refus.attendu) == (
        "Suivi!B2",
        "100",
        "aussi, sur cette ligne, le nombre de logements",
    )


def test_dwellings_that_nobody_gave_are_refused_in_words_that_hold(reprendre):
    fabriques.organisme("Zibeline Essai")

    page = reprendre([["Nom", "Logements"], ["Zibeline Essai", "n.c."]], prereglage="rpls")

    [refus] = page.context["rapport"].refus
    assert refus.attendu == "un nombre entier, positif ou nul\u00a0: cette colonne ne prend pas «\u00a0n.c.\u00a0»"


def test_what_a_table_must_say_of_a_new_row_is_what_the_sheet_asks_for():
    for feuille in (FeuilleOrganismes, FeuillePatrimoine):
        requises = {colonne.nom for colonne in feuille.colonnes if colonne.requise}
        assert REQUISES[feuille.nom].keys() == requises - {"siren", "au"}


def test_the_stock_of_a_new_organism_is_that_of_its_seat(client, reprendre):
    lignes = [
        ["siren", "DPE A", "Logements", "Nom", "Famille", "Siège"],
        [fabriques.siren(), 5, 90, "Office", "OPH", 59],
    ]

    accepter(client, reprendre(lignes, {"c5": "organismes.departement_siege"}))

    assert Patrimoine.objects.values_list("departement__code", "logements", "dpe_a").get() == ("59", 90, 5)
