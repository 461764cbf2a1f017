"""Which agent is which in a choice: name and service, then what tells namesakes of one service apart."""

from collections import Counter

from django import forms
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue


def distinguer(agents):
    """(agent, words) for each: « Camille Martin, DREAL Hauts-de-France », with the e-mail or account of a namesake."""
    dits = {agent: f"{agent}, {agent.ou}" for agent in agents}
    courriels = {agent: f"{dit}, {agent.email}" for agent, dit in dits.items()}
    vus, vus_par_courriel = Counter(dits.values()), Counter(courriels.values())
    for agent, dit in dits.items():
        if vus[dit] == 1:
            yield agent, dit
        elif agent.email and vus_par_courriel[courriels[agent]] == 1:
            yield agent, courriels[agent]
        else:
            yield agent, f"{dit}, compte {agent.username}"


class AgentIterator(ModelChoiceIterator):
    """The choices of an AgentField, each agent once."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        agents = self.queryset.select_related("service", "region", "departement")
        for agent, dit in distinguer(dict.fromkeys(agents)):
            yield ModelChoiceIteratorValue(self.field.prepare_value(agent), agent), dit


class AgentField(forms.ModelChoiceField):
    """The choice of an agent, or of nobody."""

    iterator = AgentIterator

    def __init__(self, queryset, *, empty_label="Personne", **options):
        super().__init__(queryset, empty_label=empty_label, **options)
