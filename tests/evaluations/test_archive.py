"""The workbooks of a campaign in one archive: one for each organism, the very one that its page gives."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from evaluations.cycle import Etat
from evaluations.models import Attribution, Liasse

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db
AU = "au=2012-10-03"


def archiver(client, campagne):
    """The archive, once made."""
    client.post(f"{reverse('evaluations:classeurs', args=[campagne.pk])}?{AU}")
    adresse = reverse("evaluations:telecharger", args=[Liasse.objects.get().uuid])
    return zipfile.ZipFile(io.BytesIO(b"".join(client.get(f"{adresse}?{AU}").streaming_content)))


def a_rendre(octets):
    """« À rendre pour le… », as a workbook says it."""
    lignes = load_workbook(io.BytesIO(octets)).worksheets[0].iter_rows(values_only=True)
    return next(ligne[0] for ligne in lignes if ligne[0].startswith("À rendre"))


def test_every_workbook_of_a_campaign_is_in_one_archive(client, dreal):
    for _ in range(2):
        pieces.evaluation(etat=Etat.EN_SAISIE)

    archive = archiver(client, pieces.campagne())

    liasse = Liasse.objects.get()
    assert (liasse.faits, liasse.total, len(archive.namelist())) == (2, 2, 2)


def test_the_day_to_answer_by_is_that_of_each_organism(client, dreal):
    campagne = pieces.campagne()
    pressee, patiente = (pieces.evaluation(fabriques.bailleur(nom=nom)) for nom in ("Abri", "Toit"))
    Attribution.objects.create(
        campagne=campagne,
        organisme=patiente.convention.organisme,
        echeance_le=date(2013, 12, 31),
        echeance_motif="Fusion en cours.",
    )

    archive = archiver(client, campagne)

    dits = [a_rendre(archive.read(nom)) for nom in archive.namelist()]
    assert dits == [f"À rendre pour le {le}." for le in ("1er\u00a0septembre 2012", "31\u00a0décembre 2013")]
    seuls = [
        client.get(f"{reverse('evaluations:classeur', args=[une.pk])}?{AU}").content for une in (pressee, patiente)
    ]
    assert [a_rendre(octets) for octets in seuls] == dits
