"""The pages of figures: all of them by theme, then « d’où vient ce chiffre ? », by right."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.fabriques import (
    agent,
    avenant,
    bailleur,
    convention,
    exclure,
    objectif,
    patrimoine,
    reference,
    signataire,
)

pytestmark = pytest.mark.django_db
AU = {"au": "2012-10-03"}
AVENANT = date(2012, 3, 1)


@pytest.fixture
def lire(client):
    """Read a page as an agent; the text with plain spaces."""

    def page(adresse, qui=None, **parametres):
        client.force_login(qui or agent())
        return client.get(adresse, AU | parametres)

    return page


def texte(reponse):
    return " ".join(reponse.content.decode().replace("\xa0", " ").split())


def test_every_figure_stands_in_its_theme_with_its_words_and_coverage(lire):
    objectif(signataire(200), 32487)

    reponse = lire("/consolidation/")

    lu = texte(reponse)
    assert "près de 32 500 logements" in lu
    assert "32 487" in lu
    assert "1 sur 1" in lu
    assert "La référence 2005-2010 de la région n’est pas saisie." in lu
    assert all(titre in lu for titre in ("État d’avancement", "Vente aux locataires", "Qualité des données"))


def test_the_page_asks_the_base_for_the_same_whatever_the_number(lire, client, django_assert_max_num_queries):
    objectif(signataire(), 1)
    lire("/consolidation/")

    with django_assert_max_num_queries(8):
        client.get("/consolidation/", AU)


def test_a_figure_asks_as_much_for_3_and_40_organisms(lire, client):
    demandes = []
    for combien in (3, 37):
        for rang in range(combien):
            objectif(signataire(), rang)
        lire("/consolidation/a1.total/")
        with CaptureQueriesContext(connection) as requetes:
            client.get("/consolidation/a1.total/", AU)
        demandes.append(len(requetes))

    assert demandes[0] == demandes[1] <= 22


def test_a_figure_says_how_it_is_made_and_by_whom(lire):
    cus = signataire(1000, nom="Toit des Nuages")
    objectif(cus, 30, produit="PLAI")
    objectif(cus, 70, produit="PLUS")
    objectif(cus, 9, produit="PLI")
    objectif(cus, 20, produit="PLUS", departement="59")

    lu = texte(lire("/consolidation/a1.total/"))

    assert "Somme des objectifs A.I" in lu
    assert "Toit des Nuages" in lu
    assert "Produit que A1 ne compte pas" in lu
    assert "Détail déjà compris" in lu


def test_what_is_left_aside_says_why(lire):
    cus = signataire(1000)
    objectif(cus, 60, departement="59")
    objectif(avenant(cus, signee=AVENANT), 10, annees=(2013, 2014), departement="59")
    objectif(cus, "n.c.", departement="62")
    objectif(cus, 5, departement="80")
    objectif(cus, 5, departement="62", annees=(2015, 2018))
    perdu = bailleur(siege="80", dep="80")
    objectif(signataire(absorbe_par=perdu, absorbe_le=AVENANT), 3)
    exclu = signataire(nom="Hors Compte")
    exclure(exclu.organisme, "hors-statistiques", motif="Statut minier.")

    lu = texte(lire("/consolidation/a1.total/"))

    assert "Remplacé par un avenant signé" in lu
    assert "il manque 2011, 2012, 2015, 2016" in lu
    assert "Réponse « n.c. »" in lu
    assert "Hors de la région" in lu
    assert "À cheval sur d’autres années" in lu
    assert "Absorbé par un organisme hors de la région" in lu
    assert "Hors Compte (Statut minier.)" in lu


def test_the_rows_stand_on_the_page_counted_or_not(lire):
    cus = signataire(nom="Toit des Nuages")
    objectif(cus, 30)
    objectif(cus, 4, departement="59", annees=2011)

    lu = texte(lire("/consolidation/a1.total/"))

    assert "Les lignes, comptées ou non (2)" in lu
    assert "non : détail déjà compris dans ce qui est compté" in lu
    assert "Les lignes, comptées" not in texte(lire("/consolidation/a1.total/", agent("lecteur")))


def test_a_total_that_is_not_its_parts_is_to_be_checked(lire):
    cus = signataire()
    objectif(cus, 100)
    for annee in range(2011, 2017):
        objectif(cus, 10, annees=annee)

    assert "Le total donné (100) n’est pas la somme de son détail (60)." in texte(lire("/consolidation/a1.total/"))


def test_a_reader_sees_totals_and_no_name(lire):
    objectif(signataire(nom="Toit des Nuages"), 30, produit="PLAI")
    objectif(signataire(nom="Toit des Nuages bis"), "n.c.", produit="PLAI")
    lecteur = agent("lecteur")

    page, fichier = lire("/consolidation/a1.total/", lecteur), lire("/consolidation/a1.total/", lecteur, format="csv")

    assert "Toit des Nuages" not in texte(page)
    assert "1 organisme" in texte(page)
    assert "30" in texte(page)
    assert "Nuages" not in fichier.content.decode()


def test_a_ddtm_names_those_it_may_see_and_adds_up_the_others(lire):
    objectif(signataire(nom="Toit du Nord"), 10)
    objectif(signataire(nom="Toit du Sud", siege="62", dep="62"), 30, departement="62")

    lu = texte(lire("/consolidation/a1.total/", agent("ddtm", dep="59")))

    assert "Toit du Nord" in lu
    assert "Toit du Sud" not in lu
    assert "1 autre organisme" in lu


@pytest.mark.parametrize("format", ["xlsx", "ods", "csv"])
def test_figures_leave_as_files(lire, format):
    objectif(signataire(), 30)

    assert lire("/consolidation/", format=format).headers["Content-Disposition"].endswith(f'.{format}"')


def test_the_rows_of_a_figure_leave_with_their_reason(lire):
    cus = signataire(nom="Toit des Nuages")
    objectif(cus, 30)
    objectif(cus, 4, departement="59")

    feuille = load_workbook(BytesIO(lire("/consolidation/a1.total/", format="xlsx").content)).worksheets[0]

    lignes = list(feuille.iter_rows(values_only=True))
    place = {entete: rang for rang, entete in enumerate(lignes[0])}
    assert [(x[place["Valeur"]], x[place["Comptée"]]) for x in lignes[1:]] == [(30, "oui"), (4, "non")]


def test_a_figure_that_does_not_exist_is_not_found(lire):
    assert lire("/consolidation/a1.inconnu/").status_code == 404


def test_every_figure_opens_its_page(lire, client):
    cus = signataire(1000)
    patrimoine(cus.organisme, 500, dep="62", dpe_d=5, dpe_g=4)
    objectif(cus, 10, produit="PLAI", departement="59")
    objectif(cus, 20, produit="PLUS", departement="62")
    objectif(cus, 5, "D.I", 2016, mesure="mis_en_commercialisation")
    objectif(cus, 6, "D.I", mesure="vendus")
    convention(bailleur(0), "accession", signee=AVENANT)
    reference(33)
    lu = lire("/consolidation/")

    adresses = [un.id for _, _, siens, _ in lu.context["themes"] for un in siens]

    assert [a for a in adresses if client.get(f"/consolidation/{a}/", AU).status_code != 200] == []


def test_before_the_first_generation_the_page_says_so(lire):
    lu = lire("/consolidation/", au="2009-01-01")

    assert lu.status_code == 200
    assert "Aucune génération" in texte(lu)


def test_links_keep_the_generation_asked(lire):
    reponse = lire("/consolidation/", au="2021-01-01", region="32", generation="2011-2016", qui=agent(reg="32"))

    lu = reponse.content.decode()
    assert "/consolidation/a1.total/?au=2021-01-01&amp;region=32&amp;generation=2011-2016" in lu
    assert "generation=2019-2025" in lu
