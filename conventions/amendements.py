"""What avenants change: the objectives of a convention as amended, and before and after one avenant."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from cus_tracker.cycle import Etat

from .axes import AXES, croisement
from .cumuls import OBJECTIF, Ligne, appliquer_avenants, dernieres_versions
from .models import Avenant, Objectif, Passage
from .models.instrument import Objet

CHAMPS = ("indicateur__code", "mesure", "debut", "fin", "departement", "epci", "zonage", "produit", "zus", "segment")
JAMAIS = (datetime.max.date(), datetime.max.replace(tzinfo=UTC), 0)


@dataclass(frozen=True)
class Changement:
    """A row of an avenant and what it replaces; `ecart` when both are single numbers over the same years."""

    ligne: Ligne
    avant: tuple[Ligne, ...]

    @property
    def nouveau(self):
        """True when nothing was given before."""
        return not self.avant

    @property
    def ecart(self):
        """What is added or taken away; None where both are not comparable."""
        memes_annees = len(self.avant) == 1 and self.avant[0][4:6] == self.ligne[4:6]
        if not memes_annees or self.ligne.valeur is None or self.avant[0].valeur is None:
            return None
        return self.ligne.valeur - self.avant[0].valeur


def telle_qu_amendee(convention, regard):
    """The objectives of a convention on a day: in force, and replaced by signed avenants (contracts §4.1)."""
    rangs = rangs_des_signes(convention, regard)
    return appliquer_avenants(_lire(convention, {convention.pk: None} | rangs, regard))


def changements(avenant, regard):
    """What each row of an avenant changes, signed or in preparation, against what was in force without it."""
    convention = avenant.parent
    rangs = rangs_des_signes(convention, regard)
    sien = rangs.pop(avenant.pk, JAMAIS)
    avant = {pk: rang for pk, rang in rangs.items() if rang < sien}
    en_vigueur = appliquer_avenants(_lire(convention, {convention.pk: None} | avant, regard)).en_vigueur
    nouvelles = sorted(_lire(convention, {avenant.pk: sien}, regard), key=lambda x: (x[1:6], croisement(x)))
    return [Changement(ligne, tuple(x for x in en_vigueur if _change(ligne, x))) for ligne in nouvelles]


def _change(ligne, autre):
    meme = ligne[1:4] == autre[1:4] and croisement(ligne) == croisement(autre)
    return meme and ligne.debut <= autre.fin and autre.debut <= ligne.fin


def dernier_perimetre(instrument, regard):
    """The signed avenant that says the perimeter of a convention on a day; of an avenant about it, the one before."""
    if instrument.est_avenant and instrument.objet != Objet.PERIMETRE:
        return None
    dits = Avenant.objects.filter(parent=instrument.parent_id or instrument.pk, objet=Objet.PERIMETRE)
    signes = list(dits.exclude(changement="").signes(regard).order_by("etat_le", "pk"))
    rangs = [avenant.pk for avenant in signes]
    avant = signes[: rangs.index(instrument.pk)] if instrument.pk in rangs else signes
    return avant[-1] if avant else None


def rangs_des_signes(convention, regard):
    """{signed avenant: what sorts it: its first standing signature, then its typing, then entry}."""
    signes = Avenant.objects.signes(regard).filter(parent=convention)
    signatures = Passage.objects.filter(instrument__in=signes.values("pk"), etat=Etat.SIGNEE).au(regard)
    rangs = {}
    for avenant, *rang in signatures.dans_l_ordre().values_list("instrument", "le", "saisi_le", "pk"):
        rangs.setdefault(avenant, tuple(rang))
    return rangs


def _lire(convention, rangs, regard):
    """The latest known versions of the objective rows of these instruments, as a roll-up reads them."""
    connus = Objectif.objects.filter(instrument__in=rangs).connues(regard)
    champs = ("instrument", *CHAMPS, "valeur", "mention", "pk")
    lignes = [
        _ligne(convention, rangs, entree, ligne)
        for entree, ligne in enumerate(connus.order_by("saisi_le", "pk").values_list(*champs))
    ]
    return dernieres_versions(lignes)


def _ligne(convention, rangs, entree, lue):
    instrument, code, mesure, debut, fin, *axes, valeur, mention, pk = lue
    return Ligne(
        convention.organisme_id,
        code,
        mesure,
        OBJECTIF,
        debut,
        fin,
        *axes,
        Decimal(valeur) if valeur is not None else None,
        mention,
        None,
        entree,
        instrument,
        rangs[instrument],
        pk,
        convention.pk,
    )


def noms_d_axes(ligne):
    """{axis: code} of what a row names."""
    return {nom: code for nom, code in zip(AXES, croisement(ligne), strict=True) if code}
