"""The dashboard: counts that lead to their lists, names for who may see them, what waits, what changed."""

from datetime import date, timedelta

import pytest
from lxml import html

from cus_tracker.cycle import Etat
from evaluations.models import Campagne, Evaluation
from pilotage.chiffres import Etude, calculer
from territoires.models import Region

from .. import fabriques

pytestmark = pytest.mark.django_db
AVANT, LIMITE = date(2011, 6, 1), date(2011, 6, 30)


@pytest.fixture
def camille():
    return fabriques.agent(nom="camille", au_retenu=fabriques.JOUR)


def lire(client, compte, adresse="/"):
    """The page as an element tree."""
    client.force_login(compte)
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return html.fromstring(reponse.content.decode())


def texte(element):
    return " ".join(element.text_content().split())


def bloc(page, identifiant):
    """The text of a section, by the id of its title."""
    return texte(page.xpath(f"//section[@aria-labelledby='{identifiant}']")[0])


def locatif(nom, etat=Etat.SIGNEE, le=AVANT, **champs):
    """An organism with a stock and a CUS locatif in a state."""
    qui = fabriques.organisme(nom, **champs)
    fabriques.patrimoine(qui, 500, dep=champs.get("siege", "59"))
    if etat:
        fabriques.passage(fabriques.convention(qui), etat, le)
    return qui


def test_the_cards_say_the_figures_of_the_command(client, camille):
    locatif("Signataire")
    locatif("Tardive", le=LIMITE + timedelta(days=40))
    locatif("Sans Dossier", None)

    page = lire(client, camille)

    chiffres = calculer(Etude(fabriques.REGARD))
    carte = texte(page.xpath("//article")[0])
    assert carte.startswith(f"CUS logements locatifs {chiffres['etat.locatif.signees'].valeur} signées sur 3 attendues")
    assert f"{chiffres['etat.locatif.hors_delai'].valeur} hors délai" in carte


def test_every_count_leads_to_a_list_of_that_many_rows(client, camille):
    for rang in range(3):
        fabriques.avenant(locatif(f"Signataire {rang}").instruments.get(), signee=date(2012, 5, rang + 1))
    locatif("Suspendue", Etat.SUSPENDUE)
    locatif("Sans Dossier", None)
    ailleurs = locatif("Ailleurs", siege="60")
    fabriques.patrimoine(ailleurs, 40, dep="59")

    puces = lire(client, camille).xpath("//article//a[contains(@class, 'cus-puce')]")

    assert len(puces) == 5
    for puce in puces:
        liste = lire(client, camille, puce.get("href"))
        assert texte(liste.xpath("//h2[@id='t-liste']")[0]).split()[0] == puce.xpath("strong")[0].text, texte(puce)


def test_what_is_late_is_named_with_its_days(client, camille):
    locatif("Retardataire", Etat.NEGOCIATION)

    carte = texte(lire(client, camille).xpath("//article")[0])

    jours = (fabriques.JOUR - LIMITE).days
    assert f"{jours} jours après la date limite du 30 juin 2011 : Retardataire." in carte


def test_a_file_that_an_override_does_not_expect_waits_without_being_late(client, camille):
    fabriques.attente(locatif("Négociée", Etat.NEGOCIATION), "locatif", attendu=False)

    page = lire(client, fabriques.agent("ddtm", au_retenu=fabriques.JOUR))

    assert f"{(fabriques.JOUR - AVANT).days} jours" in bloc(page, "t-taches")
    assert "jours après la date limite" not in texte(page.xpath("//article")[0])


def test_what_is_signed_without_being_expected_is_told_beside_what_is(client, camille):
    locatif("Attendue", Etat.NEGOCIATION)
    fabriques.attente(locatif("Imprévue", Etat.SIGNEE), "locatif", attendu=False)

    page = lire(client, camille)

    assert "1 signée, dont 1 non attendue, pour 1 attendue" in texte(page)


def test_a_reader_sees_totals_and_no_name(client):
    locatif("Secret Habitat", Etat.NEGOCIATION)

    page = lire(client, fabriques.agent("lecteur", au_retenu=fabriques.JOUR))

    assert "sur 1 attendue" in texte(page)
    assert "(1 organisme)" in texte(page)
    assert "Secret Habitat" not in html.tostring(page, encoding="unicode")
    assert not page.xpath("//table")
    assert not page.xpath("//main//a[contains(@href, '/conventions/') or contains(@href, '/organismes/')]")


def test_a_ddtm_sees_the_names_of_its_departement_and_the_totals_of_the_region(client):
    locatif("Du Nord")
    locatif("Du Pas-de-Calais", siege="62")

    page = lire(client, fabriques.agent("ddtm", dep="62", au_retenu=fabriques.JOUR))

    matrice = bloc(page, "t-matrice")
    assert "Du Pas-de-Calais" in matrice
    assert "Du Nord" not in matrice
    assert "1 organisme hors de votre territoire" in matrice
    assert "2 signées sur 2 attendues" in texte(page)


def test_the_matrix_groups_and_keeps_only_what_is_not_signed(client, camille):
    locatif("Faite", famille="OPH")
    locatif("À Faire", Etat.AVIS, famille="SEM", siege="62")

    par_famille = bloc(lire(client, camille, "/?grouper=famille"), "t-matrice")
    reste = bloc(lire(client, camille, "/?reste=oui"), "t-matrice")

    assert par_famille.index("Office public de l’habitat") < par_famille.index("Faite")
    assert "Seulement ce qui n’est pas signé (1)" in par_famille
    assert "À Faire" in reste
    assert "Faite" not in reste.replace("À Faire", "")


def test_the_matrix_tells_the_organisms_apart_by_their_place(client, camille):
    exclu, ailleurs = locatif("Hors Champ", None), locatif("Ailleurs", siege="60")
    fabriques.exclure(exclu, motif="Bailleur minier.")
    fabriques.patrimoine(ailleurs, 40, dep="59")
    fabriques.organisme("Inconnu")

    matrice = bloc(lire(client, camille), "t-matrice")

    assert "Extra-régionaux · 1 organisme" in matrice
    assert "Ailleurs (60)" in matrice.partition("Extra-régionaux")[2]
    assert "Hors périmètre CUS : Hors Champ (500 logements). Bailleur minier." in matrice
    assert "InconnuESH inconnu" in matrice


def test_what_waits_is_said_to_who_acts_with_its_reason(client, camille):
    suspendue = locatif("Suspendue", None)
    fabriques.passage(fabriques.convention(suspendue), Etat.SUSPENDUE, AVANT, motif="Le conseil n’a pas délibéré.")
    locatif("Négociée", Etat.NEGOCIATION)

    dreal = bloc(lire(client, camille), "t-taches")
    ddtm = bloc(lire(client, fabriques.agent("ddtm", au_retenu=fabriques.JOUR)), "t-taches")

    assert "Suspendue : CUS locatif en suspens Le conseil n’a pas délibéré · depuis le 1er juin 2011" in dreal
    assert "461 jours" in dreal
    assert "Négociée" not in dreal
    assert "Négociée : CUS locatif en négociation" in ddtm
    assert "1 pour vous · 2 en tout" in ddtm


def test_files_close_to_signature_wait_together_and_lead_to_the_gesture(client, camille):
    for rang in range(3):
        cus = locatif(f"Signataire {rang}").instruments.get()
        fabriques.passage(fabriques.avenant(cus), Etat.PRETE_A_SIGNER, date(2012, 9, 20 + rang))

    page = lire(client, camille)

    assert "3 avenants logements-foyers sont proches de la signature Le plus ancien depuis le 20 sept" in bloc(
        page, "t-taches"
    )
    bouton = page.xpath("//a[contains(@class, 'fr-btn')][contains(., 'Enregistrer la signature')]")[0]
    liste = lire(client, camille, bouton.get("href"))
    assert "3 avenants" in texte(liste)
    assert liste.xpath("//input[@name='instruments'][@checked]") == []


def test_a_file_alone_close_to_signature_is_ticked_in_the_list_that_signs(client, camille):
    avenant = fabriques.avenant(locatif("Signataire").instruments.get())
    fabriques.passage(avenant, Etat.PRETE_A_SIGNER, date(2012, 9, 20))

    page = lire(client, camille)
    (bouton,) = page.xpath("//a[contains(@class, 'fr-btn')][contains(., 'Enregistrer la signature')]")

    liste = lire(client, camille, bouton.get("href"))
    assert liste.xpath("//input[@name='instruments'][@checked]/@value") == [str(avenant.pk)]


def phrases(client, compte, depuis):
    page = lire(client, compte, f"/?depuis={depuis}")
    return [texte(phrase) for phrase in page.xpath("//ul[@id='phrases']/li")]


def test_what_changed_is_told_in_sentences_with_what_did_not(client, camille):
    locatif("Ancienne")
    locatif("Nouvelle", le=date(2012, 5, 23))
    locatif("Bloquée", Etat.SUSPENDUE)

    assert phrases(client, camille, "2012-03-08") == [
        "La deuxième CUS locatif a été signée le 23 mai 2012 ; 1 reste en suspens."
    ]


def test_several_signatures_are_told_with_their_days(client, camille):
    locatif("Une", le=date(2012, 7, 4))
    locatif("Deux", le=date(2012, 7, 19))

    assert phrases(client, camille, "2012-06-06") == ["2 CUS locatif ont été signées, les 4 et 19 juillet 2012."]


def test_a_correction_known_later_changes_the_sentences_of_its_day(client, camille):
    qui = locatif("Corrigée", le=date(2012, 7, 4))
    passage = qui.instruments.get().passages.get()
    passage.rectifie_le, passage.rectifie_motif = fabriques.moment(date(2012, 8, 1)), "Date fausse."
    passage.save()

    assert phrases(client, camille, "2012-06-06") == []
    assert phrases(client, camille, "2012-06-06&connu_le=2012-07-20") == [
        "La première CUS locatif a été signée le 4 juillet 2012."
    ]


def test_absorptions_are_told_in_the_region_they_happened_in_and_break_no_other(client, camille):
    absorbeur = locatif("Ch’ti Logis")
    locatif("Absorbée", absorbe_par=absorbeur, absorbe_le=date(2012, 7, 4))
    locatif("Francilienne", siege="75")
    admin, jour = fabriques.agent("admin", au_retenu=fabriques.JOUR), fabriques.JOUR
    dites = {
        region.code: phrases(client, admin, f"2012-06-06&region={region.code}")
        for region in Region.objects.all()
        if region.existe(au=jour)
    }

    assert len(dites) > 20
    assert dites.pop("31") == ["1 organisme a été absorbé par d’autres, le 4 juillet 2012."]
    assert not any(dites.values())


def test_an_empty_base_says_what_to_do_next(client, camille):
    page = lire(client, camille)

    assert "Importez le classeur de la région" in texte(page)


def test_a_day_before_any_generation_is_said(client, camille):
    locatif("Signataire")

    assert "Aucune génération de conventions n’avait commencé" in texte(lire(client, camille, "/?au=1999-01-01"))


def test_a_region_that_is_gone_names_its_successor(client):
    client.force_login(fabriques.agent(nom="ancienne", au_retenu=None))

    reponse = client.get("/?au=2020-01-01")

    assert reponse.status_code == 404
    assert "Hauts-de-France" in reponse.content.decode()


def test_an_administrator_lands_where_the_organisms_are(client):
    locatif("Signataire")

    page = lire(client, fabriques.agent("admin", au_retenu=fabriques.JOUR))

    assert "1 organisme régional" in texte(page)


def test_late_evaluations_wait_until_they_are_handed_over(client, camille):
    cus = locatif("Retardataire").instruments.get()
    campagne = Campagne.objects.create(
        region=fabriques.region(),
        generation=cus.generation,
        debut=2011,
        fin=2011,
        ouverte_le=date(2012, 4, 2),
        echeance_le=date(2012, 6, 30),
    )
    evaluation = Evaluation.objects.create(convention=cus, debut=2011, fin=2011, etat="en_saisie")

    avant = bloc(lire(client, camille), "t-taches")
    Evaluation.objects.filter(pk=evaluation.pk).update(etat="transmise")

    assert f"1 évaluation {campagne.periode} n’est pas rendue À rendre pour le 30 juin 2012 95 jours" in avant
    assert "évaluation" not in bloc(lire(client, camille), "t-taches")


def test_objectives_moved_by_an_avenant_are_told_with_their_figure(client, camille):
    cus = locatif("Productrice").instruments.get()
    avenant = fabriques.avenant(cus, objet="objectifs", signee=date(2012, 7, 2))
    fabriques.objectif(cus, 1000)
    fabriques.objectif(avenant, 1300)

    dites = phrases(client, camille, "2012-06-06")

    assert dites == ["Les objectifs de production 2011-2016 progressent de 300 logements, à 1 300, après 1 avenant."]
