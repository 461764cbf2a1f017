"""The gestures on the file of an organism: who may, what they write, what they refuse, what history keeps."""

import re
from datetime import date

import pytest
from lxml import html

from organismes.ensemble import Ensemble
from organismes.models import Echange, Inclusion, Organisme, Patrimoine, Perimetre
from organismes.rubriques import RUBRIQUES
from tests.fabriques import agent, convention, departement, exclure, organisme, patrimoine, region, siren

pytestmark = pytest.mark.django_db
AU = {"au": "2012-10-03"}
GESTES = ("corriger", "supprimer", "absorber", "retablir")
IDENTITE = {"nom": "Toit neuf", "sigle": "", "famille": "OPH"}


def ouvrir(client, adresse):
    """The page of a form."""
    return client.get(adresse, AU)


def envoyer(client, adresse, **saisie):
    """The form sent from a page just opened, with what its boxes held and what was typed over."""
    page = ouvrir(client, adresse)
    boites = {nom: page.context["form"][nom].value() for nom in page.context["form"].fields}
    donnees = {nom: valeur for nom, valeur in (boites | saisie).items() if valeur is not None}
    return client.post(f"{adresse}?au=2012-10-03", donnees)


@pytest.fixture
def dreal(client):
    qui = agent("dreal", nom="camille")
    client.force_login(qui)
    return qui


@pytest.fixture
def toit():
    return organisme("Toit", famille="ESH")


def test_an_organism_is_created_from_its_identity(client, dreal):
    numero = siren()

    reponse = envoyer(
        client, "/organismes/creer/", siren=f"{numero[:3]} {numero[3:]}", siege=departement("62").pk, **IDENTITE
    )

    cree = Organisme.objects.get(siren=numero)
    assert reponse.url == f"/organismes/{cree.pk}/?au=2012-10-03"
    assert cree.history.get().history_user == dreal


def test_a_wrong_siren_is_refused_and_nothing_typed_is_lost(client, dreal):
    reponse = envoyer(client, "/organismes/creer/", siren="123456789", siege=departement("59").pk, **IDENTITE)

    assert "siren" in reponse.context["form"].errors
    assert "Toit neuf" in reponse.content.decode()
    assert not Organisme.objects.exists()


def test_an_organism_already_known_is_refused(client, dreal, toit):
    reponse = envoyer(client, "/organismes/creer/", siren=toit.siren, siege=departement("59").pk, **IDENTITE)

    assert "Un organisme porte déjà ce SIREN." in reponse.content.decode()


def test_an_organism_seated_elsewhere_comes_with_the_stock_that_makes_it_followed_here(client, dreal):
    saisie = {"siren": siren(), "siege": departement("60").pk} | IDENTITE
    assert "logements" in envoyer(client, "/organismes/creer/", **saisie).context["form"].errors

    envoyer(client, "/organismes/creer/", departement=departement("59").pk, au="01/01/2012", logements=12, **saisie)

    assert Organisme.objects.visibles_par(dreal).get().patrimoines.get().logements == 12


def test_an_organism_seated_where_a_dreal_has_an_account_is_that_dreal_s(client, dreal):
    agent("dreal", reg="22")

    reponse = envoyer(client, "/organismes/creer/", siren=siren(), siege=departement("60").pk, **IDENTITE)

    assert "siege" in reponse.context["form"].errors


def test_a_correction_is_kept_with_its_reason(client, dreal, toit):
    envoyer(client, f"/organismes/{toit.pk}/corriger/", nom="Toit et Cie", raison="Changement de nom.")

    toit.refresh_from_db()
    assert toit.nom == "Toit et Cie"
    page = ouvrir(client, f"/organismes/{toit.pk}/historique/").content.decode()
    assert "Changement de nom." in page
    assert "camille" in page
    assert '<del class="cus-gris">Toit</del> → Toit et Cie' in page


def test_an_empty_organism_goes_and_history_says_why(client, dreal, toit):
    envoyer(client, f"/organismes/{toit.pk}/supprimer/", motif="Saisi deux fois.")

    assert not Organisme.objects.exists()
    assert Organisme.history.filter(history_type="-").get().history_change_reason == "Saisi deux fois."


def test_an_organism_on_which_something_hangs_stays_and_says_what(client, dreal, toit):
    convention(toit)
    patrimoine(toit)

    page = ouvrir(client, f"/organismes/{toit.pk}/supprimer/")
    client.post(f"/organismes/{toit.pk}/supprimer/?au=2012-10-03", {"motif": "Tant pis."})

    assert page.context["pieces"] == [("patrimoine", 1), ("instrument", 1)] or {"patrimoine", "instrument"} == {
        nom for nom, _ in page.context["pieces"]
    }
    assert Organisme.objects.filter(pk=toit.pk).exists()


@pytest.fixture
def fusion(toit):
    """An absorbed-to-be with a signed CUS and stock in two départements, one of which the absorber has since told."""
    absorbeur = organisme("Grand Toit")
    patrimoine(toit, 100, dep="59")
    patrimoine(toit, 40, dep="62")
    patrimoine(absorbeur, 900, dep="62", au=date(2012, 6, 1))
    convention(toit, signee=date(2011, 6, 28))
    return absorbeur


def test_each_class_of_the_stock_says_in_sight_that_it_is_of_the_dpe(client, dreal, toit):
    patrimoine(toit, 10)

    page = html.fromstring(ouvrir(client, f"/organismes/{toit.pk}/").content.decode())

    classes = page.xpath("//table[caption[contains(., 'classes du DPE')]]//th[contains(., 'DPE')]")
    assert [th.text for th in classes] == [f"DPE\u00a0{classe}" for classe in "ABCDEFG"]


def test_an_absorbed_organism_says_by_whom_in_its_successions(client, dreal, toit):
    Organisme.objects.filter(pk=toit.pk).update(absorbe_par=organisme("Grand Toit"), absorbe_le=date(2012, 10, 1))

    for au, dit in (("2012-10-02", "Absorbé par"), ("2012-09-30", "Sera absorbé par")):
        page = html.fromstring(client.get(f"/organismes/{toit.pk}/?au={au}").content.decode())
        (bloc,) = page.xpath("//section[.//h2[.='Successions et périmètres']]")
        lu = " ".join(bloc.text_content().replace("\u00a0", " ").split())
        assert f"{dit} Grand Toit le 1er octobre 2012." in lu
        assert "Aucune absorption" not in lu


def absorption(absorbeur):
    return {"absorbe_par": absorbeur.pk, "absorbe_le": "1er juin 2012", "motif": "Fusion du 1er juin."}


def test_what_an_absorption_moves_is_shown_before_it_is_recorded(client, dreal, toit, fusion):
    page = envoyer(client, f"/organismes/{toit.pk}/absorber/", **absorption(fusion))
    apercu = page.context["apercu"]

    assert re.findall(r"<li>(\S+)\s:\s(\d+)", page.content.decode()) == [("Nord", "100"), ("Pas-de-Calais", "40")]
    assert [(s.departement, s.logements) for s in apercu.portes] == [("59", 100)]
    assert [(s.departement, s.logements) for s in apercu.remplaces] == [("62", 40)]
    assert [i.etat for i in apercu.instruments] == ["signee"]
    assert not re.search(r"\(\s", html.fromstring(page.content.decode()).text_content())
    assert Organisme.objects.get(pk=toit.pk).absorbe_par is None


def test_an_absorption_is_recorded_dated_and_undone(client, dreal, toit, fusion):
    envoyer(client, f"/organismes/{toit.pk}/absorber/", **absorption(fusion), confirmer="oui")
    toit.refresh_from_db()
    assert (toit.absorbe_par, toit.absorbe_le) == (fusion, date(2012, 6, 1))
    assert toit.history.first().history_change_reason == "Fusion du 1er juin."
    assert toit.pk not in Ensemble(region(), au=date(2012, 6, 1)).regionaux

    envoyer(client, f"/organismes/{toit.pk}/retablir/", motif="Fusion annulée par le tribunal.")

    toit.refresh_from_db()
    assert toit.absorbe_par is None
    assert toit.pk in Ensemble(region(), au=date(2012, 6, 1)).regionaux


def test_an_absorption_without_reason_is_refused_in_words(client, dreal, toit, fusion):
    page = envoyer(client, f"/organismes/{toit.pk}/absorber/", **absorption(fusion) | {"motif": ""}).content.decode()

    assert "Dites pourquoi." in page
    assert ">Choisissez<" in page


def test_an_absorption_that_would_close_a_loop_is_refused(client, dreal, toit, fusion):
    toit.absorber(fusion, le=date(2012, 1, 1), motif="Fusion.")

    reponse = envoyer(client, f"/organismes/{toit.pk}/absorber/", **absorption(fusion), confirmer="oui")

    assert "boucle" in reponse.content.decode()


def test_the_region_is_told_when_what_moves_leaves_its_totals(client, dreal, toit):
    parti = organisme("Toit de l’Oise", siege="60")
    patrimoine(parti, 10, dep="59")
    patrimoine(toit, 10)

    apercu = envoyer(client, f"/organismes/{toit.pk}/absorber/", **absorption(parti)).context["apercu"]

    assert "hors de la région" in apercu.alertes[0]


def lointain(numero="", **autres):
    return {"absorbeur_siren": numero, "absorbe_le": "1er juin 2012", "motif": "Fusion."} | autres


def test_an_absorber_out_of_the_territory_is_named_by_its_siren_alone(client, dreal, toit):
    paris, adresse = organisme("Paris Lointain", siege="75"), f"/organismes/{toit.pk}/absorber/"
    assert "Paris Lointain" not in ouvrir(client, adresse).content.decode()

    vu = envoyer(client, adresse, **lointain(f" {paris.siren[:3]} {paris.siren[3:6]} {paris.siren[6:]}"))
    envoyer(client, adresse, **lointain(paris.siren), confirmer="oui")

    assert vu.context["apercu"].absorbeur == paris
    assert "hors de la région" in vu.context["apercu"].alertes[0]
    assert Organisme.objects.get(pk=toit.pk).absorbe_par == paris
    assert ouvrir(client, f"/organismes/{paris.pk}/").status_code == 404
    assert f'href="/organismes/{paris.pk}/' not in ouvrir(client, f"/organismes/{toit.pk}/").content.decode()


def test_an_absorption_without_an_absorber_or_with_two_is_refused_in_words(client, dreal, toit, fusion):
    paris, adresse = organisme("Paris Lointain", siege="75"), f"/organismes/{toit.pk}/absorber/"
    saisies = (lointain(), lointain("999 999 999"), lointain(paris.siren, absorbe_par=fusion.pk))

    dites = [envoyer(client, adresse, **saisie).context["form"].errors for saisie in saisies]

    assert [" ".join(mot for mots in erreurs.values() for mot in mots) for erreurs in dites] == [
        "Choisissez l’absorbeur, ou donnez son SIREN.",
        "Aucun organisme enregistré ne porte ce SIREN.",
        "Ce SIREN n’est pas celui de l’organisme choisi dans la liste.",
    ]


LIGNES = {
    "patrimoine": {"departement": 59, "au": "1er janvier 2012", "logements": 120, "logements_foyers": 0},
    "perimetre": {"perimetre": Perimetre.HORS_CUS, "motif": "Pas un organisme HLM."},
    "attente": {"instrument": "accession", "attendu": "oui", "motif": "Activité d’accession."},
    "correspondant": {"nom": "Dominique Exemple", "courriel": "d@exemple.fr"},
    "fil": {"le": "3 octobre 2012", "nature": "appel", "texte": "Dossier promis.", "action": "Rappeler"},
}


def saisie(rubrique):
    """What an agent types to add a row."""
    voulu = dict(LIGNES[rubrique.nom])
    if "departement" in voulu:
        voulu["departement"] = departement("59").pk
    if "perimetre" in voulu:
        voulu["perimetre"] = Perimetre.objects.get(nom=voulu["perimetre"]).pk
    return voulu


@pytest.mark.parametrize("rubrique", RUBRIQUES, ids=lambda r: r.nom)
def test_a_row_is_added_corrected_and_struck_out_with_its_history(client, dreal, toit, rubrique):
    lignes = getattr(toit, rubrique.liees)
    racine = f"/organismes/{toit.pk}/{rubrique.nom}"

    envoyer(client, f"{racine}/ajouter/", **saisie(rubrique))
    ligne = lignes.get()
    envoyer(client, f"{racine}/{ligne.pk}/corriger/", raison="Relu.")
    envoyer(client, f"{racine}/{ligne.pk}/supprimer/", motif="Saisi à tort.")

    assert not lignes.exists()
    genres = list(type(ligne).history.filter(id=ligne.pk).values_list("history_type", "history_change_reason"))
    assert genres == [("-", "Saisi à tort."), ("~", "Relu."), ("+", None)]


@pytest.mark.parametrize("rubrique", [r for r in RUBRIQUES if r.nom in ("patrimoine", "attente")], ids=lambda r: r.nom)
def test_the_same_row_twice_is_refused_in_words(client, dreal, toit, rubrique):
    adresse = f"/organismes/{toit.pk}/{rubrique.nom}/ajouter/"
    envoyer(client, adresse, **saisie(rubrique))

    reponse = envoyer(client, adresse, **saisie(rubrique))

    assert reponse.status_code == 200
    assert "déjà" in reponse.content.decode()


def test_more_classes_than_dwellings_are_refused(client, dreal, toit):
    rubrique = RUBRIQUES[0]

    reponse = envoyer(client, f"/organismes/{toit.pk}/patrimoine/ajouter/", **saisie(rubrique), dpe_d=121)

    assert "davantage" in reponse.content.decode()
    assert not Patrimoine.objects.exists()


def test_an_exclusion_is_closed_by_its_end(client, dreal, toit):
    inclusion = exclure(toit)

    envoyer(client, f"/organismes/{toit.pk}/perimetre/{inclusion.pk}/corriger/", fin="31/12/2011")

    assert Inclusion.objects.get().fin == date(2011, 12, 31)


def test_the_next_action_is_marked_done(client, dreal, toit):
    entree = Echange.objects.create(organisme=toit, le=date(2012, 9, 1), texte="Appel.", action="Rappeler")

    client.post(f"/organismes/{toit.pk}/fil/{entree.pk}/faire/?au=2012-10-03")

    assert Echange.objects.get().fait_le is not None


def test_an_entry_of_the_thread_is_signed_by_its_author(client, dreal, toit):
    envoyer(client, f"/organismes/{toit.pk}/fil/ajouter/", **LIGNES["fil"])

    assert Echange.objects.get().par == dreal


def test_an_absorption_after_the_day_looked_at_is_told(client, dreal, toit, fusion):
    fusion.absorber(toit, le=date(2013, 1, 1), motif="Fusion.")

    page = client.get(toit.get_absolute_url(), AU).content.decode()

    assert "Sera absorbé le 1er\u00a0janvier 2013" in page
    assert "après la date que vous regardez" in page


def adresses(pk):
    """Every address of a gesture on an organism."""
    yield from (f"/organismes/{pk}/{geste}/" for geste in GESTES)
    yield from (f"/organismes/{pk}/{r.nom}/ajouter/" for r in RUBRIQUES)


def test_a_ddtm_writes_in_the_thread_of_those_it_pilots_and_keeps_no_identity(client, toit):
    client.force_login(agent("ddtm", dep="59"))

    permis = {adresse.split("/", 3)[3] for adresse in adresses(toit.pk) if ouvrir(client, adresse).status_code == 200}

    assert permis == {"correspondant/ajouter/", "fil/ajouter/"}
    assert client.get("/organismes/creer/", AU).status_code == 403


def test_no_button_is_drawn_that_would_be_refused(client, toit):
    client.force_login(agent("ddtm", dep="59"))

    page = ouvrir(client, f"/organismes/{toit.pk}/").content.decode()

    refuses = [a for a in adresses(toit.pk) if f'href="{a}' in page and ouvrir(client, a).status_code != 200]
    assert not refuses


def test_those_who_only_hold_dwellings_here_are_seen_and_not_changed(client, toit):
    patrimoine(toit, 10, dep="62")
    client.force_login(agent("ddtm", dep="62"))

    assert {ouvrir(client, adresse).status_code for adresse in adresses(toit.pk)} == {403}


def test_another_territory_and_a_reader_open_nothing(client, toit):
    client.force_login(agent("dreal", reg="53"))
    assert {client.get(adresse).status_code for adresse in adresses(toit.pk)} == {404}

    client.force_login(agent("lecteur"))
    assert {ouvrir(client, adresse).status_code for adresse in adresses(toit.pk)} == {404}
