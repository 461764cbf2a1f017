"""The sheet of the correspondents of the organisms."""

from cus_tracker.feuilles import Parmi, Texte
from territoires.models import Service

from ..models import Correspondant
from .cles import FeuilleDOrganisme


def services():
    """{name: identifier} of the services of the State."""
    return dict(Service.objects.values_list("nom", "pk"))


class FeuilleCorrespondants(FeuilleDOrganisme):
    """Whom to speak to, at the organism or in a service of the State."""

    nom = "correspondants"
    aide = "Les personnes à qui s’adresser, chez l’organisme ou dans un service de l’État."
    modele = Correspondant
    cle = ("siren", "service", "nom", "fonction")
    colonnes = (
        FeuilleDOrganisme.colonne_siren(),
        Parmi(
            "service",
            connus=services,
            attendu="le nom d’un service connu, ou rien pour une personne de l’organisme",
            max=120,
            champ="service_id",
            chemin="service__nom",
        ),
        Texte("nom", requise=True, max=120),
        Texte("fonction", max=120),
        Texte("courriel", max=254),
        Texte("telephone", max=30),
    )
