"""Numbers as people type them, in French or in English, and what stands for one: « n.c. », « s.o. », nothing."""

import re
from decimal import Decimal

NC, SO, VIDE = "n.c.", "s.o.", "vide"
MENTIONS = {"nc": NC, "noncommuniqué": NC, "noncommuniquée": NC, "so": SO, "sansobjet": SO}
REPONSES = {"oui": True, "non": False}
LONGUEUR_MAX = 40

ESPACES = re.compile(r"[ \t\u00a0\u2007\u2009\u202f]+")
MOINS = re.compile("[−\u2010‑–]")
CADRE = re.compile(r"(?P<signe>[+-]?) ?(?P<corps>[0-9.,].*?)(?P<cent> ?%)?")
FRANCAIS = re.compile(r"(?P<entier>[0-9]{1,3}(?: [0-9]{3})+|[0-9]*)(?:[.,](?P<decimales>(?:[0-9]{3} )*[0-9]+))?")
ANGLAIS = re.compile(r"(?P<entier>[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<decimales>[0-9]+))?")


def lire_nombre(texte):
    """The exact Decimal of « 1 234,5 », « 1,234.5 », « −3 » or « 12 % » (0.12); ValueError, in French, on others."""
    ecrit = MOINS.sub("-", ESPACES.sub(" ", texte.strip()))
    cadre = CADRE.fullmatch(ecrit)
    if cadre is None or len(ecrit) > LONGUEUR_MAX:
        raise ValueError(_raison(ecrit))
    lectures = [lu for motif in (FRANCAIS, ANGLAIS) if (lu := motif.fullmatch(cadre["corps"]))]
    if len(lectures) > 1:
        raise ValueError(_deux_facons(cadre["corps"]))
    if not lectures:
        raise ValueError(_raison(ecrit))
    chiffres = re.sub("[ ,]", "", f"{lectures[0]['entier']}.{lectures[0]['decimales'] or 0}")
    valeur = Decimal(f"{chiffres}E{-2 if cadre['cent'] else 0}")
    return valeur.copy_negate() if cadre["signe"] == "-" and valeur else valeur


def lire_cellule(texte):
    """(value, mention): a number and '', or None and one of NC, SO, VIDE; ValueError, in French, on anything else."""
    ecrit = (texte or "").strip()
    mention = VIDE if not ecrit else MENTIONS.get(re.sub(r"[\s.]", "", ecrit).casefold())
    return (None, mention) if mention else (lire_nombre(ecrit), "")


def lire_oui_non(texte):
    """True for « oui », False for « non »; ValueError, in French, on anything else."""
    reponse = REPONSES.get(texte.strip().casefold())
    if reponse is None:
        raise ValueError(f"«\u00a0{_court(texte)}\u00a0» n’est ni «\u00a0oui\u00a0» ni «\u00a0non\u00a0».")
    return reponse


def _deux_facons(corps):
    entier, decimal = corps.replace(",", "\u00a0"), f"{corps}0"
    return (
        f"«\u00a0{corps}\u00a0» se lit de deux façons\u00a0: écrivez «\u00a0{entier}\u00a0» si c’est un nombre entier, "
        f"«\u00a0{decimal}\u00a0» si la virgule précède des décimales."
    )


def _raison(ecrit):
    """Why what was typed is not read, and what to type."""
    cite = f"«\u00a0{_court(ecrit)}\u00a0»"
    if not ecrit:
        return "Il manque un nombre."
    if ecrit in ("-", "--", "/", ".", "?", "x", "X", "néant", "nd", "n.d.", "N/A", "n/a"):
        return f"{cite} ne dit pas si c’est 0, «\u00a0n.c.\u00a0» (non communiqué) ou «\u00a0s.o.\u00a0» (sans objet)."
    if any(signe.isdigit() for signe in ecrit):
        return f"{cite} n’est pas un nombre seul, comme «\u00a01\u00a0234,5\u00a0» ou «\u00a012\u00a0%\u00a0»."
    return f"{cite} n’est ni un nombre, ni «\u00a0n.c.\u00a0» (non communiqué), ni «\u00a0s.o.\u00a0» (sans objet)."


def _court(texte):
    return texte if len(texte) <= LONGUEUR_MAX else f"{texte[:LONGUEUR_MAX]}…"
