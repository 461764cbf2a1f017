"""What a document knows of itself before anything renders it."""

import pytest

from cus_tracker.document import (
    Cellule,
    Colonne,
    Document,
    Figure,
    Fort,
    Ligne,
    Marge,
    Paragraphe,
    Renvoi,
    Section,
    Tableau,
    Tuile,
    ancre,
    en_clair,
    reference,
)

COLONNES = (Colonne("Dispositif"), Colonne("Signées", nombre=True))


def tableau(titre="Par dispositif", *lignes):
    return Tableau(titre, COLONNES, lignes or (Ligne(("CUS accession", "11")),))


def document(**champs):
    return Document(
        **{
            "titre": "Note",
            "chapo": "",
            "auteur": "DREAL",
            "marque": ("Préfet",),
            "instance": "Comité",
            "seance": "Séance",
            "horloges": "Situation au 3 octobre 2012",
        }
        | champs
    )


def test_a_text_with_marks_reads_the_same_without_them():
    assert en_clair(("Près de ", Fort("20 %"), " de PLAI")) == "Près de 20 % de PLAI"


@pytest.mark.parametrize(
    ("texte", "attendue"),
    [
        ("3.1 Les orientations", "3-1-les-orientations"),
        ("1. État d’avancement", "1-etat-d-avancement"),
        ("Mise en œuvre", "mise-en-oeuvre"),
        ("À noter ?", "a-noter"),
    ],
)
def test_an_anchor_can_be_read_by_a_person(texte, attendue):
    assert ancre(texte) == attendue


def test_a_reference_is_the_id_in_capitals():
    assert reference("a1.departement.59.part") == "A1-DEPARTEMENT-59-PART"


def test_neighbours_write_the_coverage_they_share_once():
    paragraphe = Paragraphe(
        "…", (Marge("1", "a", "x"), Marge("2", "b", "x"), Marge("3", "c", "y"), Marge("4", "d", "x"))
    )

    assert [m.couverture for m in paragraphe.registre] == ["", "x", "y", "x"]
    assert Paragraphe("…").registre == ()


def test_charts_and_tables_are_numbered_in_reading_order():
    figure = Figure("Graphique", graphique=None, tableau=tableau())
    petite = Section("1.1", "Petite", blocs=(figure, tableau()))
    note = document(
        sections=(Section("1.", "Grande", blocs=(tableau(), figure), sections=(petite,)), Section("2.", "Autre"))
    )

    grande, petite, autre = note.plan

    assert (grande.niveau, petite.niveau, autre.niveau) == (2, 3, 2)
    assert (grande.blocs[0].numero, grande.blocs[1].numero, grande.blocs[1].tableau.numero) == (1, 1, 2)
    assert (petite.blocs[0].numero, petite.blocs[0].tableau.numero, petite.blocs[1].numero) == (2, 3, 4)
    assert note.numero_du_registre == 5


def test_a_section_may_stay_out_of_the_contents():
    note = document(sections=(Section("1.", "Dedans"), Section("", "Dehors", au_sommaire=False)))

    assert [section.titre for section in note.sommaire] == ["Dedans"]


def test_every_figure_quoted_without_a_row_in_the_register_is_named():
    lignes = (Ligne(("Territoire", Cellule("9", chiffres=("a1.niveau.epci",)))),)
    blocs = (
        Paragraphe("…", (Marge("11", "etat.accession.signees"), Marge(couverture="30 sur 30"))),
        tableau("T", *lignes),
    )
    note = document(
        tuiles=(Tuile("20", "de PLAI", chiffre="a1.plai.part"),),
        sections=(Section("1.", "État", blocs=blocs),),
        registre=(Renvoi("a1.plai.part", "part du PLAI", "19,9 %", "30 sur 30", "PLAI ÷ (PLAI + PLUS)"),),
    )

    assert note.orphelins == {"etat.accession.signees", "a1.niveau.epci"}


def test_a_row_that_does_not_fit_its_table_is_refused():
    with pytest.raises(ValueError, match="Par dispositif : 1 cellules pour 2 colonnes"):
        tableau("Par dispositif", Ligne(("CUS accession",)))

    assert tableau("Par dispositif", Ligne(("Groupe",), groupe=True)).lignes[0].groupe
