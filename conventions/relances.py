"""Relances: what each organism owes in words, the entry in its thread, the letter and the mail."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.db import transaction

from cus_tracker.typographie import corriger, jour
from organismes.models import Echange

from .forms_relance import ORGANISME, PIECES, REPONSE

SUITE = "Réponse à la relance"


@dataclass(frozen=True)
class Lettre:
    """A relance to one organism, as a mail or on paper."""

    echange: Echange
    destinataires: tuple[str, ...]
    courriels: tuple[str, ...]
    objet: str
    corps: str
    le: date
    reponse_le: date | None
    marque: tuple[str, ...]
    signataire: str

    @property
    def mailto(self):
        """The address that opens a mail already written."""
        return f"mailto:{','.join(self.courriels)}?subject={quote(self.objet)}&body={quote(self.corps)}"


def du(retards, organisme):
    """What an organism owes, a line each; a plain sentence when the lists know nothing."""
    lignes = [
        f"– {a.libelle}" + (f", dont la date limite de signature était le {jour(a.limite)}" if a.retard else "")
        for a in (retards.attendus if retards else ())
        if a.organisme.pk == organisme.pk and not a.est_clos
    ]
    return "\n".join(lignes) or "– les éléments demandés."


@transaction.atomic
def relancer_tous(form, *, par):
    """Write the relance in the thread of each organism, with its due answer; all or none."""
    propres = form.cleaned_data
    return [
        Echange.objects.create(
            organisme=organisme,
            le=propres["le"],
            nature=Echange.Nature.RELANCE,
            texte=_texte(propres, form.retards, organisme),
            action=SUITE,
            echeance_le=propres["echeance_le"],
            charge=propres["charge"],
            par=par,
        )
        for organisme in propres["organismes"]
    ]


def _texte(propres, retards, organisme):
    """The object on its own line, then the text of this organism."""
    corps = propres["texte"].replace(PIECES, du(retards, organisme)).replace(ORGANISME, organisme.nom)
    corps = corps.replace(REPONSE, jour(propres["echeance_le"]))
    return corriger(f"{propres['objet']}\n\n{corps}")


def lettres(echanges, region):
    """The letters of relances, read from the threads, with whom they go to."""
    lus = echanges.select_related("organisme", "par", "par__service").prefetch_related("organisme__correspondants")
    return [_lettre(echange, region) for echange in lus.order_by("organisme__cle_tri", "pk")]


def _lettre(echange, region):
    siens = [c for c in echange.organisme.correspondants.all() if c.service_id is None]
    objet, _, corps = echange.texte.partition("\n\n")
    return Lettre(
        echange=echange,
        destinataires=tuple(f"{c.nom}, {c.fonction}" if c.fonction else c.nom for c in siens),
        courriels=tuple(c.courriel for c in siens if c.courriel),
        objet=objet,
        corps=corps,
        le=echange.le,
        reponse_le=echange.echeance_le,
        marque=("Préfet", "de la région", region.nom if region else ""),
        signataire=", ".join(str(mot) for mot in (echange.par, echange.par and echange.par.service) if mot),
    )
