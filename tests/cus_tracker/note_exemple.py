"""A note with every kind of block, its words invented, to look at and to validate the rendering."""

from decimal import Decimal

from cus_tracker.document import (
    Cellule,
    Colonne,
    Document,
    Exposant,
    Figure,
    Fort,
    Insecable,
    Ligne,
    Liste,
    Marge,
    Paragraphe,
    Precision,
    Renvoi,
    Section,
    Tableau,
    Tuile,
)
from cus_tracker.graphiques import (
    Bande,
    Bandes,
    Barres,
    Categorie,
    Courbes,
    Dispositif,
    Lot,
    Marques,
    Niveaux,
    Panneau,
    Part,
    Parts,
    Point,
    Repere,
    Seuil,
    Tout,
)

COUVERTURE = "30 organismes sur 30 attendus, 100 % du parc"
SIGNEE, PROCHE = ("signee", "signée"), ("prete_a_signer", "proche de la signature")
NEGOCIATION, SUSPENS = ("negociation", "en négociation"), ("suspendue", "signature en suspens")


def tableau(titre, entetes, *lignes, total=False, **champs):
    """A table whose first column holds words and the others numbers, its last row perhaps a total."""
    colonnes = tuple(Colonne(libelle, nombre=rang > 0) for rang, libelle in enumerate(entetes))
    rangs = tuple(Ligne(ligne, total=total and ligne is lignes[-1]) for ligne in lignes)
    return Tableau(titre, colonnes, rangs, **champs)


def etat():
    marques = Marques(
        "Une marque par instrument attendu",
        (
            Dispositif("CUS logements locatifs", (Lot(*SIGNEE, 30),), "30 sur 30"),
            Dispositif("CUS accession", (Lot(*SIGNEE, 11), Lot(*SUSPENS, 1)), "11 sur 12"),
            Dispositif("CUS logements-foyers", (Lot(*SIGNEE, 1), Lot(*PROCHE, 1)), "2 sur 2"),
            Dispositif(
                "Avenants logements-foyers", (Lot(*SIGNEE, 14), Lot(*PROCHE, 6), Lot(*NEGOCIATION, 1)), "20 sur 21"
            ),
        ),
        "signées ou proches",
    )
    instruments = tableau(
        "Instruments par dispositif et par état",
        ("Dispositif", "Attendues", "Signées", "En suspens"),
        ("CUS logements locatifs", "30", "30", "0"),
        ("CUS accession", "12", "11", "1"),
        ("Ensemble", "42", "41", "1"),
        total=True,
        unite="Organismes dont le siège est en région",
    )
    return Section(
        "1.",
        "État d’avancement au niveau régional",
        constat="63 des 65 instruments attendus sont signés ou proches de la signature.",
        court="État d’avancement",
        saut=True,
        blocs=(
            Figure(
                "Où en est chaque instrument", marques, instruments, "Une marque par instrument attendu", cote=False
            ),
            Paragraphe(
                (
                    Fort("Accession. "),
                    Fort("11"),
                    " CUS sont signées depuis le 1",
                    Exposant("er"),
                    " juin. La signature du douzième projet est en suspens.",
                ),
                (
                    Marge("11", "etat.accession.signees", "12 organismes attendus"),
                    Marge("1", "etat.accession.en_suspens", "12 organismes attendus"),
                ),
            ),
        ),
    )


def dialogue():
    reunions = Tableau(
        "Réunions de l’année 2012",
        (Colonne("Date"), Colonne("Objet"), Colonne("État du dernier avenant")),
        (
            Ligne(("Premier semestre",), groupe=True),
            Ligne(
                (
                    Insecable("10 février 2012"),
                    "Mise en œuvre du dispositif",
                    Cellule("en négociation", etat="negociation"),
                )
            ),
            Ligne((Insecable("6 juin 2012"), "Politique de vente", Cellule("signature en suspens", etat="suspendue"))),
        ),
        source="Comptes rendus des réunions.",
    )
    marge = (Marge(couverture="Participants : services de l’État, organismes HLM."),)
    texte = "L’État a souhaité poursuivre avec les organismes une réflexion collective sur des sujets à fort enjeu."
    return Section(
        "2.", "Poursuite du dialogue", "Deux réunions au premier semestre.", (Paragraphe(texte, marge), reunions)
    )


def offre():
    produits = Barres(
        "Logements par produit",
        (
            Categorie("PLAI", (Decimal(3292), Decimal(6218))),
            Categorie("PLUS", (Decimal(24537), Decimal(25063))),
            Categorie("PLS", (Decimal(6012), Decimal(1206))),
        ),
        ("financés 2005-2010", "objectifs 2011-2016"),
    )
    departements = Parts(
        "Part des départements",
        (
            Tout("2005-2010", (Part("Nord", 20981), Part("Pas-de-Calais", 12860))),
            Tout(
                "2011-2016",
                (Part("Nord", 20720), Part("Pas-de-Calais", 10206)),
                Repere(Decimal("0.62"), "62 % en 2005-2010"),
            ),
        ),
    )
    lignes = (
        ("Produit", "2005-2010", "2011-2016"),
        ("PLAI", "3 292", "6 218"),
        ("PLUS", "24 537", "25 063"),
        ("PLS", "6 012", "1 206"),
    )
    nord = (
        ("Département", "2005-2010", "2011-2016"),
        ("Nord", "20 981", "20 720"),
        ("Pas-de-Calais", "12 860", "10 206"),
    )
    efforts = tuple(Point(Decimal(6 + rang) / 100, 100) for rang in range(30))
    bandes = Bandes(
        "Deux bandes",
        (
            Bande(
                "Développement", efforts, "% du parc", Repere(Decimal("0.1"), "région 10 %"), maximum=Decimal("0.45")
            ),
            Bande(
                "Part du PLAI",
                efforts[:25],
                "% des PLUS-PLAI",
                Repere(Decimal("0.2"), "région 20 %"),
                Repere(Decimal("0.27"), "France 27 %"),
                (Decimal("0.17"), Decimal("0.31")),
                Decimal("0.45"),
            ),
        ),
    )
    etendues = tableau(
        "Étendue, en %", ("Rapport", "Min.", "Max."), ("Développement", "6", "35"), ("Part du PLAI", "6", "30")
    )
    return Section(
        "",
        "Développement de l’offre de logements locatifs sociaux",
        constat="Une production proche de 2005-2010, plus sociale et davantage tournée vers le Nord.",
        code="indicateur A1",
        court="Développement de l’offre",
        blocs=(
            Paragraphe(
                (
                    "Les objectifs laissent attendre ",
                    Fort("près de 32 500 logements"),
                    " sur 2011-2016, soit ",
                    Fort("10 %"),
                    " du parc.",
                ),
                (Marge("32 487", "a1.total", COUVERTURE), Marge("9,7 %", "a1.effort", COUVERTURE)),
            ),
            Figure(
                "Le PLAI double presque, le PLS s’efface",
                produits,
                tableau("Logements par produit", *lignes),
                "Logements par produit, région",
            ),
            Figure(
                "Le Nord prend les deux tiers",
                departements,
                tableau("Logements par département", *nord),
                source="Champ : organismes régionaux.",
            ),
            Paragraphe("Les objectifs diffèrent fortement d’un organisme à l’autre.", annonce=True),
            Figure(
                "D’un organisme à l’autre",
                bandes,
                etendues,
                "Un point par organisme, sans nom ; fond clair : étendue des régions",
            ),
        ),
    )


def patrimoine():
    classes = zip("ABCDEFG", ("≤ 50", "51-90", "91-150", "151-230", "231-330", "331-450", "> 450"), strict=True)
    nombres = (1005, 13400, 69955, 150312, 71300, 22100, 6840)
    dpe = Barres(
        "Logements par classe de DPE",
        tuple(Categorie(classe, (Decimal(n),), bornes) for (classe, bornes), n in zip(classes, nombres, strict=True)),
        seuil=Seuil(3, "150 kWhEP/m²/an", ("75 %", "du parc", "250 552")),
        largeur=318,
    )
    connu = Parts(
        "Le parc par classe",
        (
            Tout(
                "",
                (
                    Part("A à C", 25, ton=1),
                    Part("D", 20, ton=2),
                    Part("E à G", 16, ton=0),
                    Part("non classés", 39, vide=True),
                ),
            ),
        ),
    )
    groupes = tableau(
        "Par groupe de classes",
        ("Classes", "Logements", "Part"),
        ("A à C", "84 360", "25 %"),
        ("D à G", "250 552", "75 %"),
        total=True,
    )
    stock = Courbes(
        "Deux courbes",
        (
            Panneau(
                "Mis en vente, fin d’année", tuple((2011 + rang, Decimal(15000 + 1000 * rang)) for rang in range(6))
            ),
            Panneau(
                "Vendus dans l’année",
                tuple((2011 + rang, Decimal(960 + 24 * rang)) for rang in range(6)),
                Repere(Decimal(985), "985 par an en 2005-2009"),
            ),
        ),
    )
    annees = tuple((str(2011 + rang), f"{15 + rang} 000", "1 000") for rang in range(6))
    return Section(
        "",
        "Entretien du patrimoine existant",
        constat="Peu d’engagements chiffrés, alors que les trois quarts du parc sont classés D à G.",
        code="indicateurs C3 et C4",
        court="Patrimoine existant",
        saut=True,
        blocs=(
            Paragraphe(
                ("Plus de 250 000 logements dépasseraient ", Insecable("150 kWhEP/m²/an"), "."),
                (Marge("250 552", "dpe.plus_150", "61 % du parc classé"),),
            ),
            Figure("Le parc par classe de DPE", dpe, groupes, "Logements, estimation"),
            Figure(
                "Ce que l’on sait du parc",
                connu,
                tableau("Logements classés", ("Classes", "Part"), ("A à C", "25 %"), ("non classés", "39 %")),
            ),
            Figure(
                "Logements mis en vente et ventes prévues",
                stock,
                tableau("Stock et ventes", ("Année", "Mis en vente", "Vendus"), *annees),
            ),
        ),
    )


def limites():
    bar = Niveaux(
        "Territoire des objectifs",
        (Part("à l’EPCI", 9), Part("au département", 18), Part("sans territoire", 3, vide=True)),
    )
    ecarts = Tableau(
        "Ce qui sépare les conventions, et ce que cela change",
        (Colonne("Ce qui varie"), Colonne("Répartition des 30 conventions"), Colonne("Conséquence pour la lecture")),
        (
            Ligne(
                (
                    "Territoire des objectifs (A1)",
                    Cellule("9 à l’EPCI, 18 au département, 3 sans territoire", bar),
                    Cellule("Parts départementales sur 95 % du total.", chiffres=("a1.niveau.epci",)),
                )
            ),
        ),
        classe="compar",
    )
    suite = Liste(
        (
            (Fort("Signatures"), " : conclure la douzième CUS accession."),
            (Fort("Données"), " : compléter certains indicateurs."),
        )
    )
    return (
        Section("3.2", "Les limites et contraintes du dispositif", "Des données à rendre homogènes.", (ecarts,)),
        Section("", "Ce qui vient", blocs=(suite,), encadre=True, au_sommaire=False),
    )


def note(lignes_de_registre=0):
    """The note, its register lengthened at will."""
    orientations = Section(
        "3.1", "Les orientations stratégiques des organismes", sections=(offre(), patrimoine()), court="Enseignements"
    )
    registre = (
        Renvoi("etat.accession.signees", "CUS accession signées", "11", "12 organismes", "état « signée » à la date"),
        Renvoi(
            "etat.accession.en_suspens",
            "CUS accession en suspens",
            "1",
            "12 organismes",
            "état « signature en suspens »",
        ),
        Renvoi(
            "a1.total",
            "logements à financer, 2011-2016",
            "32 487",
            "30 sur 30 · 100 %",
            "A.I objectif, PLAI + PLUS + PLS",
        ),
        Renvoi("a1.effort", "rapport au parc", "9,7 %", "30 sur 30 · 100 %", "total ÷ parc"),
        Renvoi("a1.niveau.epci", "A1 à l’EPCI", "9", "30 sur 30", "niveau le plus fin"),
        Renvoi("dpe.plus_150", "au-delà de 150 kWhEP/m²/an", "250 552", "61 % classé", "classes D à G"),
    )
    plus = tuple(
        Renvoi(f"a1.autre.{rang}", "un autre chiffre", str(rang), "30 sur 30", "calcul")
        for rang in range(lignes_de_registre)
    )
    return Document(
        titre="Les conventions d’utilité sociale",
        chapo="Où en sont les organismes HLM de la région, et à quoi ils se sont engagés d’ici 2016.",
        auteur="DREAL Nord-Pas-de-Calais",
        marque=("Préfet", "de la région", "Nord-Pas-de-Calais"),
        instance="Comité régional de l’habitat",
        seance="Séance plénière du 3 octobre 2012",
        horloges="Situation au 3 octobre 2012 · données connues au 28 septembre 2012",
        tuiles=(
            Tuile(
                "30",
                "CUS logements locatifs signées",
                "phase achevée",
                "sur 30",
                "30 organismes sur 30",
                "etat.accession.signees",
            ),
            Tuile(
                "32 500",
                "logements à financer sur 2011-2016, 10 % du parc",
                "près de",
                "",
                "30 organismes sur 30",
                "a1.total",
            ),
            Tuile(
                "20",
                "de PLAI dans les objectifs PLUS-PLAI ; 27 % en France",
                "près de",
                "%",
                "30 organismes sur 30",
                "a1.effort",
            ),
            Tuile(
                "250 000",
                ("logements au-delà de ", Insecable("150 kWhEP/m²/an")),
                "plus de",
                "",
                "61 % du parc classé",
                "dpe.plus_150",
            ),
            Tuile(
                "1 000",
                "ventes à l’occupant prévues chaque année",
                "plus de",
                "",
                "26 organismes sur 30",
                "a1.niveau.epci",
            ),
        ),
        essentiel=(
            (
                "La signature des conventions touche à son terme : ",
                Fort("63 des 65 instruments attendus"),
                " sont signés ou proches de l’être.",
            ),
            (
                "Les organismes prévoient de produire ",
                Fort("presque autant qu’en 2005-2010"),
                ", avec nettement plus de PLAI.",
            ),
        ),
        rappel=(
            "Instituée par la loi du 25 mars 2009, la convention d’utilité sociale (CUS) comprend trois dispositifs.",
        ),
        sections=(
            etat(),
            dialogue(),
            Section(
                "3.", "Enseignements tirés des CUS", sections=(orientations, *limites()), saut=True, au_sommaire=False
            ),
        ),
        precisions=(
            Precision("Organisme régional", "Siège dans la région à la date de situation, non absorbé."),
            Precision(
                "Hors bailleur minier",
                "Ce bailleur n’est pas un organisme HLM en 2012 : son patrimoine n’entre dans aucun total.",
            ),
        ),
        registre=registre + plus,
        mention="Document interne",
        avertissement="Note établie à partir de données fictives.",
    )
