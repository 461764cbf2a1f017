"""The accounts of the demonstration: one agent of each role, opened at the day of the 2012 session."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from territoires.models import Agent, Departement, Region, Service

REGION = "31"
SEANCE = date(2012, 10, 3)
MOT_DE_PASSE = "demonstration"
Nature, Role = Service.Nature, Agent.Role

# (name, nature, région, département)
SERVICES = (
    ("DREAL Nord – Pas-de-Calais", Nature.DREAL, REGION, None),
    ("DDTM du Nord", Nature.DDTM, None, "59"),
    ("DDTM du Pas-de-Calais", Nature.DDTM, None, "62"),
    ("Préfecture de la région Nord – Pas-de-Calais", Nature.PREFECTURE, REGION, None),
)
DREAL, DDTM_NORD, DDTM_PAS_DE_CALAIS, PREFECTURE = (nom for nom, *_ in SERVICES)


@dataclass(frozen=True)
class Compte:
    """An account: who signs in, as what, from where."""

    identifiant: str
    prenom: str
    nom: str
    role: str
    service: str
    region: str | None = REGION
    departement: str | None = None


COMPTES = (
    Compte("dreal", "Maëlle", "Rivaterre", Role.DREAL, DREAL),
    Compte("ddtm59", "Samir", "Vanderlune", Role.DDTM, DDTM_NORD, None, "59"),
    Compte("ddtm62", "Odile", "Brumenil", Role.DDTM, DDTM_PAS_DE_CALAIS, None, "62"),
    Compte("lecteur", "Hector", "Lisvoir", Role.LECTEUR, PREFECTURE),
    Compte("admin", "Ada", "Minaret", Role.ADMIN, DREAL),
)


@transaction.atomic
def ouvrir():
    """Create the services and accounts, or give them back what they were; {identifier: Agent}.

    The password is written again only where it no longer opens: a second run leaves every row as it was.
    """
    regions = {None: None, REGION: Region.objects.get(code=REGION)}
    departements = {None: None} | Departement.objects.in_bulk(["59", "62"], field_name="code")
    services = {}
    for nom, nature, region, departement in SERVICES:
        champs = {"nature": nature, "region": regions[region], "departement": departements[departement]}
        services[nom], _ = Service.objects.update_or_create(nom=nom, defaults=champs)
    return {compte.identifiant: ouvrir_un(compte, services, regions, departements) for compte in COMPTES}


def ouvrir_un(compte, services, regions, departements):
    """Create one account, or give it back what it was."""
    champs = {
        "first_name": compte.prenom,
        "last_name": compte.nom,
        "role": compte.role,
        "service": services[compte.service],
        "region": regions[compte.region],
        "departement": departements[compte.departement],
        "au_retenu": SEANCE,
        "is_active": True,
    }
    agent, _ = Agent.objects.update_or_create(username=compte.identifiant, defaults=champs)
    if not agent.check_password(MOT_DE_PASSE):
        agent.set_password(MOT_DE_PASSE)
        agent.save(update_fields=["password"])
    return agent
