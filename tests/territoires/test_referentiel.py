"""The official territories: what the lists hold on any day, and their loading."""

from collections import Counter
from datetime import date

import pytest
from stdnum.fr import siren as numero_siren

from territoires import referentiel
from territoires.models import Departement, Epci, Rattachement, RattachementEpci, Region

MODELES = {
    "Region": Region,
    "Departement": Departement,
    "Rattachement": Rattachement,
    "Epci": Epci,
    "RattachementEpci": RattachementEpci,
}
FUSION = date(2016, 1, 1)
VEILLE = date(2015, 12, 31)


def tient(periode, jour):
    return (periode.debut is None or periode.debut <= jour) and (periode.fin is None or jour <= periode.fin)


def regions_le(jour):
    return {fiche.code: fiche.nom for fiche in referentiel.regions() if tient(fiche.vie, jour)}


def departements_de(region, jour):
    return {code for code, region_du, vie in referentiel.rattachements() if region_du == region and tient(vie, jour)}


def test_the_code_31_is_the_nord_pas_de_calais_until_the_last_day_of_2015():
    assert departements_de("31", VEILLE) == {"59", "62"}
    assert regions_le(VEILLE)["31"] == "Nord-Pas-de-Calais"
    assert "31" not in regions_le(FUSION)


def test_the_hauts_de_france_begin_on_the_first_day_of_2016():
    assert departements_de("32", FUSION) == {"02", "59", "60", "62", "80"}
    assert "32" not in regions_le(VEILLE)


def test_there_were_27_regions_before_the_merger_and_18_after_it():
    assert len(regions_le(date(2012, 10, 3))) == 27
    assert len(regions_le(FUSION)) == 18


def test_seven_regions_were_born_of_the_merger_and_sixteen_ended_with_it():
    nees = {fiche.code for fiche in referentiel.regions() if fiche.vie.debut == FUSION}
    finies = {fiche.code for fiche in referentiel.regions() if fiche.vie.fin == VEILLE}

    assert nees == {"27", "28", "32", "44", "75", "76", "84"}
    assert finies == {"21", "22", "23", "25", "26", "31", "41", "42", "43", "54", "72", "73", "74", "82", "83", "91"}


def test_an_unchanged_region_knows_no_bound():
    durees = {fiche.code: fiche.vie for fiche in referentiel.regions()}

    assert all(
        durees[code] == referentiel.TOUJOURS for code in ["01", "02", "03", "04", "11", "24", "52", "53", "93", "94"]
    )


def test_mayotte_becomes_a_departement_and_a_region_on_the_same_day():
    assert "06" not in regions_le(date(2011, 3, 30))
    assert departements_de("06", date(2011, 3, 31)) == {"976"}


@pytest.mark.parametrize("jour", [date(2011, 3, 31), date(2012, 10, 3), VEILLE, FUSION, date(2025, 7, 1)])
def test_every_departement_belongs_to_one_living_region_on_every_day(jour):
    ouverts = [(code, region) for code, region, vie in referentiel.rattachements() if tient(vie, jour)]

    assert Counter(code for code, _ in ouverts) == Counter(code for code, _ in referentiel.departements())
    assert {region for _, region in ouverts} == set(regions_le(jour))


def test_a_merged_region_gave_all_its_departements_to_a_single_one():
    for ancienne in (fiche.code for fiche in referentiel.regions() if fiche.vie.fin == VEILLE):
        siens = departements_de(ancienne, VEILLE)
        assert sum(siens <= departements_de(nouvelle, FUSION) for nouvelle in regions_le(FUSION)) == 1


def test_the_101_departements_are_there_and_no_overseas_collectivity():
    codes = [code for code, _ in referentiel.departements()]

    assert len(codes) == len(set(codes)) == 101
    assert {"2A", "2B", "01", "974"} <= set(codes)
    assert not {"975", "977", "978", "987", "988"} & set(codes)


def test_every_epci_has_a_valid_siren_and_at_least_one_known_departement():
    connus = {code for code, _ in referentiel.departements()}

    for fiche in referentiel.epci():
        assert numero_siren.is_valid(fiche.siren), fiche
        assert fiche.departements, fiche
        assert set(fiche.departements) <= connus, fiche


def test_no_siren_comes_twice_and_names_fit_their_column():
    fiches = referentiel.epci()

    assert len({fiche.siren for fiche in fiches}) == len(fiches)
    assert max(len(fiche.nom) for fiche in fiches) <= Epci._meta.get_field("nom").max_length
    assert max(len(fiche.nature) for fiche in fiches) <= Epci._meta.get_field("nature").max_length


def test_an_epci_astride_two_departements_has_both():
    flandre_lys = next(fiche for fiche in referentiel.epci() if fiche.nom == "CC Flandre Lys")

    assert flandre_lys.departements == ("59", "62")


def test_names_carry_no_typewriter_sign():
    noms = [fiche.nom for fiche in [*referentiel.regions(), *referentiel.epci()]]
    noms += [nom for _, nom in referentiel.departements()]

    assert not [nom for nom in noms if "'" in nom or '"' in nom or "  " in nom]


@pytest.mark.parametrize("nom", ["decoupage", "epci"])
def test_each_kept_list_names_its_package_its_licence_and_what_was_read(nom):
    source = referentiel.lire(nom)["source"]

    assert source["paquet"] == "@etalab/decoupage-administratif"
    assert source["licence"] == "MIT"
    assert source["version"]
    assert all(len(empreinte) == 64 for empreinte in [source["sha256_archive"], *source["sha256"].values()])


@pytest.mark.django_db
def test_loading_lays_every_list_and_loading_again_changes_nothing():
    for _ in range(2):
        referentiel.charger(**MODELES)

        assert Region.objects.count() == len(referentiel.regions())
        assert Departement.objects.count() == len(referentiel.departements())
        assert Rattachement.objects.count() == len(referentiel.rattachements())
        assert Epci.objects.filter(de_reference=True).count() == len(referentiel.epci())
        assert RattachementEpci.objects.count() == sum(len(fiche.departements) for fiche in referentiel.epci())


@pytest.mark.django_db
def test_the_base_knows_the_departements_of_a_region_on_both_sides_of_the_merger():
    referentiel.charger(**MODELES)

    avant = Region.objects.get(code="31").departements(au=date(2012, 10, 3))
    apres = Region.objects.get(code="32").departements(au=FUSION)

    assert {departement.code for departement in avant} == {"59", "62"}
    assert {departement.code for departement in apres} == {"02", "59", "60", "62", "80"}


@pytest.mark.django_db
def test_loading_restores_an_official_name_and_adopts_an_epci_met_in_a_file():
    referentiel.charger(**MODELES)
    Departement.objects.filter(code="59").update(nom="Nrod")
    Epci.objects.filter(siren="200093201").update(nom="", de_reference=False)

    referentiel.charger(**MODELES)

    assert Departement.objects.get(code="59").nom == "Nord"
    assert Epci.objects.get(siren="200093201").de_reference
    assert Epci.objects.get(siren="200093201").nom == "Métropole Européenne de Lille"


@pytest.mark.django_db
def test_loading_keeps_an_epci_that_the_list_does_not_hold():
    Epci.objects.create(siren="245900410", nom="CU de Lille", de_reference=False)

    referentiel.charger(**MODELES)

    assert not Epci.objects.get(siren="245900410").de_reference


@pytest.mark.django_db
def test_loading_takes_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        referentiel.charger(**MODELES)


def test_a_departement_is_told_by_its_name_and_an_unknown_code_by_itself():
    assert [referentiel.nom_du_departement(code) for code in ("59", "2A", "00", "")] == [
        "Nord",
        "Corse-du-Sud",
        "00",
        "",
    ]
