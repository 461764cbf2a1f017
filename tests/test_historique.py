"""Descriptive fields keep before, after, who, when and why: by form, in bulk, by import; every model says so."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils import timezone

from conventions.models import Instrument, Suivi
from conventions.models.numeros import NUMEROTATION
from cus_tracker.cycle import Etat
from cus_tracker.histoire import traces
from evaluations.echange.envoi import LECTURES, LUE
from evaluations.models import Appreciation, Attribution
from pilotage.importation import importer
from pilotage.importation.assemblage import FEUILLES

from . import fabriques
from .boites import boites
from .editions import EDITIONS
from .evaluations import pieces
from .monde import Monde, connecter
from .pilotage.monde import ecrire

pytestmark = pytest.mark.django_db
PRODUIT = ("territoires", "organismes", "conventions", "evaluations", "pilotage")
JOURNAL = "its rows are never changed but to be struck, with who, when and why"
VERSIONS = "a new version never erases the former one, and says who, when and whence"
REFERENTIEL = "a reference list, laid by the installation from official files"
DEPOT = "what was left and what became of it: nothing of it is corrected"
SANS_HISTOIRE = {
    "conventions.Passage": JOURNAL,
    "conventions.Document": JOURNAL,
    "conventions.Prorogation": JOURNAL,
    "evaluations.Etape": JOURNAL,
    "evaluations.Fil": JOURNAL,
    "evaluations.Message": JOURNAL,
    "evaluations.Lot": JOURNAL,
    "conventions.Objectif": VERSIONS,
    "evaluations.Realise": VERSIONS,
    "conventions.Generation": REFERENTIEL,
    "organismes.Perimetre": REFERENTIEL,
    **{
        f"territoires.{nom}": REFERENTIEL
        for nom in ("Region", "Departement", "Rattachement", "Epci", "RattachementEpci", "Service")
    },
    "territoires.Agent": "an account, kept by the administrator; it describes no convention",
    "pilotage.Importation": DEPOT,
    "evaluations.Retour": DEPOT,
    "evaluations.Liasse": DEPOT,
}
# The form that corrects each model (see tests/editions), and the box where it says why.
FORMULAIRES = {
    "organismes.Organisme": ("organismes:corriger", "raison"),
    "organismes.Patrimoine": ("organismes:corriger_patrimoine", "raison"),
    "organismes.Inclusion": ("organismes:corriger_perimetre", "raison"),
    "organismes.Attente": ("organismes:corriger_attente", "raison"),
    "organismes.Correspondant": ("organismes:corriger_correspondant", "raison"),
    "organismes.Echange": ("organismes:corriger_fil", "raison"),
    "conventions.Instrument": ("conventions:modifier", "raison"),
    "conventions.Jalon": ("conventions:corriger_jalon", "raison"),
    "conventions.Signataire": ("conventions:corriger_signataire", "raison"),
    "conventions.Avis": ("conventions:corriger_avis", "raison"),
    "conventions.Suivi": ("conventions:suivre", "raison"),
    "conventions.Indicateur": ("indicateurs:corriger", "motif"),
    "evaluations.Campagne": ("evaluations:calendrier", "raison"),
    "evaluations.Attribution": ("evaluations:attribuer", "echeance_motif"),
    "evaluations.Evaluation": ("evaluations:detail et ses jugements", "raison"),
    "pilotage.Reunion": ("pilotage:corriger_reunion", "raison"),
    "pilotage.Action": ("pilotage:corriger_action", "raison"),
}
AILLEURS = {
    "evaluations.Appreciation": "on the page of the evaluation, see below",
    "evaluations.Question": "asked and answered on the page of the doubts: its doubt is why",
    "conventions.Qualificatif": "by a workbook, the region’s or the organism’s",
    "conventions.Reference": "by the region’s workbook",
    "pilotage.TableauRepris": "a step of an import, which has its own report: nobody says why",
}
# A column that a workbook changes in each sheet, and what it then says.
COLONNES = {
    "organismes": ("sigle", "NEUF"),
    "perimetres": ("motif", "Autre motif."),
    "patrimoine": ("logements", 77),
    "attentes": ("motif", "Autre motif."),
    "correspondants": ("courriel", "autre@exemple.fr"),
    "echanges": ("action", "Écrire"),
    "conventions": ("remise_en_ordre_source", "Courrier"),
    "avenants": ("changement", "Cession"),
    "jalons": ("observation", "Reporté"),
    "signataires": ("le", date(2011, 7, 1)),
    "avis": ("observation", "Relancé"),
    "suivis": ("blocage", "Recours"),
    "qualificatifs": ("valeur", "inclus"),
    "references": ("source", "Autre relevé."),
    "evaluations": ("conclusion", "Tenu."),
    "appreciations": ("commentaire", "Bien."),
    "campagnes": ("echeance_le", date(2012, 9, 15)),
    "attributions": ("echeance_motif", "Congés"),
    "reunions": ("decisions", "Autre décision."),
    "actions": ("porteur", "DDTM"),
}


def du_produit():
    """The models of the product, those of histories and proxies left out."""
    return [
        modele
        for modele in apps.get_models()
        if modele._meta.app_label in PRODUIT and not hasattr(modele, "history_object") and not modele._meta.proxy
    ]


def sous_histoire():
    return {modele._meta.label: modele for modele in du_produit() if hasattr(modele, "history")}


def derniere_trace(modele):
    """The last change of a row of this model, as a page tells it."""
    derniere = modele.history.latest("history_date", "history_id")
    return traces(modele.history.filter(id=derniere.id).select_related("history_user"))[0]


def juger(trace, *, par, motif):
    """Before and after, who, when, why."""
    assert trace.genre == "correction"
    assert trace.champs
    assert all(avant != apres for _, avant, apres in trace.champs)
    assert trace.par == str(par)
    assert timezone.now() - trace.le < timedelta(minutes=5)
    assert trace.motif == motif


def test_every_model_has_a_history_or_says_why_not():
    connus = {modele._meta.label for modele in du_produit()}

    assert connus - sous_histoire().keys() == SANS_HISTOIRE.keys()
    assert sous_histoire().keys() == FORMULAIRES.keys() | AILLEURS.keys()


@pytest.mark.parametrize("label", sous_histoire())
def test_a_reason_is_kept_whole_however_long(label):
    assert isinstance(sous_histoire()[label].history.model._meta.get_field("history_change_reason"), models.TextField)


@pytest.mark.parametrize("label", FORMULAIRES)
def test_a_correction_by_form_keeps_before_after_who_when_and_why(client, label):
    nom, pourquoi = FORMULAIRES[label]
    edition = next(edition for edition in EDITIONS if str(edition) == nom)
    monde, avant_lui = Monde(), type(client)()
    avant_lui.force_login(fabriques.agent(edition.autre, au_retenu=fabriques.JOUR))
    edition.avant(monde)
    edition.ouvrir(monde, connecter(client, monde, edition.role))
    edition.entre(edition, monde, avant_lui)

    edition.envoyer(monde, client, edition.saisir(monde) | {pourquoi: "Vu au téléphone."})

    juger(derniere_trace(sous_histoire()[label]), par=monde.agents[edition.role], motif="Vu au téléphone.")


def test_a_judgement_changed_on_the_page_of_its_evaluation_keeps_the_same(client):
    juge = next(edition for edition in EDITIONS if str(edition) == "evaluations:detail")
    monde = Monde()
    connecter(client, monde, "dreal")
    juge.envoyer(monde, client, juge.saisir(monde))

    change = {nom: "partiel" for nom in juge.saisir(monde) if nom.startswith("jugement")}
    juge.envoyer(monde, client, change | {"raison": "Relu."})

    juger(derniere_trace(sous_histoire()["evaluations.Appreciation"]), par=monde.agents["dreal"], motif="Relu.")


def une_ligne_par_feuille():
    """A world in which every sheet of the workbook has a row."""
    monde = Monde()
    for nom in ("perimetre", "attente", "correspondant", "fil"):
        monde.ligne(nom)
    for nom in ("jalon", "avis", "signataire", "action"):
        assert getattr(monde, nom)
    Suivi.objects.create(instrument=monde.convention, action="Appeler")
    fabriques.qualificatif(monde.convention, "non_inclus")
    fabriques.reference(12)
    Appreciation.objects.create(evaluation=monde.evaluation, indicateur=pieces.indicateur(), jugement="atteint")
    delai = {"echeance_le": date(2012, 10, 1), "echeance_motif": "Fusion."}
    Attribution.objects.create(campagne=monde.campagne, organisme=monde.organisme, **delai)
    return monde


SOUS_HISTOIRE = [feuille for feuille in FEUILLES if hasattr(getattr(feuille, "modele", None), "history")]


@pytest.mark.parametrize("feuille", SOUS_HISTOIRE, ids=lambda feuille: feuille.nom)
def test_a_correction_by_import_keeps_before_after_who_when_and_why(feuille, tmp_path):
    monde, (colonne, valeur) = une_ligne_par_feuille(), COLONNES[feuille.nom]
    entetes, ligne = [c.nom for c in feuille.colonnes], list(next(iter(feuille.exporter())))
    ligne[entetes.index(colonne)] = valeur

    rapport = importer(ecrire(tmp_path, **{feuille.nom: [entetes, ligne]}), monde.agents["admin"])

    assert rapport.refus == []
    juger(derniere_trace(feuille.modele), par=monde.agents["admin"], motif="Import de classeur.xlsx")


def test_every_sheet_of_a_model_under_history_is_tried():
    assert {feuille.nom for feuille in SOUS_HISTOIRE} == COLONNES.keys()


def test_a_gesture_for_several_keeps_the_same(client):
    monde = Monde(rangs=2)
    avenants = [qui.instruments.avenants().get() for qui in monde.organismes]
    connecter(client, monde, "dreal")
    liste = boites(client.get(reverse("conventions:list")), reverse("conventions:geste_en_lot"))

    coches = {"instruments": [avenant.pk for avenant in avenants], "geste": "signer", "le": "1er octobre 2012"}
    client.post(reverse("conventions:geste_en_lot"), liste | coches)

    assert all(avenant.etats_debouts()[-1] == Etat.SIGNEE for avenant in avenants)
    for avenant in avenants:
        numero = traces(Instrument.history.filter(id=avenant.pk).select_related("history_user"))[0]
        juger(numero, par=monde.agents["dreal"], motif=NUMEROTATION)


def test_a_return_of_the_organism_keeps_the_same(client):
    monde = Monde()
    fabriques.qualificatif(monde.convention, "inconnu")

    def lire(onglet, ligne):
        if onglet == LECTURES and ligne["Indicateur"] == "A.I":
            ligne[LUE] = "non_inclus"

    retour = pieces.retour(monde.evaluation, monde.agents["dreal"], pieces.classeur_rendu(monde.evaluation, lire))
    adresse = reverse("evaluations:comparaison", args=[monde.evaluation.pk, retour.pk])
    page = boites(connecter(client, monde, "dreal").get(adresse), adresse)
    client.post(adresse, page)

    trace = derniere_trace(sous_histoire()["conventions.Qualificatif"])
    juger(trace, par=monde.agents["dreal"], motif=trace.motif)
    assert trace.motif.startswith("retour.xlsx, ")
