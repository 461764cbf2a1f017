"""One workbook being examined: who brings it, when, what its sheets have said so far."""

from datetime import UTC, datetime

from .rapport import Rapport


class Examen:
    """The sheets of a workbook, each knowing the base and what the workbook adds to it.

    `agent` None is the installation itself (a command typed on the server): nothing is closed to it.
    """

    def __init__(self, feuilles, agent=None, *, fichier="", instant=None):
        self.agent, self.instant = agent, instant or datetime.now(UTC)
        self.rapport = Rapport(fichier)
        self._tables, self.en_ecriture = {}, ""
        self.feuilles = {classe.nom: classe(self) for classe in feuilles}

    def __getitem__(self, nom):
        return self.feuilles[nom]

    def table(self, connus):
        """What `connus()` gives, asked once."""
        if connus not in self._tables:
            self._tables[connus] = connus()
        return self._tables[connus]

    @property
    def administre(self):
        """True when whoever imports may write everywhere."""
        return self.agent is None or self.agent.administre

    @property
    def motif(self):
        """The reason written in the history."""
        return f"Import de {self.rapport.fichier}"

    def conclure(self):
        """What can only be said once every row is read, then the refusals in the order of the workbook."""
        for feuille in self.feuilles.values():
            feuille.conclure()
        rangs = {nom: rang for rang, nom in enumerate(self.rapport.comptes)}
        self.rapport.refus.sort(key=lambda refus: (rangs.get(refus.feuille, -1), refus.ligne, refus.colonne))
        for feuille in self.feuilles.values():
            feuille.compter()

    def ecrire(self):
        """Write what changes, in an order that the links allow; to be called in a transaction."""
        for nom, feuille in self.feuilles.items():
            self.en_ecriture = nom
            self.rapport.ecrites += feuille.ecrire()
        for feuille in self.feuilles.values():
            feuille.achever()
