"""Section 3.1, first results: what the latest campaign of evaluations says of each indicator that adds up."""

from cus_tracker.accords import accorder
from cus_tracker.document import Colonne, Ligne, Paragraphe, Section, Tableau
from cus_tracker.typographie import nombre, pourcent
from evaluations.enseignements import Enseignements, toutes
from evaluations.models import Campagne

from .bilan import campagne
from .tournures import fort, nombre_de, part_courte, phrase, phrases

# More columns would not fit the width of a page: the page of the campaign shows them all.
INDICATEURS_MAX = 5


def sections(matiere):
    """The section, where a campaign has begun and somebody gave both a result and an objective; else nothing."""
    appris = enseignements(matiere)
    if appris is None or not appris.acquis:
        return ()
    sommables = appris.sommables
    if not sommables:
        return (_sans_taux(appris),)
    return (
        Section(
            "",
            "Premiers résultats des évaluations",
            constat(appris, sommables),
            (
                remplissage(appris),
                atteinte(matiere, appris, sommables),
                tableau(appris, sommables),
                par_groupe(appris, sommables),
            ),
            code=f"campagne {appris.campagne.periode}",
            court="Premiers résultats",
        ),
    )


def _sans_taux(appris):
    """What is filled, where nobody has yet given a whole period."""
    return Section(
        "",
        "Premiers résultats des évaluations",
        f"Sur {appris.campagne.periode}, aucun organisme n’a encore donné toute la période.",
        (remplissage(appris), par_groupe(appris, [])),
        code=f"campagne {appris.campagne.periode}",
        court="Premiers résultats",
    )


def enseignements(matiere):
    """The latest campaign begun at the date, for the statistical organisms of the région; None without one."""
    trouvee = campagne(matiere.etude, matiere.au)
    if trouvee is None:
        return None
    debut, fin, _ = trouvee
    etude = matiere.etude
    la = Campagne(region=etude.region, generation=matiere.generation, debut=debut, fin=fin, ouverte_le=matiere.au)
    siennes = toutes(la).filter(convention__organisme__in=etude.statistiques)
    return Enseignements(la, etude.regard, siennes)


def constat(appris, sommables):
    """« Sur 2011-2012, 3 indicateurs sur 5 atteignent le niveau attendu. »"""
    tenus = sum(un.realise >= un.du for un in sommables)
    atteignent = accorder(tenus, "atteint", "atteignent")
    combien = nombre_de(tenus, "indicateur")
    return f"Sur {appris.campagne.periode}, {combien} sur {nombre(len(sommables))} {atteignent} le niveau attendu."


def remplissage(appris):
    """How much of what was asked is given, and where it is best and least filled."""
    total = appris.total
    part = part_courte(total.donnees / total.demandees) if total.demandees else "aucune part"
    premiere = phrase(
        f"sur {nombre_de(len(appris.evaluations), 'évaluation', feminin=True)}, ",
        fort(part),
        " des cases demandées sont remplies",
    )
    lieux = [groupe for groupe in appris.par_departement if groupe.part.demandees]
    dits = ", ".join(f"{un.part.pourcentage} % pour les sièges du département {un.nom}" for un in lieux)
    return Paragraphe(phrases(premiere, phrase("soit ", dits) if len(lieux) > 1 else ()))


def atteinte(matiere, appris, sommables):
    """How many organisms are above or below what was due, indicator by indicator; named in the internal variant."""
    suites = []
    for un in sommables:
        dessous = [appris.evaluations[pk].convention.organisme_id for pk in un.en_dessous]
        suites.append(
            phrase(
                f"{un.libelle} : {nombre(len(un.au_dessus))} au niveau attendu ou au-dessus, "
                f"{nombre(len(dessous))} en dessous",
                matiere.qui(dessous),
                incomplets(un),
            )
        )
    return Paragraphe(phrases(*suites), annonce=True)


def incomplets(acquis):
    """« ; 20 organismes n’ont pas donné toute la période »."""
    n = len(acquis.incomplets)
    if not n:
        return ""
    return f" ; {nombre_de(n, 'organisme')} {accorder(n, 'n’a', 'n’ont')} pas donné toute la période"


def tableau(appris, sommables):
    """Done and due by indicator, on the organisms that have both."""
    colonnes = (
        Colonne("Indicateur"),
        *(Colonne(libelle, nombre=True) for libelle in ("Réalisé", "Attendu", "Taux", "Organismes")),
    )
    lignes = tuple(
        Ligne((un.libelle, nombre(un.realise, 0), nombre(un.du, 0), pourcent(un.part), nombre(len(un.taux))))
        for un in sommables
    )
    return Tableau(
        f"Réalisé et attendu sur {appris.campagne.periode}",
        colonnes,
        lignes,
        "Organismes ayant donné un réalisé complet et un objectif ; l’attendu est au prorata du temps écoulé quand "
        "l’objectif porte sur plus d’années",
    )


def par_groupe(appris, sommables):
    """What is filled and what is achieved, by département of the seat and by family."""
    retenus = sommables[:INDICATEURS_MAX]
    colonnes = (
        Colonne("Organismes"),
        Colonne("Cases remplies", nombre=True),
        *(Colonne(f"{un.libelle}, atteint", nombre=True) for un in retenus),
    )
    lignes = tuple(
        Ligne((groupe.nom, f"{groupe.part.pourcentage} %", *map(_taux, groupe.taux[: len(retenus)])))
        for groupe in (*appris.par_departement, *appris.par_famille)
    )
    quoi, champ = ("rempli et atteint", " ; taux d’atteinte : réalisé ÷ attendu") if retenus else ("rempli", "")
    return Tableau(
        f"Ce qui est {quoi} sur {appris.campagne.periode}, par département du siège et par famille",
        colonnes,
        lignes,
        f"Part des cases demandées qui sont remplies{champ}",
    )


def _taux(part):
    return "–" if part is None else pourcent(part)
