"""Who pilots the evaluation of an organism: the DDTM of its seat, the DREAL where it stands in several départements."""

from dataclasses import dataclass
from datetime import date

from territoires.models import Service

from .models import Attribution


@dataclass(frozen=True)
class Pilote:
    """A pilot in words, with the reason when it was chosen; `echeance` is the day to answer by, delay included."""

    nom: str
    motif: str = ""
    echeance: date | None = None
    delai_motif: str = ""


class Services:
    """The names of the DREAL and DDTM of the install, read once."""

    def __init__(self):
        lignes = Service.objects.filter(nature__in=(Service.Nature.DREAL, Service.Nature.DDTM)).order_by("-pk")
        self._noms = {(s.nature, s.departement_id or s.region_id): s.nom for s in lignes}

    def ddtm(self, departement):
        """The DDTM of a département."""
        return self._noms.get((Service.Nature.DDTM, departement.pk), f"DDTM ({departement.nom})")

    def dreal(self, region):
        """The DREAL of a région."""
        return self._noms.get((Service.Nature.DREAL, region.pk), f"DREAL {region.nom}")


def par_defaut(siege, departements, region, services):
    """The name of the service that pilots unless another is chosen; `departements` where the organism has dwellings."""
    return services.dreal(region) if len(departements) > 1 else services.ddtm(siege)


def attributions(campagne):
    """{organism: Attribution} of a campaign; none for one that is not recorded yet."""
    if campagne.pk is None:
        return {}
    lignes = Attribution.objects.filter(campagne=campagne).select_related("pilote")
    return {attribution.organisme_id: attribution for attribution in lignes}


def pilote(evaluation, departements, campagne, attribution, services):
    """Who pilots an evaluation in a campaign, and until when."""
    organisme = evaluation.convention.organisme
    defaut = par_defaut(organisme.siege, departements, campagne.region, services)
    if attribution is None:
        return Pilote(defaut, echeance=campagne.echeance_le)
    return Pilote(
        attribution.pilote.nom if attribution.pilote else defaut,
        attribution.pilote_motif if attribution.pilote else "",
        campagne.echeance_de(attribution),
        attribution.echeance_motif if attribution.echeance_le else "",
    )


def se_tait(choix, motif, *, avant, motif_avant):
    """True when a choice that stands has no reason, or one that changes has no other reason than the choice before."""
    return bool(choix and not motif) or (choix != avant and motif in ("", motif_avant))
