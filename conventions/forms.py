"""What an agent types about an instrument: passages, corrections, documents."""

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from cus_tracker.champs import DatePartielleField, JourField
from cus_tracker.concurrence import VersionMixin
from cus_tracker.cycle import AVANCEMENT, Etat

from .models import Document
from .pieces import ATTENDU, PieceRefusee, lire_piece

MEGA = 1_000_000
# What is most often joined to a gesture.
PIECE_DU_GESTE = {
    "elaborer": Document.Nature.DELIBERATION,
    "deposer": Document.Nature.PROJET,
    "demander_avis": Document.Nature.COURRIER,
    "proposer": Document.Nature.PROJET,
    "signer": Document.Nature.SIGNE,
}


def champs_seuls():
    """A helper that draws the fields alone: the page draws the form around them."""
    helper = FormHelper()
    helper.form_tag = False
    return helper


class PieceField(forms.FileField):
    """A file read whole and recognised by its bytes; gives a Piece."""

    widget = forms.ClearableFileInput

    def __init__(self, **options):
        taille = settings.DOCUMENT_TAILLE_MAX // MEGA
        super().__init__(help_text=f"{ATTENDU} {taille}\u00a0Mo au plus.", **options)

    def to_python(self, data):
        fichier = super().to_python(data)
        if fichier is None:
            return None
        if fichier.size > settings.DOCUMENT_TAILLE_MAX:
            taille = settings.DOCUMENT_TAILLE_MAX // MEGA
            raise ValidationError(f"Ce fichier dépasse {taille}\u00a0Mo.", code="taille")
        try:
            return lire_piece(fichier.name, fichier.read())
        except PieceRefusee as refus:
            raise ValidationError(str(refus), code="type") from refus


class DossierVuMixin(VersionMixin):
    """A form about the life of an instrument: stale once its file stands elsewhere than the page said."""

    def __init__(self, *args, instrument, debouts, **kwargs):
        self.instrument, self.debouts = instrument, debouts
        super().__init__(*args, **kwargs)
        self.helper = champs_seuls()

    def temoin(self):
        return {"état du dossier": str(self.debouts[-1])} if self.debouts else {}

    def dernier_auteur(self, noms):
        return self.instrument.derniere_saisie()


class PassageForm(DossierVuMixin, forms.Form):
    """A passage: its day, its reason, a document; the state too when a suspension ends."""

    le = DatePartielleField(label="Date")
    motif = forms.CharField(label="Motif", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    document = PieceField(label="Document", required=False)
    nature = forms.ChoiceField(label="Nature du document", choices=Document.Nature, required=False)

    def __init__(self, *args, geste, **kwargs):
        super().__init__(*args, **kwargs)
        etats = [passage.etat for passage in self.debouts]
        self.fields["le"].widget.attrs["autofocus"] = True
        self.fields["nature"].initial = PIECE_DU_GESTE.get(geste.mot, Document.Nature.AUTRE)
        if geste.motive:
            self.fields["motif"].required = True
            self.fields["motif"].error_messages["required"] = "Dites pourquoi."
        if not geste.etat:
            avant = next((etat for etat in reversed(etats) if etat in AVANCEMENT), Etat.NEGOCIATION)
            self.fields["etat"] = forms.ChoiceField(
                label="Le dossier reprend à l’étape", choices=[(e, Etat(e).label) for e in AVANCEMENT], initial=avant
            )

    def donnees(self):
        """What the gesture takes."""
        propres = self.cleaned_data
        le, precision = propres["le"]
        donnees = {"le": le, "precision": precision, "motif": propres["motif"]}
        if "etat" in propres:
            donnees["etat"] = propres["etat"]
        if propres["document"]:
            nature = propres["nature"] or Document.Nature.AUTRE
            donnees["document"] = {"piece": propres["document"], "nature": nature, "le": le}
        return donnees


class RectificationForm(DossierVuMixin, forms.Form):
    """A passage struck: why, and the right day when only the day was wrong."""

    motif = forms.CharField(
        label="Pourquoi ce passage est-il faux ?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Une rectification dit pourquoi."},
    )
    le = DatePartielleField(
        label="Date juste", required=False, help_text="Vide : le passage est rayé et rien ne le remplace."
    )

    def __init__(self, *args, passage, **kwargs):
        self.passage = passage
        super().__init__(*args, **kwargs)

    def temoin(self):
        raye = f"rayé : {self.passage.rectifie_motif}"
        return super().temoin() | {"passage": raye if self.passage.est_raye else str(self.passage)}

    def donnees(self):
        """What the gesture takes."""
        juste = self.cleaned_data["le"]
        jour = {"le": juste.le, "precision": juste.precision} if juste else {}
        return {"motif": self.cleaned_data["motif"]} | jour


class DocumentForm(forms.Form):
    """A document: its file, its nature, its date."""

    piece = PieceField(label="Fichier")
    nature = forms.ChoiceField(label="Nature", choices=Document.Nature)
    le = JourField(label="Date du document", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = champs_seuls()

    def donnees(self):
        """What the gesture takes."""
        return self.cleaned_data
