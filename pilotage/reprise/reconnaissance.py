"""What the base lets us say of a table: whose its rows are, which targets its columns have, what is already there."""

from collections import defaultdict

from conventions.feuilles import FeuilleConventions
from conventions.feuilles.cellule import exige_une_mesure
from conventions.models import Indicateur
from cus_tracker.classeur import montrer
from cus_tracker.recherche import cle_recherche
from cus_tracker.typographie import corriger
from organismes.feuilles import FeuillePatrimoine
from organismes.models import Organisme
from organismes.rapprochement import Fiche, rapprocher
from territoires.models import Departement

from .cibles import NOM, SIREN, cibles
from .conversion import CLES, Cadre


def cibles_de(reprise):
    """The targets of the columns of a table."""
    saisissables = (indicateur for indicateur in _indicateurs(reprise) if indicateur.saisissable)
    connus = [(i.code, corriger(i.libelle), _mesures(i), tuple(i.produits), i.famille) for i in saisissables]
    return list(cibles(connus))


def colonnes_de(reprise, tableau):
    """{rank: target} of the columns that are taken over."""
    connues = {cible.code: cible for cible in cibles_de(reprise)}
    choisies = {rang: connues.get(reprise.colonnes.get(entete)) for rang, entete in tableau.entetes.items()}
    return {rang: cible for rang, cible in choisies.items() if cible}


def _indicateurs(reprise):
    return Indicateur.objects.filter(generation=reprise.generation, dispositif=reprise.dispositif)


def _mesures(indicateur):
    return tuple(mesure["code"] for mesure in indicateur.mesures) if exige_une_mesure(indicateur) else ()


def fiches(agent):
    """{SIREN: `Fiche`} of the organisms that an agent sees by name."""
    visibles = Organisme.objects.visibles_par(agent)
    return {siren: Fiche(siren, (nom, sigle)) for siren, nom, sigle in visibles.values_list("siren", "nom", "sigle")}


def reconnaitre(tableau, colonnes, connues):
    """({number of a row: SIREN}, {name: ([numbers], [SIREN proposed])}): rows known surely, names to be asked.

    A SIREN of nine digits is taken as it is: the import says whether it exists.
    """
    par_code = {cible.code: rang for rang, cible in colonnes.items()}
    sirens, par_nom = {}, defaultdict(list)
    for numero, cellules in tableau.lignes:
        siren = "".join(montrer(cellules.get(par_code.get(SIREN), "")).split())
        nom = " ".join(montrer(cellules[par_code[NOM]]).split()) if par_code.get(NOM) in cellules else ""
        if len(siren) == 9 and siren.isdecimal():
            sirens[numero] = siren
        elif nom:
            par_nom[nom].append(numero)
    douteux = {}
    for nom, numeros in par_nom.items():
        trouve = rapprocher(nom, connues.values())
        if trouve.sur is None:
            douteux[nom] = numeros, trouve.proposes
        else:
            sirens |= dict.fromkeys(numeros, trouve.sur)
    return sirens, douteux


def cadre_de(reprise):
    """The `Cadre` of a table, read in the base once."""
    departements = {}
    for code, nom in Departement.objects.values_list("code", "nom"):
        departements |= {cle_recherche(code): code, cle_recherche(nom): code}
    return Cadre(
        generation=reprise.generation.nom,
        dispositif=reprise.dispositif,
        annees=(reprise.generation.premiere_annee, reprise.generation.derniere_annee),
        au=reprise.au,
        source=reprise.nom[:200],
        departements=departements,
        sieges=dict(Organisme.objects.values_list("siren", "siege__code")),
        natures={indicateur.code: indicateur.nature_valeur for indicateur in _indicateurs(reprise)},
        deja={feuille.nom: _deja(feuille) for feuille in (FeuilleConventions, FeuillePatrimoine)},
    )


def _deja(feuille):
    noms = [colonne.nom for colonne in feuille.colonnes]
    lignes = (dict(zip(noms, cellules, strict=True)) for cellules in feuille.exporter())
    return {tuple(ligne[nom] for nom in CLES[feuille.nom]): ligne for ligne in lignes}
