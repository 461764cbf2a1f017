"""Section 2 of the note, « Poursuite du dialogue »: meetings held and planned, their themes, what came out of them."""

from dataclasses import dataclass
from functools import cached_property

from conventions.models.instrument import Dispositif
from cus_tracker.accords import compter, en_lettres, enumerer, jours, ordinal, pluriel, saison, semestre
from cus_tracker.cycle import Etat
from cus_tracker.document import Colonne, Insecable, Ligne, Marge, Paragraphe, Section, Tableau
from cus_tracker.typographie import INSECABLE, corriger, jour, nombre
from pilotage.models import Reunion
from pilotage.themes import elements

from .tournures import cadence, fort, phrase, phrases


@dataclass(frozen=True)
class Echanges:
    """The meetings of the year that ends at the date, and those to come."""

    tenues: tuple[Reunion, ...]
    prevues: tuple[Reunion, ...]

    @cached_property
    def themes(self):
        """Every theme of these meetings, once, in the order met."""
        return tuple(dict.fromkeys(t for r in (*self.tenues, *self.prevues) for t in elements(r.themes)))

    @cached_property
    def participants(self):
        """Everybody who took part in a meeting held, once."""
        return tuple(dict.fromkeys(p for r in self.tenues for p in elements(r.participants)))


def echanges(matiere):
    """The meetings around the date: twelve months before, everything after."""
    au = matiere.au
    debut = au.replace(year=au.year - 1, day=min(au.day, 28))
    reunions = Reunion.objects.de_la_region(matiere.etude.region).filter(le__gt=debut).order_by("le", "objet")
    return Echanges(tuple(r for r in reunions if r.le <= au), tuple(r for r in reunions if r.le > au))


def section(matiere):
    """The whole section."""
    suivi = echanges(matiere)
    blocs = (objet(matiere, suivi), tenues(matiere, suivi), *tableau(matiere, suivi), prochaines(matiere, suivi))
    titre = "Poursuite du dialogue État – organismes HLM"
    return Section("2.", titre, constat(suivi), blocs, court="Poursuite du dialogue")


def constat(suivi):
    """« Deux réunions au premier semestre 2012, une autre à venir. »"""
    n, m = len(suivi.tenues), len(suivi.prevues)
    if not n:
        suite = f"{compter(m, 'est prévue', 'sont prévues', lettres=True, feminin=True)}" if m else ""
        return f"Aucune réunion dans l’année écoulée{f', {suite}' if suite else ''}."
    combien = f"{en_lettres(n, feminin=True).capitalize()} réunion{'s' if n > 1 else ''}"
    quand = {semestre(r.le) for r in suivi.tenues}
    moment = f"au {quand.pop()}" if len(quand) == 1 else "dans l’année écoulée"
    suite = f", {en_lettres(m, feminin=True)} à venir" if m else ""
    return f"{combien} {moment}{suite}."


def objet(matiere, suivi):
    """Why there is a dialogue, where it starts from, what it bears on."""
    etude = matiere.etude
    signees = etude.conventions(Dispositif.LOCATIF, (*etude.regionaux, *etude.extra_regionaux), (Etat.SIGNEE,))
    n = len(signees)
    depart = ()
    if n:
        conventions = f"{nombre(n)}{INSECABLE}convention{'s' if pluriel(n) else ''} signée{'s' if pluriel(n) else ''}"
        depart = phrase("ce travail a pour point de départ la compilation régionale des CUS (", conventions, ")")
    themes = [matiere.libre(t) for t in suivi.themes]
    sujets = phrase("il porte sur ", enumerer_sujets(themes)) if themes else ()
    qui = [matiere.libre(p) for p in suivi.participants]
    marge = (Marge(couverture=corriger(f"Participants : {', '.join(dict.fromkeys(qui))}.")),) if qui else ()
    evaluation = f"évaluation {cadence(matiere.generation)}".rstrip()
    if not (suivi.tenues or suivi.prevues):
        suivi_seul = f"le suivi en continu des CUS et leur {evaluation} sont assurés par les DDT(M)"
        return Paragraphe(phrase(suivi_seul))
    debut = (
        f"en parallèle du suivi en continu des CUS et de leur {evaluation} par les DDT(M), l’État poursuit avec "
        "les organismes et leurs représentants une réflexion collective sur des sujets à forts enjeux"
    )
    return Paragraphe(phrases(phrase(debut), depart, sujets), marge)


def enumerer_sujets(themes):
    """« cinq sujets : a, b et c »; one is told without a count."""
    if len(themes) == 1:
        return themes[0]
    lien = " ; " if any("," in t or " et " in t for t in themes) else ", "
    return f"{en_lettres(len(themes))} sujets : {lien.join(themes)}"


def tenues(matiere, suivi):
    """« Deux réunions ont été organisées au premier semestre 2012, les 10 février et 6 juin 2012. »"""
    n = len(suivi.tenues)
    if not n:
        return Paragraphe(
            phrase("aucune réunion n’est enregistrée dans les douze mois qui précèdent le ", jour(matiere.au))
        )
    quand = {semestre(r.le) for r in suivi.tenues}
    moment = f" au cours du {quand.pop()}" if len(quand) == 1 else ""
    combien = f"{en_lettres(n, feminin=True)} réunion{'s' if n > 1 else ''}"
    verbe = "ont été organisées" if n > 1 else "a été organisée"
    dit = phrase(fort(combien), f" {verbe}{moment}, {jours([r.le for r in suivi.tenues])}")
    return Paragraphe(dit, annonce=True)


def tableau(matiere, suivi):
    """One row a meeting: its day, what it was about, what came out of it."""
    lignes = [
        Ligne((Insecable(jour(r.le)), corriger(matiere.libre(r.objet)), sorti(matiere, r)))
        for r in (*suivi.tenues, *suivi.prevues)
    ]
    if not lignes:
        return ()
    colonnes = (Colonne("Date"), Colonne("Objet"), Colonne("Ce qui en est sorti"))
    return (Tableau(f"Réunions autour du {jour(matiere.au)}", colonnes, tuple(lignes), classe="reunions"),)


def sorti(matiere, reunion):
    """The decisions of a meeting and what was annexed to its minutes."""
    if reunion.le > matiere.au:
        return "À venir"
    mots = [matiere.libre(reunion.decisions.strip())]
    if reunion.annexes.strip():
        mots.append(f"Annexe : {matiere.libre(reunion.annexes.strip())}.".replace("..", "."))
    return corriger(" ".join(mot for mot in mots if mot)) or "Aucune décision enregistrée"


def prochaines(matiere, suivi):
    """« Une nouvelle réunion devrait être organisée à l’automne 2012. »"""
    if not suivi.prevues:
        return Paragraphe(phrase("aucune nouvelle réunion n’est encore programmée"))
    dits = []
    for rang, reunion in enumerate(suivi.prevues, start=len(suivi.tenues) + 1):
        nouvelle = (
            "une nouvelle réunion" if rang == len(suivi.tenues) + 1 else f"une {ordinal(rang, feminin=True)} réunion"
        )
        themes = [matiere.libre(t) for t in elements(reunion.themes)]
        a_theme = f" à thème ({enumerer(themes)})" if themes else ""
        quand = f"{saison(reunion.le)} {reunion.le.year}"
        dits.append(phrase(fort(nouvelle), a_theme, f" devrait être organisée {quand}, le {jour(reunion.le)}"))
    return Paragraphe(phrases("Ce dialogue suivra son cours.", *dits))
