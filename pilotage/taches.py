"""Long work done by the worker: examining and recording a workbook left in the browser."""

from django.utils import timezone
from django_tasks import task

from cus_tracker.classeur import ClasseurIllisible

from .importation import examiner, importer
from .models import Importation

Etat = Importation.Etat


def avancer(depot):
    """A callable that keeps the progress of an import, in per cent, where its page reads it."""

    def noter(faits, total):
        part = 100 * faits // total if total else 0
        if part != depot.avancement:
            depot.avancement = part
            _donner_signe(depot)

    return noter


def _donner_signe(depot):
    Importation.objects.filter(pk=depot.pk).update(avancement=depot.avancement, vu_le=timezone.now())


@task()
def examiner_depot(pk):
    """Read a workbook and tell what it would change; nothing is written."""
    depot = Importation.objects.select_related("par").get(pk=pk)
    _conclure(depot, lambda: examiner(depot.fichier.path, depot.par, avancer(depot)), Etat.EXAMINEE)


@task()
def enregistrer_depot(pk):
    """Record a workbook whole, or nothing of it; that it was is written with it."""
    depot = Importation.objects.select_related("par").get(pk=pk)

    def marquer(rapport):
        champs = {"etat": Etat.ENREGISTREE, "enregistre_le": timezone.now(), "rapport": rapport.en_json()}
        Importation.objects.filter(pk=pk).update(**champs)

    _conclure(depot, lambda: importer(depot.fichier.path, depot.par, avancer(depot), marquer), None)


def _conclure(depot, travail, reussite):
    """Do the work and keep what it found; whatever stops it is told as an interruption.

    `reussite` None: a success has already been kept, with what it wrote.
    """
    _donner_signe(depot)
    depot.etat = Etat.INTERROMPUE
    try:
        rapport = travail()
    except ClasseurIllisible as refus:
        depot.etat, depot.rapport = Etat.ILLISIBLE, {"message": str(refus)}
    else:
        depot.etat, depot.rapport = Etat.REFUSEE if rapport.refus else reussite, rapport.en_json()
    finally:
        if depot.etat:
            depot.save(update_fields=["etat", "rapport"])
