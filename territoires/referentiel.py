"""The official territories kept with the tool: régions old and new, départements, EPCI and their dated attachments."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

DONNEES = Path(__file__).parent / "donnees"


@dataclass(frozen=True)
class Periode:
    """Days between which something holds, both included; None is unbounded."""

    debut: date | None = None
    fin: date | None = None


TOUJOURS = Periode()


@dataclass(frozen=True)
class FicheRegion:
    """A région of the code officiel géographique and the days of its life."""

    code: str
    nom: str
    vie: Periode


@dataclass(frozen=True)
class FicheEpci:
    """An EPCI or an EPT of the published year, with the départements of its members."""

    siren: str
    nom: str
    nature: str
    departements: tuple[str, ...]


@cache
def lire(nom):
    """One file of reference data."""
    return json.loads((DONNEES / f"{nom}.json").read_text(encoding="utf-8"))


def _dernier_jour():
    return date.fromisoformat(lire("regions_anciennes")["dernier_jour"])


def _anciennes():
    """For each département that changed région, the code of the former one."""
    return {code: region["code"] for region in lire("regions_anciennes")["regions"] for code in region["departements"]}


def regions():
    """Every région, by code: those of today, and those that were merged into them."""
    fusion = _dernier_jour()
    debuts = {code: date.fromisoformat(jour) for code, jour in lire("regions_anciennes")["premiers_jours"].items()}
    anciennes = _anciennes()
    for departement in lire("decoupage")["departements"]:
        if departement["code"] in anciennes:
            debuts[departement["region"]] = fusion + timedelta(days=1)
    fiches = [FicheRegion(r["code"], r["nom"], Periode(debuts.get(r["code"]))) for r in lire("decoupage")["regions"]]
    fiches += [FicheRegion(r["code"], r["nom"], Periode(fin=fusion)) for r in lire("regions_anciennes")["regions"]]
    return sorted(fiches, key=lambda fiche: fiche.code)


def departements():
    """Every département as (code, nom), by code."""
    return [(ligne["code"], ligne["nom"]) for ligne in lire("decoupage")["departements"]]


@cache
def _noms():
    return dict(departements())


def nom_du_departement(code):
    """« Nord » for 59; the code itself where no département has it."""
    return _noms().get(code, code)


def rattachements():
    """Each attachment of a département as (département, région, Periode), in the order of time."""
    vies = {region.code: region.vie for region in regions()}
    anciennes = _anciennes()
    paires = []
    for ligne in lire("decoupage")["departements"]:
        if ligne["code"] in anciennes:
            paires.append((ligne["code"], anciennes[ligne["code"]]))
        paires.append((ligne["code"], ligne["region"]))
    return [(departement, region, vies[region]) for departement, region in paires]


def epci():
    """Every EPCI of the published year, by SIREN."""
    return [FicheEpci(siren, nom, nature, tuple(codes)) for siren, nom, nature, codes in lire("epci")["epci"]]


def charger(*, Region, Departement, Rattachement, Epci, RattachementEpci):
    """Writes the reference data through the model classes given, the historical ones of a migration included.

    Run again it creates what is missing and restores the official names and dates; it deletes nothing, and an EPCI
    that a file had brought in becomes one of reference when the list holds it.
    """
    lignes = [Region(code=r.code, nom=r.nom, debut=r.vie.debut, fin=r.vie.fin) for r in regions()]
    _poser(Region, lignes, cle=["code"], champs=["nom", "debut", "fin"])
    lignes = [Departement(code=code, nom=nom) for code, nom in departements()]
    _poser(Departement, lignes, cle=["code"], champs=["nom"])
    lignes = [Epci(siren=e.siren, nom=e.nom, nature=e.nature, de_reference=True) for e in epci()]
    _poser(Epci, lignes, cle=["siren"], champs=["nom", "nature", "de_reference"])
    departement_ids = dict(Departement.objects.values_list("code", "pk"))
    region_ids = dict(Region.objects.values_list("code", "pk"))
    epci_ids = dict(Epci.objects.values_list("siren", "pk"))
    liens = [
        Rattachement(departement_id=departement_ids[code], region_id=region_ids[region], debut=vie.debut, fin=vie.fin)
        for code, region, vie in rattachements()
    ]
    _poser(Rattachement, liens, cle=["departement", "region"], champs=["debut", "fin"])
    liens = [
        RattachementEpci(epci_id=epci_ids[fiche.siren], departement_id=departement_ids[code])
        for fiche in epci()
        for code in fiche.departements
    ]
    RattachementEpci.objects.bulk_create(liens, ignore_conflicts=True)


def _poser(modele, lignes, *, cle, champs):
    """Creates the rows whose key is new and gives the others the fields of the reference."""
    modele.objects.bulk_create(lignes, update_conflicts=True, unique_fields=cle, update_fields=champs)
