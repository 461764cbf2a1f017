"""What is typed about the dialogue: a meeting, an action that follows it."""

from crispy_forms.helper import FormHelper
from django import forms

from cus_tracker.champs import JourField
from cus_tracker.concurrence import VersionMixin
from cus_tracker.histoire import RaisonMixin
from territoires.choix_agents import AgentField
from territoires.models import Agent

from .models import Action, Reunion

UN_PAR_LIGNE = "Un par ligne, ou séparés par un point-virgule."


class DialogueForm(RaisonMixin, VersionMixin, forms.ModelForm):
    """A form of the dialogue: a stale save is refused, the reason of a correction is kept."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def _get_validation_exclusions(self):
        """The meeting, its région, are not always typed, and yet the unique constraints name them."""
        return super()._get_validation_exclusions() - {"reunion", "region"}


class ReunionForm(DialogueForm):
    """A meeting held or planned."""

    le = JourField(label="Date")

    class Meta:
        model = Reunion
        fields = ("region", "le", "objet", "themes", "participants", "decisions", "annexes")
        labels = {"objet": "Objet", "themes": "Thèmes", "annexes": "Annexes", "decisions": "Décisions"}
        help_texts = {
            "themes": f"{UN_PAR_LIGNE} Un code d’indicateur, comme D1, y mène.",
            "participants": UN_PAR_LIGNE,
            "annexes": "Les titres des documents joints.",
        }
        widgets = {nom: forms.Textarea(attrs={"rows": 3}) for nom in ("themes", "participants", "decisions", "annexes")}

    def __init__(self, *args, agent, **kwargs):
        super().__init__(*args, **kwargs)
        if not agent.administre:
            del self.fields["region"]


class ActionForm(DialogueForm):
    """An action: what, who, for when, done when."""

    echeance = JourField(label="Échéance", required=False)
    faite_le = JourField(label="Faite le", required=False)

    class Meta:
        model = Action
        fields = ("quoi", "porteur", "agent", "echeance", "faite_le")
        field_classes = {"agent": AgentField}
        labels = {"quoi": "Action", "porteur": "Portée par", "agent": "Agent chargé de la suivre"}
        help_texts = {"agent": "L’action paraît dans « À traiter » de cet agent."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        roles = (Agent.Role.DREAL, Agent.Role.DDTM, Agent.Role.ADMIN)
        self.fields["agent"].queryset = Agent.objects.filter(is_active=True, role__in=roles)
        self.fields["agent"].empty_label = "Aucun"
