"""Long work of evaluations done by the worker: one workbook by organism of a campaign, in one archive."""

import io
import zipfile

from django.core.files.base import ContentFile
from django_tasks import task

from cus_tracker.classeur.ecriture import ecrire
from cus_tracker.regard import Regard

from .acces import ouvertes_a
from .echange.envoi import nom_du_fichier, onglets
from .models import Liasse
from .pilotes import attributions

ECHEC = "La préparation s’est interrompue. Demandez de nouveau les classeurs."


@task()
def preparer_liasse(pk):
    """Write the workbook of each evaluation of a campaign that the agent sees, then the archive: all or nothing."""
    liasse = Liasse.objects.select_related("campagne__region", "par").get(pk=pk)
    liasse.echec = ECHEC
    try:
        contenu = _archive(liasse)
        liasse.fichier.save(f"{liasse.uuid}.zip", ContentFile(contenu), save=False)
        liasse.echec = ""
    finally:
        liasse.save(update_fields=["fichier", "echec"])


def _archive(liasse):
    campagne = liasse.campagne
    regard = Regard(au=liasse.au, connu_le=None, region=campagne.region.code)
    evaluations = ouvertes_a(liasse.par).de(campagne).order_by("convention__organisme__cle_tri", "pk")
    liasse.total, siennes = len(evaluations), attributions(campagne)
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as archive:
        for evaluation in evaluations:
            classeur = io.BytesIO()
            le = campagne.echeance_de(siennes.get(evaluation.convention.organisme_id))
            ecrire(classeur, onglets(evaluation, regard, rendre_le=le), "xlsx")
            archive.writestr(f"{liasse.faits + 1:03d}-{nom_du_fichier(evaluation)}", classeur.getvalue())
            liasse.faits += 1
            Liasse.objects.filter(pk=liasse.pk).update(faits=liasse.faits, total=liasse.total)
    return tampon.getvalue()
