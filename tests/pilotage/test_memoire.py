"""What is kept is exact: any write, by any path, makes it be computed again (house: cache by regard and stamp)."""

from datetime import date

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction

from conventions.models import Convention, Objectif
from organismes.models import Organisme
from pilotage import empreinte as tampon
from pilotage.empreinte import SURVEILLEES, TABLE, empreinte
from pilotage.memoire import chiffres, retenir
from territoires.models import Departement
from tests.fabriques import REGARD, bailleur, exclure, objectif, passage, realise, reference, signataire

pytestmark = pytest.mark.django_db


def total(regard=REGARD):
    return chiffres(regard)["a1.total"].valeur


def test_what_did_not_change_is_not_computed_again(django_assert_num_queries):
    objectif(signataire(), 5)
    assert total() == 5

    with django_assert_num_queries(1):
        assert total() == 5


def test_every_way_of_writing_is_seen():
    cus = signataire()
    ligne = objectif(cus, 5)
    vus = [total()]

    Objectif.objects.filter(pk=ligne.pk).update(valeur=6)
    vus.append(total())
    ligne.pk, ligne.valeur, ligne.departement = None, 7, "62"
    Objectif.objects.bulk_create([ligne])
    vus.append(total())
    with connection.cursor() as curseur:
        curseur.execute("UPDATE conventions_objectif SET valeur = 1")
    vus.append(total())
    Objectif.objects.all().delete()
    vus.append(total())

    assert vus == [5, 6, 6, 1, None]


def test_each_thing_that_figures_are_made_of_changes_the_stamp():
    qui, cus = bailleur(), signataire()
    gestes = [
        lambda: bailleur(),
        lambda: objectif(cus, 1),
        lambda: realise(cus, 1),
        lambda: reference(1),
        lambda: exclure(qui),
        lambda: passage(cus, "signee", date(2012, 1, 1)),
        lambda: Organisme.objects.filter(pk=qui.pk).update(nom="Toit Rêvé"),
        lambda: Convention.objects.filter(pk=cus.pk).update(remise_en_ordre="oui"),
    ]
    vues = [empreinte()]
    for geste in gestes:
        geste()
        vues.append(empreinte())

    assert len(set(vues)) == len(gestes) + 1


def test_reading_leaves_the_stamp_as_it_is():
    avant = empreinte()

    total()

    assert empreinte() == avant


def test_a_write_rolled_back_leaves_nothing_kept_behind():
    objectif(signataire(), 5)
    with transaction.atomic():
        Objectif.objects.update(valeur=9)
        assert total() == 9
        transaction.set_rollback(True)

    assert total() == 5
    Objectif.objects.update(valeur=8)
    assert total() == 8


def test_each_regard_is_kept_apart():
    objectif(signataire(), 5)

    assert (total(), total(REGARD.au_jour(date(2011, 1, 2)))) == (5, None)


def test_what_changes_while_it_is_computed_is_not_kept():
    cus = signataire()

    def calcul():
        objectif(cus, 5)
        return "ancien"

    retenir("essai", (1,), calcul)

    assert retenir("essai", (1,), lambda: "nouveau") == "nouveau"


def test_nothing_is_kept_when_a_table_is_no_longer_watched(monkeypatch):
    monkeypatch.setattr(tampon, "SURVEILLEES", (*SURVEILLEES, "une_autre"))
    cache.clear()

    retenir("essai", (2,), lambda: "ancien")

    assert empreinte() is None
    assert retenir("essai", (2,), lambda: "nouveau") == "nouveau"


def test_all_the_tables_are_watched_after_the_migrations():
    """A migration that remakes one of them on SQLite drops its triggers: let it call `surveiller` again."""
    connues = {modele._meta.db_table for modele in apps.get_models()}

    assert set(SURVEILLEES) <= connues
    assert empreinte() is not None


def test_tokens_never_pile_up():
    ecritures = 6000
    with connection.cursor() as curseur:
        curseur.executemany("UPDATE territoires_region SET nom = nom WHERE code = %s", [["31"]] * ecritures)
        curseur.execute(f"SELECT COUNT(*) FROM {TABLE}")
        assert curseur.fetchone()[0] < ecritures


def test_an_upsert_of_a_known_row_draws_the_stamp_again():
    avant = empreinte()
    nord = Departement.objects.get(code="59")

    Departement.objects.bulk_create([nord], update_conflicts=True, unique_fields=["code"], update_fields=["nom"])

    assert empreinte() != avant
