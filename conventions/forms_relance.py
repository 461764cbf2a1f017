"""What an agent types to chase organisms: the object, the text, when an answer is due."""

import re
from datetime import timedelta

from crispy_forms.helper import FormHelper
from django import forms

from cus_tracker.accords import accorder, enumerer
from cus_tracker.champs import JourField
from organismes.forms import collegues
from organismes.models import Organisme
from territoires.choix_agents import AgentField
from territoires.models import Agent

PIECES, ORGANISME, REPONSE = "[instruments]", "[organisme]", "[date de réponse]"
REPERES = (PIECES, ORGANISME, REPONSE)
REPERE = re.compile(r"\[[^\[\]\n]*\]")
DELAI = timedelta(days=15)
TEXTE = f"""Madame, Monsieur,

À ce jour, il manque à nos services, pour {ORGANISME} :
{PIECES}

Je vous remercie de me faire connaître, avant le {REPONSE}, où en est ce dossier et le calendrier proposé.

Mes services restent à votre disposition.

Veuillez agréer, Madame, Monsieur, l’expression de ma considération distinguée."""


class RelanceForm(forms.Form):
    """One text for all; what each organism owes takes the place of the marker in its own letter.

    `demande`: the object and the text that the page before proposes, instead of those for missing instruments.
    """

    organismes = forms.ModelMultipleChoiceField(
        Organisme.objects.none(),
        label="Organismes",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins un organisme à relancer."},
    )
    le = JourField(label="Date de la relance")
    objet = forms.CharField(label="Objet", max_length=150)
    texte = forms.CharField(
        label="Texte",
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=(
            f"{PIECES} est remplacé par ce que doit chaque organisme, {ORGANISME} par son nom, "
            f"{REPONSE} par la date donnée dessous."
        ),
    )
    echeance_le = JourField(label="Réponse attendue avant le")
    charge = AgentField(Agent.objects.none(), label="À la charge de", required=False)

    def __init__(self, *args, agent, organismes, retards, demande=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.agent, self.retards = agent, retards
        self.demande = {nom: mots for nom in ("objet", "texte") if demande and (mots := demande.get(nom, "").strip())}
        self.fields["organismes"].queryset = organismes
        self.fields["charge"].queryset = collegues(agent)
        self.helper = FormHelper()
        self.helper.form_tag = False
        if not self.is_bound:
            self.proposer()

    def proposer(self):
        """What is written before anyone types: everything, so that recording it is one gesture."""
        jour = self.retards.regard.au if self.retards else None
        self.initial |= {
            "organismes": [organisme.pk for organisme in self.fields["organismes"].queryset],
            "le": jour,
            "echeance_le": jour + DELAI if jour else None,
            "objet": "Conventions d’utilité sociale : instruments attendus",
            "texte": TEXTE,
            "charge": self.agent.pk,
        } | self.demande

    def clean_texte(self):
        """The text, refused while it holds in square brackets a mark that nothing would replace."""
        texte = self.cleaned_data["texte"]
        inconnus = [f"«\u00a0{repere}\u00a0»" for repere in REPERE.findall(texte) if repere not in REPERES]
        if inconnus:
            verbe = accorder(len(inconnus), "ne serait remplacé", "ne seraient remplacés")
            connus = enumerer((f"«\u00a0{repere}\u00a0»" for repere in REPERES), lien="ou")
            raise forms.ValidationError(
                f"{enumerer(inconnus)} {verbe} par rien\u00a0: écrivez {connus}, ou ôtez les crochets."
            )
        return texte

    def clean(self):
        propres = super().clean()
        if propres.get("le") and propres.get("echeance_le") and propres["echeance_le"] < propres["le"]:
            self.add_error("echeance_le", "La réponse est attendue avant la relance.")
        return propres
