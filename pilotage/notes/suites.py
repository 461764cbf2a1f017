"""The box « Ce qui vient »: signatures to conclude, data to complete, meetings and evaluations ahead."""

from cus_tracker.accords import enumerer, saison
from cus_tracker.document import Liste, Section
from cus_tracker.typographie import jour

from .bilan import campagne
from .comparabilite import heterogenes
from .dialogue import echanges
from .rangs import avancement
from .tournures import fort, nombre_de, texte


def section(matiere):
    """The box, with what there is to announce only."""
    elements = [e for e in (signatures(matiere), donnees(matiere), evaluations(matiere), dialogue(matiere)) if e]
    blocs = (Liste(tuple(elements)),) if elements else (Liste(("Rien n’est enregistré pour la suite.",)),)
    return Section("", "Ce qui vient", blocs=blocs, encadre=True, au_sommaire=False)


def signatures(matiere):
    """« Signatures : conclure une CUS accession et 9 avenants logements-foyers. »"""
    dits = []
    noms = (("CUS logements locatifs",) * 2, ("CUS accession",) * 2, ("CUS logements-foyers",) * 2)
    noms += (("avenant logements-foyers", "avenants logements-foyers"),)
    for rang, nom in zip(avancement(matiere.etude).rangs, noms, strict=True):
        signes = set(rang.tenus(("signee",)))
        restent = [pk for pk in rang.attendus if pk not in signes]
        abandonnes = {p.organisme for p in rang.ouvertes if p.etat == "abandonnee"}
        if restent := [pk for pk in restent if pk not in abandonnes]:
            dits.append(nombre_de(len(restent), *nom, feminin=rang.feminin))
    return texte(fort("Signatures"), " : conclure ", enumerer(dits), ".") if dits else ()


def donnees(matiere):
    """« Données : compléter les indicateurs, préciser les lectures. »"""
    completude = matiere.valeur("qualite.completude")
    if completude is None:
        return ()
    dits = ["compléter les indicateurs obligatoires restés sans objectif"] if completude < 1 else []
    if heterogenes(matiere):
        dits.append("rendre homogènes le niveau de territoire, la lecture et le périmètre des indicateurs")
    return texte(fort("Données"), " : ", enumerer(dits), ".") if dits else ()


def evaluations(matiere):
    """« Évaluations : mener à terme 25 évaluations de la campagne 2011-2012. »"""
    trouvee = campagne(matiere.etude, matiere.au)
    if trouvee is None:
        return ()
    debut, fin, etats = trouvee
    restent = sum(etat != "validee" for etat in etats)
    quoi = nombre_de(restent, "évaluation", feminin=True)
    return texte(fort("Évaluations"), f" : mener à terme {quoi} de la campagne {debut}-{fin}.") if restent else ()


def dialogue(matiere):
    """« Dialogue : tenir une réunion à l’automne (15 novembre 2012). »"""
    prevues = echanges(matiere).prevues
    if not prevues:
        return ()
    dits = [f"{saison(r.le)} ({jour(r.le)})" for r in prevues]
    return texte(fort("Dialogue"), f" : tenir {nombre_de(len(prevues), 'réunion', feminin=True)} ", enumerer(dits), ".")
