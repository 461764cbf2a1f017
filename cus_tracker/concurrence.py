"""Two agents at once: a save based on a stale page is refused, says who changed what, and loses nothing typed."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils import timezone

from .typographie import jour_court

SEL = "cus_tracker.concurrence"
VIDE = "vide"


def a_corriger(request, queryset, **cle):
    """The object to change, its row locked as long as the transaction of a POST; 404 when the queryset has it not."""
    if request.method == "POST":
        queryset = queryset.select_for_update(of=("self",))
    return get_object_or_404(queryset, **cle)


def en_texte(valeur):
    """A value of a model as an agent reads it."""
    if valeur in (None, "", []):
        return VIDE
    if isinstance(valeur, list):
        return ", ".join(str(x.get("libelle", x)) if isinstance(x, dict) else str(x) for x in valeur)
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    return jour_court(valeur) if hasattr(valeur, "strftime") else str(valeur)


class VersionMixin:
    """A form that carries what its page showed, and refuses to save over what someone changed since.

    Put it before `ModelForm`: the fields of the form are then watched, and the instance is to be fresh from the base
    (see `a_corriger`). A plain form overrides `temoin`, and `dernier_auteur` when what it watches has no history.
    A refusal keeps what was typed and shows the new state: the same save, sent again, is then a choice.
    """

    perime = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._actuel = self.temoin()
        self.fields["version"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial["version"] = signing.dumps(self._actuel, salt=SEL, compress=True)

    def temoin(self):
        """{what the page shows: its value in words}, fresh from the base; empty while nothing can go stale."""
        if self.instance.pk is None:
            return {}
        return {
            str(champ.verbose_name): en_texte(_lu(self.instance, champ))
            for champ in self.instance._meta.fields
            if champ.name in self.fields
        }

    def dernier_auteur(self):
        """Who changed the object last, and when: (name, moment) or None."""
        histoire = getattr(self.instance, "history", None)
        trace = histoire.select_related("history_user").order_by("-history_date", "-history_id").first()
        if trace is None:
            return None
        return str(trace.history_user or "un import"), trace.history_date

    def clean(self):
        propres = super().clean()
        changes = self._changes()
        if changes:
            self.perime = True
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = self.initial["version"]
            raise ValidationError(self._refus(changes), code="perime")
        return propres

    def _changes(self):
        """(what, value the page showed, value now) of what changed since the page was drawn."""
        try:
            vu = signing.loads(self.data.get(self.add_prefix("version"), ""), salt=SEL)
        except signing.BadSignature:
            return [] if not self._actuel else [("la fiche", "ouverte sans témoin", "à relire")]
        noms = [*self._actuel, *(nom for nom in vu if nom not in self._actuel)]
        paires = [(nom, vu.get(nom, VIDE), self._actuel.get(nom, VIDE)) for nom in noms]
        return [(nom, avant, apres) for nom, avant, apres in paires if avant != apres]

    def _refus(self, changes):
        """The lines of the refusal: who, what, and that nothing is lost."""
        auteur = self.dernier_auteur()
        qui = ""
        if auteur:
            moment = timezone.localtime(auteur[1])
            qui = f" par {auteur[0]}, le {jour_court(moment)} à {moment:%H:%M}"
        return [
            f"Cette page n’est plus à jour : elle a été modifiée{qui}.",
            *(f"{nom[:1].upper()}{nom[1:]} : « {avant} » est devenu « {apres} »." for nom, avant, apres in changes),
            "Rien de ce que vous avez saisi n’est perdu : relisez, puis enregistrez de nouveau pour le garder.",
        ]


def _lu(objet, champ):
    """The value of a field in words: the label of a choice, the name of what it points to."""
    libelle = getattr(objet, f"get_{champ.name}_display", None)
    return libelle() if libelle else getattr(objet, champ.name)
