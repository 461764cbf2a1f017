"""What the matrix says of evaluations: the latest campaign, how far each organism has answered, who pilots it."""

from functools import cached_property

from evaluations.periodes import campagnes_connues
from evaluations.pilotes import Services, attributions, par_defaut
from evaluations.remplissage import remplissages
from territoires.models import Departement


class Donnees:
    """The latest campaign of the generation of an étude begun at its day, as an agent may read it."""

    def __init__(self, etude, agent, visibles):
        self.etude, self.agent, self.visibles = etude, agent, visibles

    @cached_property
    def campagne(self):
        """The campaign; None where none had begun."""
        connues = campagnes_connues(self.etude.region, self.agent)
        commencees = (c for c in connues if c.generation == self.etude.generation and c.debut <= self.etude.au.year)
        return next(commencees, None)

    @cached_property
    def remplissages(self):
        """{organism that the agent sees by name: how far it has answered}."""
        if self.campagne is None:
            return {}
        vus = [pk for pk in self.etude.regionaux if pk in self.visibles]
        return remplissages(self.campagne, vus, self.etude.regard)

    @cached_property
    def pilotes(self):
        """{régional organism: name of the service that pilots it}, chosen in the campaign or given by the rule."""
        choisis = attributions(self.campagne) if self.campagne else {}
        services, sieges = Services(), Departement.objects.in_bulk(self.etude.departements, field_name="code")
        return {
            pk: choisis[pk].pilote.nom
            if pk in choisis and choisis[pk].pilote
            else par_defaut(sieges[self.etude.fiches[pk].siege], self._presences(pk), self.etude.region, services)
            for pk in self.etude.regionaux
        }

    def _presences(self, organisme):
        """Where an organism holds dwellings of its own, those that an absorption brings left out."""
        par_departement = self.etude.parc.get(organisme, {})
        return [
            code
            for code, lignes in par_departement.items()
            if any(stock.logements and not stock.porte for stock in lignes)
        ]
