"""A small world to walk in: one organism seen from every territory, its files, and one agent of each kind."""

from datetime import date
from functools import cached_property

from conventions.models import Indicateur
from cus_tracker.cycle import Etat
from evaluations.fils import repondre
from evaluations.models import Evaluation

from . import fabriques
from .evaluations import pieces

SIGNEE_LE = date(2011, 6, 14)


class Monde:
    """Objects for the addresses, made once asked: seat in the Nord, dwellings in the Nord and the Pas-de-Calais."""

    def __init__(self, rangs=1):
        self.lignes = {}
        self.organismes = [self.organisme_complet() for _ in range(rangs)]

    def organisme_complet(self):
        """An organism with its stock, a signed CUS locatif and an avenant close to signature."""
        qui = fabriques.organisme()
        for departement in ("59", "62"):
            fabriques.patrimoine(qui, 1000, dep=departement, logements_foyers=10)
        cus = fabriques.convention(qui, signee=SIGNEE_LE)
        avenant = fabriques.avenant(cus)
        fabriques.passage(avenant, Etat.PRETE_A_SIGNER, date(2012, 9, 26))
        evaluation = Evaluation.objects.create(convention=cus, debut=2011, fin=2012, etat="en_saisie")
        pieces.objectif(evaluation, 12)
        pieces.realise(evaluation, 14)
        return qui

    @property
    def organisme(self):
        return self.organismes[0]

    @cached_property
    def convention(self):
        return self.organisme.instruments.conventions().get()

    @cached_property
    def avenant(self):
        return self.organisme.instruments.avenants().get()

    @cached_property
    def passage(self):
        return self.convention.passages.get()

    @cached_property
    def document(self):
        return fabriques.document(self.convention)

    @cached_property
    def indicateur(self):
        return Indicateur.objects.first()

    def ligne(self, rubrique):
        """A row of the file of the organism, laid once."""
        if rubrique not in self.lignes:
            du_dossier = {"patrimoine": lambda qui: qui.patrimoines.first()}
            self.lignes[rubrique] = du_dossier.get(rubrique, getattr(fabriques, rubrique))(self.organisme)
        return self.lignes[rubrique]

    @cached_property
    def evaluation(self):
        return Evaluation.objects.get(convention=self.convention)

    @cached_property
    def question(self):
        """A doubt put to the organism."""
        return pieces.question(self.evaluation, self.agents["dreal"])

    @cached_property
    def retour(self):
        """A workbook that came back as it was sent."""
        return pieces.retour(self.evaluation, self.agents["dreal"])

    @cached_property
    def liasse(self):
        """The workbooks of the campaign, ready."""
        return pieces.liasse(self.campagne, self.agents["dreal"])

    @cached_property
    def campagne(self):
        return pieces.campagne()

    @cached_property
    def case(self):
        """A cell that holds a value, with a thread."""
        case = pieces.cle(self.evaluation)
        repondre(pieces.adresse(case), "À vérifier avec l’organisme.", par=self.agents["dreal"])
        return case

    @cached_property
    def lot(self):
        """A batch that the DREAL typed."""
        return pieces.taper({pieces.cle(self.evaluation, debut=2012): "9"}, self.agents["dreal"]).lot

    @cached_property
    def depot(self):
        """A workbook that the DREAL left, examined."""
        return fabriques.depot(self.agents["dreal"])

    @cached_property
    def dossier_vide(self):
        """A file opened by mistake."""
        qui = fabriques.organisme()
        fabriques.patrimoine(qui, dep="62")
        return fabriques.convention(qui)

    @cached_property
    def jalon(self):
        return self.convention.jalons.create(nature="psp")

    @cached_property
    def avis(self):
        return self.convention.avis.create(departement=fabriques.departement("62"), demande_le=SIGNEE_LE)

    @cached_property
    def signataire(self):
        return self.convention.signataires.create(qualite="prefet")

    @cached_property
    def objectif(self):
        return fabriques.objectif(self.avenant, 120)

    @cached_property
    def prorogation(self):
        return fabriques.prorogation(self.convention)

    @cached_property
    def tableau(self):
        """A table that the DREAL left, about the organism of the sample."""
        return fabriques.tableau_repris(self.agents["dreal"], [["Nom", "Sigle"], [self.organisme.nom, ""]])

    @cached_property
    def reunion(self):
        return fabriques.reunion()

    @cached_property
    def action(self):
        return fabriques.action(self.reunion)

    @cached_property
    def agents(self):
        """One agent of each role of the matrix, who looks at the day of the sample."""
        ici = {"au_retenu": fabriques.JOUR}
        return {
            "lecteur": fabriques.agent("lecteur", **ici),
            "ddtm": fabriques.agent("ddtm", dep="59", **ici),
            "ddtm_concerne": fabriques.agent("ddtm", dep="62", **ici),
            "ddtm_autre": fabriques.agent("ddtm", dep="13", **ici),
            "dreal": fabriques.agent("dreal", **ici),
            "dreal_autre": fabriques.agent("dreal", reg="93", **ici),
            "admin": fabriques.agent("admin", region=fabriques.region(), **ici),
        }


def connecter(client, monde, role):
    """Sign the client in as one of the agents of the world, out for « anonyme »."""
    client.logout() if role == "anonyme" else client.force_login(monde.agents[role])
    return client
