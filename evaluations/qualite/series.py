"""Series over the years: flat, all zeros, a first year far above what was announced."""

from decimal import Decimal

from conventions.axes import croisement
from cus_tracker.accords import compter
from cus_tracker.typographie import INSECABLE

from .dossier import OBJECTIF, REALISE
from .mots import periode, quantite, sujet
from .regles import Etagere, regle

# A stock on sale or a percentage may well stay the same; a yearly flow hardly does.
ANNEES_MIN = 4
DEPASSEMENT = Decimal("1.2")


def series_d_objectifs(dossier):
    """(fiche, rows in the order of years) of the yearly objectives long enough to be judged."""
    for (code, _, nature), lignes in dossier.groupes.items():
        if nature == OBJECTIF:
            for par_annee in dossier.series(lignes).values():
                if len(par_annee) >= ANNEES_MIN:
                    yield dossier.fiches[code], [par_annee[annee] for annee in sorted(par_annee)]


@regle("serie-plate", "Même valeur chaque année, « à minima »", Etagere.REMARQUABLE)
def serie_plate(dossier):
    for fiche, serie in series_d_objectifs(dossier):
        if fiche.nature == "nombre" and len({x.valeur for x in serie}) == 1 and serie[0].valeur:
            annees = compter(len(serie), "année", lettres=True, feminin=True)
            phrase = f"{sujet(fiche, serie[0])} : {quantite(serie[0].valeur, fiche)} chacune des {annees} données."
            yield fiche.code, phrase, serie


@regle("tout-a-zero", "Que des zéros", Etagere.REMARQUABLE)
def tout_a_zero(dossier):
    for (code, _, _), lignes in dossier.groupes.items():
        nombres = [x for x in lignes if x.valeur is not None]
        if len({x.debut for x in nombres}) > 1 and not any(x.valeur for x in nombres):
            fiche = dossier.fiches[code]
            debut, fin = min(x.debut for x in nombres), max(x.fin for x in nombres)
            yield code, f"{sujet(fiche, *nombres)} : zéro partout {periode(debut, fin)}.", nombres


@regle("premiere-annee", "Première année nettement au-dessus de l’objectif", Etagere.REMARQUABLE)
def premiere_annee(dossier):
    for (code, mesure, nature), lignes in dossier.groupes.items():
        if nature != REALISE or dossier.fiches[code].agregation != "somme":
            continue
        prevus = {
            croisement(x): x
            for x in dossier.groupes.get((code, mesure, OBJECTIF), ())
            if x.debut == x.fin == dossier.premiere and x.valeur
        }
        for fait in dossier.annuels(lignes).get(dossier.premiere, ()):
            prevu = prevus.get(croisement(fait))
            if prevu and fait.valeur > DEPASSEMENT * prevu.valeur:
                fiche = dossier.fiches[code]
                phrase = (
                    f"{sujet(fiche, fait)} : {quantite(fait.valeur, fiche)} en{INSECABLE}{fait.debut}, première année, "
                    f"pour un objectif de {quantite(prevu.valeur, fiche)}."
                )
                yield code, phrase, [fait, prevu]
