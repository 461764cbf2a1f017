"""Takes from the published découpage administratif the official codes that the tool keeps: régions, départements, EPCI.

Run once a year from the root of the project, on the unpacked npm package:
python -m territoires.extraction DOSSIER [SHA256 of the archive]
"""

import hashlib
import json
import re
import sys
from pathlib import Path

DONNEES = Path(__file__).parent / "donnees"
# Overseas collectivities are no région: their rows carry this zone and are left out.
SANS_REGION = "com"


def nom_propre(nom):
    """A name as it is printed in French: curly apostrophe, French quotes, single spaces."""
    nom = re.sub(r'"\s*([^"]*?)\s*"', "«\u00a0\\1\u00a0»", nom.replace("'", "’"))
    return re.sub(r" {2,}", " ", nom).strip()


def regions(dossier):
    """The régions of the published year, `{code, nom}`, by code."""
    lignes = [ligne for ligne in lire(dossier, "regions") if ligne["zone"] != SANS_REGION]
    return sorted(({"code": r["code"], "nom": nom_propre(r["nom"])} for r in lignes), key=lambda r: r["code"])


def departements(dossier):
    """The départements of the published year with their région, `{code, nom, region}`, by code."""
    lignes = [ligne for ligne in lire(dossier, "departements") if ligne["zone"] != SANS_REGION]
    fiches = ({"code": d["code"], "nom": nom_propre(d["nom"]), "region": d["region"]} for d in lignes)
    return sorted(fiches, key=lambda d: d["code"])


def epci(dossier):
    """The EPCI à fiscalité propre and the EPT, `[siren, nom, nature, départements of the members]`, by SIREN."""
    communes = {
        commune["code"]: commune["departement"]
        for commune in lire(dossier, "communes")
        if commune["type"] == "commune-actuelle" and commune["zone"] != SANS_REGION
    }
    lignes = (
        [e["code"], nom_propre(e["nom"]), e["type"], sorted({communes[m["code"]] for m in e["membres"]})]
        for e in lire(dossier, "epci") + lire(dossier, "ept")
    )
    return sorted(lignes)


def provenance(dossier, sha256_archive, fichiers):
    """The header of a kept file: package, version, licences, and the sha256 of what was read."""
    paquet = json.loads((dossier / "package.json").read_text(encoding="utf-8"))
    return {
        "paquet": paquet["name"],
        "version": paquet["version"],
        "licence": paquet["license"],
        "licence_donnees": "Licence Ouverte (Insee, DGCL)",
        "sha256_archive": sha256_archive,
        "sha256": {nom: empreinte(dossier / "data" / f"{nom}.json") for nom in fichiers},
    }


def empreinte(chemin):
    """The sha256 of a file."""
    return hashlib.sha256(chemin.read_bytes()).hexdigest()


def lire(dossier, nom):
    """One list of the package."""
    return json.loads((dossier / "data" / f"{nom}.json").read_text(encoding="utf-8"))


def en_lignes(valeur):
    """A JSON object of which each list is written one element a line: short, and readable in a diff."""
    corps = []
    for cle, contenu in valeur.items():
        if isinstance(contenu, list):
            lignes = ",\n".join(json.dumps(element, ensure_ascii=False) for element in contenu)
            corps.append(f"{json.dumps(cle)}: [\n{lignes}\n]")
        else:
            corps.append(f"{json.dumps(cle)}: {json.dumps(contenu, ensure_ascii=False, indent=1)}")
    return "{\n" + ",\n".join(corps) + "\n}\n"


def extraire(dossier, sha256_archive="", vers=DONNEES):
    """Writes `decoupage.json` and `epci.json` into the folder `vers` from the unpacked package."""
    source = provenance(dossier, sha256_archive, ["regions", "departements"])
    decoupage = {"source": source, "regions": regions(dossier), "departements": departements(dossier)}
    (vers / "decoupage.json").write_text(en_lignes(decoupage), encoding="utf-8")
    source = provenance(dossier, sha256_archive, ["epci", "ept", "communes"])
    listes = {"source": source, "colonnes": "siren, nom, nature, départements", "epci": epci(dossier)}
    (vers / "epci.json").write_text(en_lignes(listes), encoding="utf-8")


if __name__ == "__main__":
    extraire(Path(sys.argv[1]), *sys.argv[2:3])
