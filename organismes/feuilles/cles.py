"""What names an organism in a sheet, and who may write its rows."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from cus_tracker.feuilles import Code, FeuilleDeModele, Refuse
from territoires.models import Agent

from ..models.organisme import verifier_siren

DEPARTEMENT = "un code de département qui existe («\u00a001\u00a0», «\u00a02A\u00a0», «\u00a0974\u00a0»)"
LIEN = FeuilleDeModele.LIEN


@dataclass(frozen=True, kw_only=True)
class Siren(Code):
    """A SIREN: nine digits with their check digit, blanks between them left aside."""

    attendu = "un SIREN\u00a0: neuf chiffres dont une clé de contrôle"

    def reconnaitre(self, texte):
        siren = "".join(texte.split())
        try:
            verifier_siren(siren)
        except ValidationError:
            raise Refuse(self.attendu) from None
        return siren


def concerne(feuille, numero, siren):
    """True when a row names an organism that exists and that whoever imports may change; refuse its cell otherwise."""
    organismes = feuille.examen["organismes"]
    if not organismes.connait(siren):
        feuille.refuser(numero, "siren", "le SIREN d’un organisme connu, ou de la feuille organismes", lu=siren)
        return False
    if not organismes.est_modifiable(siren):
        feuille.refuser(numero, "siren", "un organisme que vous pouvez modifier", lu=siren)
        return False
    return True


def reserve_a_la_dreal(feuille, numero, colonne):
    """True for a DREAL or an administrator; refuse the cell of anyone else."""
    agent = feuille.examen.agent
    if feuille.examen.administre or agent.role == Agent.Role.DREAL:
        return True
    feuille.refuser(numero, colonne, "rien\u00a0: ces lignes sont écrites par la DREAL")
    return False


class FeuilleDOrganisme(FeuilleDeModele):
    """A sheet whose rows each belong to one organism, named by `siren`."""

    def autoriser(self, numero, ligne):
        return concerne(self, numero, ligne["siren"])

    def lier(self, objet, ligne):
        objet.organisme_id = self.examen["organismes"].identifiant(ligne["siren"])

    @staticmethod
    def colonne_siren():
        """The column that names the organism."""
        return Siren("siren", requise=True, champ=LIEN, chemin="organisme__siren")
