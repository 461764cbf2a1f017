"""The note says what is true of any région: all, some, one, none, missing, another date."""

from datetime import date
from decimal import Decimal

import pytest

from cus_tracker.cycle import Etat
from organismes.models import Perimetre
from pilotage.models import Reunion
from tests.fabriques import (
    avenant,
    bailleur,
    convention,
    exclure,
    objectif,
    organisme,
    passage,
    patrimoine,
    qualificatif,
    realise,
    reference,
    signataire,
)

from .note_lue import annexe, ecrire, lire

pytestmark = pytest.mark.django_db
SIGNEE = date(2011, 6, 14)
DPE = {f"dpe_{lettre}": n for lettre, n in zip("abcdefg", (0, 0, 10, 30, 5, 5, 0), strict=True)}


def test_a_region_where_nothing_is_known_says_so_everywhere():
    note = lire()

    assert "Aucun instrument n’est attendu des organismes de la région à cette date." in note
    assert "Le nombre de logements à financer sur la période 2011-2016 est non disponible : aucun organisme" in note
    assert "L’estimation par classe de DPE est non disponible" in note
    assert "Les ventes prévisionnelles à l’occupant sont non disponibles" in note
    assert "Aucune réunion n’est enregistrée dans les douze mois qui précèdent le 3 octobre 2012." in note
    assert "n.d." in note


def test_every_figure_of_the_registry_has_its_row_and_none_is_quoted_without():
    signataire(300)
    document = ecrire()

    assert document.orphelins == frozenset()
    assert {"a1.total", "dpe.efg", "qualite.completude"} <= {renvoi.chiffre for renvoi in document.registre}
    assert any(
        "a1.total | Somme des objectifs A.I sur les années comptées. Non disponible" in x for x in annexe(document)
    )


def test_one_organism_that_signed_is_told_in_the_singular():
    signataire(300)

    note = lire()

    assert "Le seul instrument attendu est signé ou proche de la signature." in note
    assert "Le seul organisme attendu dont le siège est en région a signé sa CUS logements locatifs." in note
    assert "CUS logements locatifs signée par les organismes de la région" in note


def test_some_signed_and_the_others_are_told_by_state():
    signataire(300)
    passage(convention(bailleur(200)), Etat.NEGOCIATION, date(2012, 2, 1))
    bailleur(100)

    note = lire()

    assert "1 des 3 instruments attendus est signé ou proche de la signature." in note
    assert "1 des 3 organismes attendus dont le siège est en région a signé sa CUS logements locatifs." in note
    assert "À suivre : une CUS en négociation et un organisme sans dossier enregistré." in note


def test_nobody_signed():
    bailleur(300)
    bailleur(200)

    assert "Aucun des 2 organismes attendus dont le siège est en région n’a encore signé" in lire()


def test_a_signature_after_the_deadline_is_told():
    signataire(300, signee=date(2011, 7, 1))
    signataire(300)

    assert "Le délai, fixé au 30 juin 2011, a été dépassé pour une convention." in lire()


def test_the_last_draft_in_suspense_is_told_by_its_rank():
    for _ in range(2):
        patrimoine(qui := organisme(famille="COOP"), 0)
        convention(qui, "accession", signee=date(2011, 11, 14))
    patrimoine(qui := organisme(famille="COOP"), 0)
    passage(convention(qui, "accession"), Etat.SUSPENDUE, date(2011, 11, 2))

    note = lire()

    assert "2 CUS accession ont été signées par les organismes régionaux, sur 3 attendues." in note
    assert "La signature du projet de CUS accession du troisième organisme régional concerné est toujours" in note


def test_foyers_signed_close_and_negotiated():
    for etat in (Etat.SIGNEE, Etat.PRETE_A_SIGNER, Etat.NEGOCIATION):
        patrimoine(qui := organisme(), 100, logements_foyers=10)
        passage(avenant(convention(qui, signee=SIGNEE)), etat, date(2012, 9, 1))

    note = lire()

    assert "Le déploiement est en cours (2 sur 3 attendus)." in note
    assert "2 avenants logements-foyers à la CUS initiale sont d’ores et déjà signés ou proches d’une signature" in note
    assert "(1 signé, 1 proche de l’être)" in note
    assert "L’avenant logements-foyers d’un organisme régional est encore au stade de la négociation." in note


def test_a_production_above_the_past_is_not_told_as_below():
    cus = signataire(1000)
    objectif(cus, 150, produit="PLUS", departement="59")
    objectif(cus, 50, produit="PLAI", departement="59")
    reference(100)
    reference(100, produit="PLAI")

    note = lire()

    assert "Ce niveau de production prévisionnel est supérieur de 100 % à celui de la période 2005-2010" in note
    assert "une baisse nette de la production de PLAI (50 % inférieure à la période 2005-2010)" in note
    assert "représenterait 25 % des objectifs PLUS-PLAI" in note
    assert "La part nationale du PLAI est non disponible" in note


@pytest.mark.parametrize(
    ("part", "dit"),
    [
        ("0.40", "ce qui place la région en retrait de la tendance nationale"),
        ("0.25", "ce qui place la région au niveau de la tendance nationale"),
        ("0.20", "ce qui place la région au-dessus de la tendance nationale"),
    ],
)
def test_the_place_among_regions_follows_the_national_share(part, dit):
    cus = signataire(1000)
    objectif(cus, 75, produit="PLUS")
    objectif(cus, 25, produit="PLAI")
    bornes = {"minimum": Decimal("0.10"), "maximum": Decimal("0.50")}
    reference(Decimal(part), annees=(2011, 2016), niveau="france", territoire="France", grandeur="part_plai", **bornes)

    assert dit in lire()
    assert "(entre 10 et 50 % selon les régions)" in lire()


def test_a_departement_that_weighs_more_than_before_is_named_with_its_article():
    cus = signataire(1000)
    objectif(cus, 30, produit="PLUS", departement="59")
    objectif(cus, 70, produit="PLUS", departement="62")
    reference(50, niveau="departement", territoire="59")
    reference(50, niveau="departement", territoire="62")

    note = lire()

    assert "Une tendance au recentrage vers le Pas-de-Calais apparaît." in note
    assert (
        "Le Pas-de-Calais représente ainsi 70 % du développement prévisionnel régional 2011-2016, contre 50 %" in note
    )


def test_shares_that_do_not_move_are_told_so():
    cus = signataire(1000)
    for code in ("59", "62"):
        objectif(cus, 50, produit="PLUS", departement=code)
        reference(50, niveau="departement", territoire=code)

    assert "La répartition entre départements resterait proche de celle du passé" in lire()


def test_sales_that_fall_every_year_are_a_continuous_fall():
    cus = signataire(1000)
    for annee in range(2011, 2017):
        objectif(cus, 100 - 20 * (annee - 2011), "D.I", annees=annee, mesure="mis_en_commercialisation")
    objectif(cus, 60, "D.I", mesure="vendus")
    reference(100, "D.I", (2005, 2009), mesure="vendus")

    note = lire()

    assert "une baisse nette et continue du volume prévisionnel de logements mis en commercialisation" in note
    assert (
        "les ventes prévisionnelles à l’occupant seraient nettement inférieures à celles de la période" in note.lower()
    )


@pytest.mark.parametrize(
    ("chiffrees", "dit"), [(0, "aucune des 4 CUS"), (1, "peu de CUS (1 sur 4)"), (4, "toutes les CUS (4 sur 4)")]
)
def test_thermal_commitments_are_none_few_or_all(chiffrees, dit):
    for rang in range(4):
        cus = signataire(100)
        if rang < chiffrees:
            objectif(cus, 12, "C.III")

    assert dit in lire()


def test_energy_classes_are_extended_to_the_whole_stock_and_it_is_said():
    patrimoine(qui := organisme(), 100, **DPE)
    convention(qui, signee=SIGNEE)

    note = lire()

    assert "connus pour 50 % du parc, permettent d’estimer à 20 logements le parc classé E, F ou G" in note
    assert "Au total, 80 logements, soit 80 % du parc locatif social régional" in note
    assert "150 kWhEP/m²/an" in note


def test_after_july_2021_the_threshold_of_the_old_scale_is_not_printed():
    patrimoine(qui := organisme(), 100, **DPE)
    convention(qui, signee=date(2020, 1, 1), gen="2019-2025")

    assert "150 kWhEP/m²/an" not in lire(date(2022, 1, 1), region="32")


def test_an_excluded_landlord_is_named_with_its_reason_and_its_stock_left_out():
    exclu = bailleur(5000, nom="Cités du Phare Inventé")
    for perimetre in (Perimetre.HORS_CUS, Perimetre.HORS_STATISTIQUES):
        exclure(exclu, perimetre, motif="Bailleur hors du champ de la loi.")
    objectif(signataire(1000), 100, produit="PLUS")
    document = ecrire()

    assert "10 % du parc locatif social régional hors Cités du Phare Inventé" in lire()
    assert "Périmètre hors-statistiques. Leur parc et leurs objectifs n’entrent dans aucun total ni dénominateur. " + (
        "Cités du Phare Inventé : Bailleur hors du champ de la loi."
    ) in set(annexe(document))


def test_levels_readings_and_rebuilding_are_counted():
    for departement, anru, lecture in (("59", "inclus", "deliberation"), ("", "non_inclus", "avis_recueillis")):
        cus = signataire(100)
        objectif(cus, 10, produit="PLUS", departement=departement)
        qualificatif(cus, anru)
        qualificatif(cus, lecture, "lecture", "D.I")

    note = lire()

    assert "une déclinaison territoriale hétérogène (1 au département, 1 sans aucun territoire)" in note
    assert "1 délibération et avis recueillis, 1 délibération seule" in note
    assert "1 incluse, 1 non incluse" in note
    assert "le total A1 est un minimum" in note


def test_first_results_clearly_above_objectives_are_counted():
    cus = signataire(100)
    objectif(cus, 10, annees=2011, produit="PLUS", departement="59")
    realise(cus, 13, produit="PLUS", departement="59")

    assert "En 2011, des niveaux de réalisation sont nettement supérieurs (de plus de 20 %)" in lire()
    assert "pour un organisme sur 1 en PLUS" in lire()


def test_a_value_typed_after_the_second_clock_is_not_told():
    objectif(signataire(1000), 100, produit="PLUS")

    avant, apres = (lire(connu_le=jour) for jour in (date(2011, 6, 30), date(2011, 7, 31)))

    assert "100 logements pourraient être financés" in apres
    assert "données connues au 31 juillet 2011" in apres
    assert "100 logements" not in avant


def test_meetings_are_counted_by_semester_and_those_to_come_by_season():
    Reunion.objects.create(le=date(2012, 1, 9), objet="Loyers", themes="loyers", decisions="Se revoir.")
    Reunion.objects.create(le=date(2012, 12, 14), objet="Accession", themes="accession")
    Reunion.objects.create(le=date(2010, 1, 9), objet="Ancienne réunion")

    note = lire()

    assert "Une réunion a été organisée au cours du premier semestre 2012, le 9 janvier 2012." in note
    assert (
        "Une nouvelle réunion à thème (accession) devrait être organisée à l’automne 2012, le 14 décembre 2012." in note
    )
    assert "Ancienne réunion" not in note


def test_the_committee_and_the_session_have_the_name_of_their_time():
    assert "Comité régional de l’habitat\n" in lire()
    assert "Comité régional de l’habitat et de l’hébergement" in lire(date(2020, 6, 1), region="32")
    assert "Séance plénière du 20 octobre 2012" in lire(seance=date(2012, 10, 20))


def test_another_region_and_another_generation_are_written_whole():
    patrimoine(qui := organisme(siege="13"), 1000, dep="13")
    cus = convention(qui, signee=date(2019, 12, 1), gen="2019-2025")
    objectif(cus, 200, "PP-1", (2019, 2024), departement="13")

    note = lire(date(2020, 6, 1), region="93")

    assert "200 logements pourraient être financés sur la période" in note
    assert "Bouches-du-Rhône" in note


def test_before_the_deadline_the_note_says_how_long_it_runs():
    signataire(300, signee=date(2011, 4, 1))

    assert "Le délai court jusqu’au 30 juin 2011." in lire(date(2011, 5, 15))


def test_an_evaluation_handed_in_later_is_not_told_as_handed_in():
    cus = signataire(300)
    cus.evaluations.create(debut=2011, fin=2012, etat="transmise", le=date(2012, 9, 1))

    assert "pour 2011-2012, sur une évaluation : 1 transmise." in lire()
    assert "pour 2011-2012, sur une évaluation : 1 non encore transmise." in lire(date(2012, 8, 1))


def test_nothing_on_sale_and_nothing_sold_are_told_as_such():
    cus = signataire(300)
    for annee in (2011, 2016):
        objectif(cus, 0, "D.I", annees=annee, mesure="mis_en_commercialisation")
    objectif(cus, 0, "D.I", mesure="vendus")

    note = lire()

    assert "Aucun logement ne serait mis en commercialisation de 2011 à 2016." in note
    assert "Aucune vente à l’occupant n’est prévue sur 2011-2016." in note


def test_a_national_share_of_other_years_says_which():
    cus = signataire(1000)
    objectif(cus, 75, produit="PLUS")
    objectif(cus, 25, produit="PLAI")
    reference(Decimal("0.3"), annees=(2009, 2010), niveau="france", territoire="France", grandeur="part_plai")

    assert "La part nationale du PLAI (2009-2010) est de 30 % des PLUS-PLAI" in lire()


def test_a_region_of_many_departements_has_a_bar_for_each():
    for code in ("09", "12", "31", "32", "46", "65", "81", "82"):
        patrimoine(qui := organisme(siege=code), 1000, dep=code)
        objectif(convention(qui, signee=SIGNEE), 10, produit="PLUS", departement=code)

    note = lire(region="73")

    assert "Part des départements. Ariège : 13 % ; Aveyron : 13 % ; Haute-Garonne : 13 %" in note
