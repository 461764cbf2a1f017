"""What the tests of the grid stand on: a convention under evaluation, its cells, a batch typed in them."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.core.files.base import ContentFile

from conventions.models import Indicateur, Objectif
from cus_tracker.classeur.ecriture import ecrire
from cus_tracker.regard import Regard
from evaluations.cycle import Etat
from evaluations.echange.envoi import CASES, REPERE, VALEUR, onglets
from evaluations.grille.cles import Cle
from evaluations.models import Campagne, Evaluation, Liasse, Question, Realise, Retour
from evaluations.saisie import Demande, enregistrer
from evaluations.taches import preparer_liasse

from .. import fabriques

REGARD = Regard(au=date(2012, 10, 3), connu_le=None, region="31")


def evaluation(qui=None, *, debut=2011, fin=2012, etat=Etat.A_VENIR, dispositif="locatif", **champs):
    """An evaluation of a signed CUS; its organism holds dwellings in the Nord unless it has a stock already."""
    qui = qui or fabriques.organisme()
    if not qui.patrimoines.exists():
        fabriques.patrimoine(qui)
    cus = fabriques.convention(qui, dispositif, signee=date(2011, 6, 30))
    return Evaluation.objects.create(convention=cus, debut=debut, fin=fin, etat=etat, **champs)


def indicateur(code="A.I", gen="2011-2016"):
    """An indicator of the catalogue."""
    return Indicateur.objects.get(generation__nom=gen, code=code)


def cle(evaluation, code="A.I", debut=2011, fin=None, *, dep="59", produit="PLAI", mesure="", **axes):
    """A cell of an evaluation."""
    return Cle(evaluation.pk, indicateur(code).pk, mesure, debut, fin or debut, dep, produit, **axes)


def realise(evaluation, valeur, code="A.I", debut=2011, fin=None, **champs):
    """A realised value, as an import would leave it; PLAI in the Nord unless told."""
    champs = {"departement": "59", "produit": "PLAI"} | champs
    dit = {"mention": valeur} if isinstance(valeur, str) else {"valeur": Decimal(valeur)}
    return Realise.objects.create(
        convention=evaluation.convention, indicateur=indicateur(code), debut=debut, fin=fin or debut, **dit, **champs
    )


def objectif(evaluation, valeur, code="A.I", debut=2011, fin=None, *, instrument=None, **champs):
    """An objective; PLAI in the Nord unless told."""
    champs = {"departement": "59", "produit": "PLAI"} | champs
    dit = {"mention": valeur} if isinstance(valeur, str) else {"valeur": Decimal(valeur)}
    return Objectif.objects.create(
        instrument=instrument or evaluation.convention,
        indicateur=indicateur(code),
        debut=debut,
        fin=fin or debut,
        **dit,
        **champs,
    )


def campagne(**champs):
    """A campaign of the région 31, opened in April 2012."""
    champs = {"ouverte_le": date(2012, 4, 2), "echeance_le": date(2012, 9, 1), "debut": 2011, "fin": 2012} | champs
    return Campagne.objects.create(region=fabriques.region(), generation=fabriques.generation(), **champs)


def question(evaluation, par, texte="Pouvez-vous confirmer ?"):
    """A question put to the organism of an evaluation."""
    return Question.objects.create(
        evaluation=evaluation,
        regle="serie-plate",
        indicateur="A.I",
        empreinte="0" * 64,
        phrase="A1 : 12 logements.",
        texte=texte,
        posee_par=par,
    )


def classeur_rendu(evaluation, changer=lambda onglet, ligne: None):
    """The bytes of the workbook of an organism, each line changed as told: `changer(sheet, {header: text})`."""
    feuilles = []
    for feuille in onglets(evaluation, REGARD):
        lignes = [dict(zip(feuille.entetes, ligne, strict=True)) for ligne in feuille.lignes]
        for ligne in lignes:
            changer(feuille.nom, ligne)
        feuilles.append(replace(feuille, lignes=[tuple(ligne.values()) for ligne in lignes]))
    flux = io.BytesIO()
    ecrire(flux, feuilles, "xlsx")
    return flux.getvalue()


def remplir(valeurs, colonne=VALEUR):
    """What changes the cells of {name of a cell: text} in a workbook, in the column of values unless told."""

    def changer(onglet, ligne):
        if onglet == CASES and (nom := ligne[REPERE].rpartition(" ")[0]) in valeurs:
            ligne[colonne] = valeurs[nom]

    return changer


def retour(evaluation, par, contenu=None, nom="retour.xlsx"):
    """A workbook given back by an organism."""
    contenu = classeur_rendu(evaluation) if contenu is None else contenu
    return Retour.objects.create(evaluation=evaluation, fichier=ContentFile(contenu, nom), nom=nom, par=par)


def liasse(campagne, par):
    """The workbooks of a campaign, made."""
    une = Liasse.objects.create(campagne=campagne, par=par, au=REGARD.au)
    preparer_liasse.enqueue(une.pk)
    une.refresh_from_db()
    return une


def adresse(case):
    """What finds the thread of a cell."""
    champs = case._asdict()
    return {"evaluation_id": champs.pop("evaluation"), "indicateur_id": champs.pop("indicateur"), **champs}


def taper(textes, par, *, versions=None, **options):
    """Type {cell: text} over the versions seen (none unless told)."""
    vues = versions or {}
    demandes = [Demande(case.nom, texte, vues.get(case, 0)) for case, texte in textes.items()]
    return enregistrer(demandes, par=par, regard=REGARD, **options)
