"""Where a figure comes from: the rows counted, those left aside and why, and what makes one doubt (contracts §4.4)."""

import re
from dataclasses import dataclass

from conventions.cumuls import NON_COMMUNIQUE
from conventions.ecarts import ecarts
from cus_tracker.typographie import nombre

DETAIL, PASSEE, PRODUIT, REMPLACEE = "detail", "passee", "produit", "remplacee"
TUE, AILLEURS, PERIODE = "tue", "ailleurs", "periode"
RAISONS = {
    TUE: "réponse « n.c. »",
    PRODUIT: "produit que A1 ne compte pas (PLS foyers, PLI)",
    REMPLACEE: "remplacé par un avenant signé",
    DETAIL: "détail déjà compris dans ce qui est compté",
    PASSEE: "partiel, écarté pour des lignes plus fines qui donnent plus",
    AILLEURS: "hors de la région, ou sans département d’un organisme qui a des logements ailleurs",
    PERIODE: "à cheval sur d’autres années que celles demandées",
}
# Figures that set the generation against references: their definitions may differ, and it is said.
COMPARE = re.compile(r"evolution|nationale|reference")


@dataclass(frozen=True, slots=True)
class Laisse:
    """A row that a figure does not count, and why (a key of RAISONS)."""

    raison: str
    organisme: int
    ligne: object


@dataclass(frozen=True, slots=True)
class Alerte:
    """What an agent should look at behind a figure, about an organism or none; the rows at stake if there are any."""

    organisme: int | None
    texte: str
    lignes: tuple = ()


def laisses(etude, chiffre):
    """The rows that a figure leaves aside, organism by organism."""
    vues = {}
    for question in chiffre.questions:
        for compte in _comptes(etude, question):
            for raison, lignes in _laissees(etude, question, compte).items():
                for ligne in lignes:
                    vues.setdefault((raison, ligne), Laisse(raison, compte.organisme, ligne))
    return tuple(vues.values())


def _comptes(etude, question):
    parts = etude.valeurs.parts_de(question)
    return [compte for part in parts.values() for compte in part.comptes]


def _laissees(etude, question, compte):
    """{reason: rows} of one convention."""
    lecture, valeurs = etude.valeurs.lecture, etude.valeurs
    comptees, passees = set(map(id, compte.cumul.lignes)), set(map(id, compte.cumul.passees))
    dedans = [x for x in compte.lignes if _dans(x, question)]
    toutes = lecture.lignes(compte.convention, question.code, question.mesure, question.nature)
    gardees = set(map(id, (*compte.lignes, *valeurs.restreindre(compte, toutes, question).hors_produits)))
    amendees = lecture.amendees(compte.convention, question.code, question.mesure)
    remplacees = valeurs.restreindre(compte, amendees.remplacees, question).gardees
    return {
        TUE: [x for x in dedans if x.mention == NON_COMMUNIQUE],
        PRODUIT: compte.hors_produits,
        REMPLACEE: remplacees if question.nature == "objectif" else (),
        DETAIL: [x for x in compte.cumul.laissees if id(x) not in passees],
        PASSEE: [x for x in compte.cumul.passees if id(x) not in comptees],
        AILLEURS: [x for x in toutes if id(x) not in gardees and _demandee(x, question) and x.est_donnee],
        PERIODE: [x for x in compte.lignes if _a_cheval(x, question) and x.est_donnee],
    }


def _dans(ligne, question):
    return question.debut <= ligne.debut and ligne.fin <= question.fin


def _a_cheval(ligne, question):
    return not _dans(ligne, question) and ligne.debut <= question.fin and question.debut <= ligne.fin


def _demandee(ligne, question):
    """True when a row names the product and the département asked, if any were."""
    return _dans(ligne, question) and question.produit in ("", ligne.produit) and not question.departement


def alertes(etude, chiffre):
    """What makes one doubt a figure: totals that are not their parts, amendments that lose years, absorptions lost."""
    trouvees = {}
    for question in chiffre.questions:
        for compte in _comptes(etude, question):
            for alerte in (*_ecarts(question, compte), *_raccourcis(etude, question, compte)):
                trouvees.setdefault((alerte.organisme, alerte.texte), alerte)
    if chiffre.questions:
        for piece in etude.valeurs.perdues:
            texte = "Absorbé par un organisme hors de la région ou des statistiques\u00a0: ses valeurs n’y sont plus."
            trouvees[piece.organisme, texte] = Alerte(piece.organisme, texte)
    famille = chiffre.theme.upper()
    if COMPARE.search(chiffre.id) and (difference := etude.references.emprunt(famille)):
        trouvees[None, difference] = Alerte(None, f"La référence est d’une autre génération. {difference}")
    return tuple(trouvees.values())


def _ecarts(question, compte):
    for ecart in ecarts(compte.lignes, question.debut, question.fin):
        total, parties = nombre(ecart.total), nombre(ecart.parties)
        texte = f"Le total donné ({total}) n’est pas la somme de son détail ({parties})."
        yield Alerte(compte.organisme, texte, (*ecart.lignes_total, *ecart.lignes_parties))


def _raccourcis(etude, question, compte):
    amendees = etude.valeurs.lecture.amendees(compte.convention, question.code, question.mesure)
    for raccourci in amendees.raccourcis if question.nature == "objectif" else ():
        annees = ", ".join(map(str, raccourci.annees_perdues))
        texte = f"Un avenant remplace un objectif sans en reprendre toutes les années\u00a0: il manque {annees}."
        yield Alerte(compte.organisme, texte, (raccourci.remplacee, *raccourci.remplacantes))
