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


def a_corriger_ou_refaire(request, lignes, pk):
    """The same for a row of the file of an object; one struck out meanwhile comes back unsaved, to be told and redone.

    `lignes` is the manager of the rows of the object: `organisme.patrimoines`.
    """
    parent = {lignes.field.name: lignes.instance.pk}
    derniere = _traces(lignes.model.history.filter(id=pk, **parent)).first()
    if request.method != "POST" or derniere is None or derniere.history_type != "-":
        return a_corriger(request, lignes.all(), pk=pk)
    ligne = derniere.instance
    ligne.pk, ligne.derniere_main = None, lambda: _main(derniere)
    return ligne


def retirer(ligne, motif):
    """Strike a row out, with the reason that its history keeps; nothing where someone did it meanwhile."""
    if ligne.pk is not None:
        ligne._change_reason = motif
        ligne.delete()


def _traces(histoire):
    """Rows of history, the latest first."""
    return histoire.select_related("history_user").order_by("-history_date", "-history_id")


def _main(trace):
    """Who left a row of history, and when."""
    return str(trace.history_user or "un import"), trace.history_date


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
        self.initial["version"] = sceller(self._actuel)

    def confronte(self):
        """False for a step that only draws the page to be confirmed: it rests on nothing shown before."""
        return True

    @property
    def supprimee(self):
        """True when what the page showed was struck out meanwhile (see `a_corriger_ou_refaire`)."""
        return hasattr(self, "instance") and self.instance.pk is None

    def temoin(self):
        """{what the page shows: its value in words}, fresh from the base; empty while nothing can go stale."""
        return en_mots(self.instance, self.fields)

    def dernier_auteur(self, noms):
        """Who last changed what these names say, and when: (name, moment) or None."""
        if main := getattr(self.instance, "derniere_main", None):
            return main()
        histoire = getattr(self.instance, "history", None)
        return None if histoire is None else auteur_du_changement(histoire, noms)

    def clean(self):
        propres = super().clean()
        if not self.confronte():
            self._renouveler()
        elif changes := self._changes():
            self.perime = True
            self._renouveler()
            raise ValidationError(self._refus(changes), code="perime")
        return propres

    def concernes(self, vu):
        """Of what the page showed, and of what there is now, what this save may write over."""
        return [*self._actuel, *(nom for nom in vu if nom not in self._actuel)]

    def _renouveler(self):
        """What is sent next rests on the page that this answer draws."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = self.initial["version"]

    def _changes(self):
        """(what, value the page showed, value now) of what changed since the page was drawn."""
        vu = desceller(self.data.get(self.add_prefix("version"), ""))
        if vu is None:
            return [] if not self._actuel else [("la fiche", "ouverte sans témoin", "à relire")]
        paires = [(nom, vu.get(nom, VIDE), self._actuel.get(nom, VIDE)) for nom in self.concernes(vu)]
        differents = [(nom, avant, apres) for nom, avant, apres in paires if avant != apres]
        return [(self.nommer(nom), self.dire(avant), self.dire(apres)) for nom, avant, apres in differents]

    def nommer(self, nom):
        """In words, a key of `temoin`; a form that keeps identifiers there says what they name."""
        return nom

    def dire(self, valeur):
        """In words, a value of `temoin`; a form that keeps keys there says what they name."""
        return valeur

    def _refus(self, changes):
        """The lines of the refusal: who, what, and that nothing is lost."""
        auteur = self.dernier_auteur([nom for nom, *_ in changes])
        qui, quoi = "", "elle a été modifiée"
        if self.supprimee:
            quoi = "la ligne a été supprimée"
        if auteur:
            moment = timezone.localtime(auteur[1])
            qui = f" par {auteur[0]}, le {jour_court(moment)} à {moment:%H:%M}"
        return [
            f"Cette page n’est plus à jour : {quoi}{qui}.",
            *(f"{nom[:1].upper()}{nom[1:]} : « {avant} » est devenu « {apres} »." for nom, avant, apres in changes),
            "Rien de ce que vous avez saisi n’est perdu : relisez, puis enregistrez de nouveau pour le garder.",
        ]


def sceller(vu):
    """What a page showed, as its hidden box carries it."""
    return signing.dumps(vu, salt=SEL, compress=True)


def desceller(texte):
    """What a page showed, from its hidden box; None when we did not seal it."""
    try:
        return signing.loads(texte, salt=SEL)
    except signing.BadSignature:
        return None


def en_mots(objet, noms=None):
    """{field in words: its value in words} of the fields of these names, all that an agent types by default."""
    if objet.pk is None:
        return {}
    champs = [c for c in objet._meta.fields if (c.editable and not c.primary_key if noms is None else c.name in noms)]
    return {str(champ.verbose_name): en_texte(_lu(objet, champ)) for champ in champs}


def auteur_du_changement(histoire, noms):
    """Who brought the present value of one of the fields that these names say, and when; None without history."""
    champs = [c.attname for c in histoire.model._meta.fields if str(c.verbose_name) in noms]
    derniere = None
    for trace in _traces(histoire.all()):
        if derniere and any(getattr(trace, c) != getattr(derniere, c) for c in champs):
            break
        derniere = derniere if derniere and not champs else trace
    return derniere and _main(derniere)


def _lu(objet, champ):
    """The value of a field in words: the label of a choice, the name of what it points to."""
    libelle = getattr(objet, f"get_{champ.name}_display", None)
    return libelle() if libelle else getattr(objet, champ.name)
