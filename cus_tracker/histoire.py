"""The history of descriptive fields: before, after, who, when and why."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.db import models
from simple_history.models import HistoricalRecords

from .concurrence import VIDE, en_texte

POURQUOI = "Gardé dans l’historique de la fiche."
GENRES = {"+": "création", "~": "correction", "-": "suppression"}


def historique():
    """The history that a model keeps, its reasons as long as an agent writes them."""
    return HistoricalRecords(history_change_reason_field=models.TextField(null=True))


class RaisonMixin:
    """A form of a row that asks why it is corrected, and keeps the answer in its history; put it first."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.corrige():
            self.fields["raison"] = forms.CharField(label="Motif de la correction", required=False, help_text=POURQUOI)

    def corrige(self):
        """True when the row already says something."""
        return self.instance.pk is not None

    def save(self, commit=True):
        self.instance._change_reason = self.cleaned_data.get("raison") or None
        return super().save(commit)


@dataclass(frozen=True)
class Trace:
    """One change of one object: its fields as (label, before, after)."""

    objet: str
    genre: str
    le: datetime
    par: str
    motif: str
    champs: tuple[tuple[str, str, str], ...]


def traces(histoires, *, ignores=()):
    """The changes told by rows of history, given the latest first and followed by object; what changed nothing is left.

    Reads nothing more: rows come with `history_user`, and what fields point to is told by its key unless fetched.
    """
    rendues, suivantes = [], {}
    for ligne in sorted(histoires, key=lambda h: (h.history_date, h.history_id)):
        cle = (type(ligne), ligne.id)
        avant = suivantes.get(cle)
        suivantes[cle] = ligne
        champs = tuple(_ecarts(avant, ligne, ignores))
        if champs or ligne.history_type == "-":
            rendues.append(_trace(ligne, champs))
    return rendues[::-1]


def _trace(ligne, champs):
    return Trace(
        objet=str(ligne.instance_type._meta.verbose_name),
        genre=GENRES[ligne.history_type],
        le=ligne.history_date,
        par=str(ligne.history_user or "import"),
        motif=ligne.history_change_reason or "",
        champs=champs,
    )


def _ecarts(avant, apres, ignores):
    """(label, before, after) of the fields that differ; what a deletion takes away needs no list."""
    if apres.history_type == "-":
        return
    for champ in apres.instance_type._meta.fields:
        if champ.primary_key or champ.name in ignores or not champ.editable:
            continue
        ancien = _texte(avant, champ) if avant is not None else VIDE
        nouveau = _texte(apres, champ)
        if ancien != nouveau:
            yield str(champ.verbose_name), ancien, nouveau


def _texte(ligne, champ):
    """The value of a field in words."""
    valeur = getattr(ligne, champ.name)
    return en_texte(dict(champ.flatchoices).get(valeur, valeur) if champ.choices else valeur)
