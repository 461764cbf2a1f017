"""What became of the maximum rents of signed conventions on a day: at signature, or by the avenant that carried it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from cus_tracker.cycle import Etat

from .models import Avenant, Convention
from .models.instrument import Dispositif, Objet, TroisValeurs


@dataclass(frozen=True)
class Remise:
    """A signed convention, the answer on the day looked at, since when, and by which avenant."""

    convention: Convention
    valeur: str
    le: date | None = None
    avenant: Avenant | None = None

    @property
    def libelle(self):
        """« oui », « non » or « inconnu »."""
        return TroisValeurs(self.valeur).label

    @property
    def source(self):
        """Where the answer comes from: what the avenant says it changes, else the source of the convention."""
        return self.avenant.changement if self.avenant else self.convention.remise_en_ordre_source


def remises(conventions, regard):
    """(rows sorted by organism, [(answer, how many)]) of the signed CUS locatif among these (contracts §3 and §5)."""
    signees = list(
        conventions.avec_etat(regard)
        .avec_signature(regard)
        .filter(etat=Etat.SIGNEE, dispositif=Dispositif.LOCATIF)
        .select_related("organisme__siege", "generation")
        .order_by("organisme__cle_tri", "pk")
    )
    porteurs = {}
    avenants = Avenant.objects.signes(regard).avec_signature(regard).filter(objet=Objet.REMISE_EN_ORDRE)
    for avenant in avenants.filter(parent__in=[c.pk for c in signees]).order_by("-signe_le"):
        porteurs[avenant.parent_id] = avenant
    lignes = [_remise(convention, porteurs.get(convention.pk), regard.au) for convention in signees]
    comptes = Counter(ligne.valeur for ligne in lignes)
    return lignes, [(valeur, TroisValeurs(valeur).label, comptes[valeur]) for valeur in TroisValeurs.values]


def _remise(convention, avenant, au):
    faite, le = convention.remise_en_ordre == TroisValeurs.OUI, convention.remise_en_ordre_le
    if faite and (le is None or le <= au):
        return Remise(convention, TroisValeurs.OUI, le or convention.signe_le)
    if avenant:
        return Remise(convention, TroisValeurs.OUI, avenant.signe_le, avenant)
    if faite:
        return Remise(convention, TroisValeurs.NON)
    return Remise(convention, convention.remise_en_ordre, convention.remise_en_ordre_le)
