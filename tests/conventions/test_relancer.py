"""A relance: prepared from a late list, recorded in each thread with its due answer, sent as a mail or on paper."""

from datetime import date
from io import BytesIO

import pytest
from lxml import html
from pypdf import PdfReader

from organismes.models import Echange
from tests.fabriques import agent, convention, correspondant, organisme, patrimoine

pytestmark = pytest.mark.django_db
AU = {"au": "2012-10-03"}


@pytest.fixture
def toits(client):
    client.force_login(agent("dreal", nom="camille"))
    for nom in ("Toit", "Abri"):
        patrimoine(organisme(nom), 10)
    return list(reversed(Echange._meta.get_field("organisme").related_model.objects.all()))


def preparer(client, toits):
    return client.get("/conventions/relancer/", AU | {"organismes": [toit.pk for toit in toits]})


def envoyer(client, toits, **saisie):
    form = preparer(client, toits).context["form"]
    propose = {nom: form[nom].value() for nom in form.fields}
    return client.post("/conventions/relancer/?au=2012-10-03", propose | saisie)


def test_a_relance_is_recorded_as_proposed_in_the_thread_of_each(client, toits):
    envoyer(client, toits)

    entrees = {e.organisme.nom: e for e in Echange.objects.select_related("organisme", "par")}
    assert set(entrees) == {"Toit", "Abri"}
    toit = entrees["Toit"]
    assert (toit.nature, toit.le, toit.echeance_le) == ("relance", date(2012, 10, 3), date(2012, 10, 18))
    assert str(toit.par) == str(toit.charge) == "camille"
    assert "pour Toit" in toit.texte
    assert "CUS logements locatifs, dont la date limite de signature était le 30\u00a0juin 2011" in toit.texte
    assert "avant le 18\u00a0octobre 2012, où en est" in toit.texte


@pytest.mark.parametrize(
    ("texte", "cites"),
    [
        ("Répondez avant le [date].", "« [date] » ne serait remplacé"),
        ("[Organisme], le [date]", "« [Organisme] » et « [date] » ne seraient remplacés"),
    ],
)
def test_a_mark_that_nothing_replaces_is_refused_with_those_known(client, toits, texte, cites):
    page = envoyer(client, toits, texte=texte).content.decode().replace("\u00a0", " ")

    assert cites in page
    assert "écrivez « [instruments] », « [organisme] » ou « [date de réponse] »" in page
    assert not Echange.objects.exists()


@pytest.mark.parametrize(("combien", "dit"), [(1, "1 organisme."), (2, "2 organismes.")])
def test_the_number_of_threads_agrees(client, toits, combien, dit):
    suite = envoyer(client, toits[:combien]).url

    assert f"dans le fil de {dit}" in client.get(suite).content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("methode", ["get", "post"])
def test_who_ticked_nothing_is_told_where_to_choose(client, toits, methode):
    page = getattr(client, methode)("/conventions/relancer/?au=2012-10-03").content.decode()

    assert "Choisissez d’abord qui relancer." in page
    assert 'href="/conventions/attentes/?au=2012-10-03">Voir les organismes en retard' in page
    assert "<textarea" not in page


def test_the_letter_is_found_again_from_the_thread(client, toits):
    envoyer(client, toits)
    relance = Echange.objects.get(organisme__nom="Toit")

    page = client.get(relance.organisme.get_absolute_url(), AU).content.decode()

    assert "Lettre (PDF)" in page
    lettre = client.get("/conventions/relances/", AU | {"e": relance.pk, "format": "pdf"})
    assert lettre["Content-Type"] == "application/pdf"


def test_the_mail_and_the_letter_are_ready_at_once(client, toits):
    correspondant(toits[0], "Dominique Exemple", courriel="d@exemple.fr")
    suite = envoyer(client, toits).url

    lettres = client.get(suite).context["lettres"]
    feuilles = PdfReader(BytesIO(client.get(f"{suite}&format=pdf").content)).pages

    assert [lettre.echange.organisme.nom for lettre in lettres] == ["Abri", "Toit"]
    assert {lettre.courriels for lettre in lettres} == {("d@exemple.fr",), ()}
    assert any("mailto:d@exemple.fr?subject=" in lettre.mailto for lettre in lettres)
    assert len(feuilles) == 2
    assert "Réponse attendue avant le" in feuilles[0].extract_text()


def test_nothing_is_recorded_without_organism_or_with_an_answer_before_the_question(client, toits):
    page = envoyer(client, toits, organismes=[], echeance_le="1er octobre 2012")

    assert set(page.context["form"].errors) == {"organismes", "echeance_le"}
    assert not Echange.objects.exists()


def test_no_one_chases_an_organism_of_another_territory(client, toits):
    client.force_login(agent("dreal", reg="53"))

    page = client.post("/conventions/relancer/", {"organismes": [toits[0].pk], "objet": "x", "texte": "x"})

    assert "organismes" in page.context["form"].errors
    assert not Echange.objects.exists()


def test_the_letters_of_others_are_not_read(client, toits):
    suite = envoyer(client, toits).url
    client.force_login(agent("dreal", reg="53"))

    assert client.get(suite.split("au=")[0] + suite.split("&", 1)[1]).context["lettres"] == []


def test_a_stranger_s_parameter_breaks_nothing(client, toits):
    assert client.get("/conventions/relancer/?au=2012-10-03&organismes=x&organismes=99999999").status_code == 200
    assert client.get("/conventions/relances/?au=2012-10-03&e=x").status_code == 200


def choisis(reponse):
    """Who is proposed on the page of the relance."""
    return [organisme.nom for organisme in reponse.context["organismes"]]


def test_a_relance_starts_from_what_falls_due(client, toits):
    page = html.fromstring(client.get("/conventions/echeances/", AU | {"horizon": "retard"}).content.decode())
    [formulaire] = page.xpath("//form[.//input[@name='organismes']]")
    [premiere] = {case.get("value") for case in formulaire.xpath(".//input[contains(@aria-label, 'Abri')]")}

    reponse = client.get(formulaire.action, AU | {"organismes": premiere})

    assert choisis(reponse) == ["Abri"]


def test_a_relance_starts_from_the_rows_ticked_in_the_list(client, toits):
    cus = convention(toits[0])
    page = client.get("/conventions/", AU).content.decode()
    [bouton] = html.fromstring(page).xpath("//button[normalize-space()='Préparer une relance']")

    reponse = client.post(bouton.get("formaction"), {"instruments": [cus.pk]}, follow=True)

    assert choisis(reponse) == [toits[0].nom]


def test_a_relance_starts_from_a_late_task_of_the_dashboard(client, toits):
    convention(toits[0])
    liens = html.fromstring(client.get("/", AU).content.decode()).xpath("//a[contains(., 'Préparer une relance')]")

    assert [choisis(client.get(lien.get("href"))) for lien in liens] == [[toits[1].nom]]
