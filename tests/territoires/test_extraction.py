"""What the extraction takes from an unpacked package, and how it writes it."""

import json

import pytest

from territoires import extraction


@pytest.fixture
def paquet(tmp_path):
    lignes = {
        "regions": [
            {"code": "93", "nom": "Provence-Alpes-Côte d'Azur", "zone": "metro"},
            {"code": "987", "nom": "Polynésie française", "zone": "com"},
        ],
        "departements": [
            {"code": "13", "nom": "Bouches-du-Rhône", "region": "93", "zone": "metro"},
            {"code": "04", "nom": "Alpes-de-Haute-Provence", "region": "93", "zone": "metro"},
            {"code": "987", "nom": "Polynésie française", "region": "987", "zone": "com"},
        ],
        "communes": [
            {"code": "04001", "type": "commune-actuelle", "zone": "metro", "departement": "04"},
            {"code": "13001", "type": "commune-actuelle", "zone": "metro", "departement": "13"},
            {"code": "13001", "type": "commune-deleguee", "zone": "metro", "departement": "84"},
        ],
        "epci": [
            {
                "code": "200000002",
                "nom": 'CC "Les  Deux"',
                "type": "CC",
                "membres": [{"code": "13001"}, {"code": "04001"}],
            },
        ],
        "ept": [{"code": "200000001", "nom": "Un", "type": "EPT", "membres": [{"code": "13001"}]}],
    }
    (tmp_path / "data").mkdir()
    (tmp_path / "package.json").write_text(json.dumps({"name": "paquet", "version": "1.0", "license": "MIT"}))
    for nom, contenu in lignes.items():
        (tmp_path / "data" / f"{nom}.json").write_text(json.dumps(contenu))
    return tmp_path


def ecrit(paquet, nom):
    extraction.extraire(paquet, "0" * 64, vers=paquet)
    return json.loads((paquet / f"{nom}.json").read_text())


def test_regions_and_departements_are_sorted_and_overseas_collectivities_left_out(paquet):
    decoupage = ecrit(paquet, "decoupage")

    assert decoupage["regions"] == [{"code": "93", "nom": "Provence-Alpes-Côte d’Azur"}]
    assert [departement["code"] for departement in decoupage["departements"]] == ["04", "13"]


def test_an_epci_is_attached_to_the_departements_of_the_communes_of_today(paquet):
    assert ecrit(paquet, "epci")["epci"] == [
        ["200000001", "Un", "EPT", ["13"]],
        ["200000002", "CC «\u00a0Les Deux\u00a0»", "CC", ["04", "13"]],
    ]


def test_the_header_says_where_the_list_comes_from(paquet):
    source = ecrit(paquet, "epci")["source"]

    assert (source["paquet"], source["version"], source["licence"]) == ("paquet", "1.0", "MIT")
    assert source["sha256_archive"] == "0" * 64
    assert source["sha256"]["ept"] == extraction.empreinte(paquet / "data" / "ept.json")


def test_extracting_twice_writes_the_same_bytes(paquet):
    extraction.extraire(paquet, vers=paquet)
    premier = (paquet / "epci.json").read_bytes()

    extraction.extraire(paquet, vers=paquet)

    assert (paquet / "epci.json").read_bytes() == premier
