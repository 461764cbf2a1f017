"""Section 1 of the note, « État d’avancement »: what is signed, close, pending, at the date."""

from cus_tracker.accords import compter, enumerer, ordinal, pluriel
from cus_tracker.cycle import SIGNEES_OU_PROCHES, Etat
from cus_tracker.document import Paragraphe, Section
from cus_tracker.typographie import jour, nombre

from . import bilan
from .rangs import avancement, libelle
from .tournures import en_toutes_lettres, fort, nombre_de, phrase, phrases

EN_COURS = (Etat.AVIS, Etat.NEGOCIATION, Etat.DEPOSEE, Etat.ELABORATION, Etat.SUSPENDUE)
EN_ROUTE = (Etat.PRETE_A_SIGNER, Etat.AVIS, Etat.NEGOCIATION, Etat.DEPOSEE, Etat.ELABORATION)


def section(matiere):
    """The whole section."""
    avance = avancement(matiere.etude)
    blocs = (
        bilan.figure(matiere, avance),
        locatif(matiere, avance.locatif),
        accession(matiere, avance.accession),
        foyers(matiere, avance),
        bilan.evaluations(matiere),
    )
    titre = "État d’avancement au niveau régional"
    return Section("1.", titre, constat(avance), blocs, court="État d’avancement", saut=True)


def constat(avance):
    """« 41 des 43 instruments attendus sont signés ou proches de la signature. »"""
    attendus, tenus = avance.attendus, avance.tenus
    if not attendus:
        return "Aucun instrument n’est attendu des organismes de la région à cette date."
    if attendus == 1:
        return f"Le seul instrument attendu {'est' if tenus else 'n’est pas encore'} signé ou proche de la signature."
    if tenus == attendus:
        return f"Les {nombre(attendus)} instruments attendus sont tous signés ou proches de la signature."
    if not tenus:
        return f"Aucun des {nombre(attendus)} instruments attendus n’est encore signé ni proche de la signature."
    verbe = "sont signés ou proches" if pluriel(tenus) else "est signé ou proche"
    return f"{nombre(tenus)} des {nombre(attendus)} instruments attendus {verbe} de la signature."


def attendu(n, nom="organisme"):
    """« 12 organismes attendus »: the coverage of a count of instruments."""
    return f"{compter(n, nom)} attendu{'s' if pluriel(n) else ''}"


def locatif(matiere, rang):
    """The CUS logements locatifs, their deadline, rents put back in order, organisms from elsewhere."""
    suite = phrases(
        (fort("Logements locatifs."), " ", signature_locatif(matiere, rang)),
        delai(matiere),
        en_plus(rang),
        attentes(matiere, (rang,), (*EN_ROUTE, Etat.SUSPENDUE)),
        remise_en_ordre(matiere),
        extra_regionales(matiere),
        inconnus(matiere),
    )
    noms = (f"etat.locatif.{nom}" for nom in ("signees", "hors_delai", "remise_en_ordre"))
    marge = matiere.marge(*noms, couverture=attendu(len(rang.attendus)))
    dehors = f"{compter(len(matiere.etude.extra_regionaux), 'organisme')} de siège hors région, hors des totaux"
    return Paragraphe(suite, (*marge, *matiere.marge("etat.locatif.extra_regionales", couverture=dehors)))


def signature_locatif(matiere, rang):
    """How many of the organisms expected have signed; all, some, one or none."""
    n, signes = len(rang.attendus), len(rang.tenus((Etat.SIGNEE,)))
    if not n:
        return phrase("aucune CUS logements locatifs n’est attendue des organismes dont le siège est en région")
    if n == 1:
        mot = "a signé" if signes else "n’a pas encore signé"
        return phrase(f"le seul organisme attendu dont le siège est en région {mot} sa CUS logements locatifs")
    qui = " organismes attendus dont le siège est en région"
    if signes == n:
        suite = f"{qui} ont signé leur CUS logements locatifs"
        return phrase(premiere_phase(matiere), " est achevée : les ", fort(nombre(n)), suite)
    if not signes:
        return phrase("aucun des ", fort(nombre(n)), qui, " n’a encore signé sa CUS logements locatifs")
    verbe = "ont signé leur" if pluriel(signes) else "a signé sa"
    return phrase(fort(f"{nombre(signes)} des {nombre(n)}"), qui, f" {verbe} CUS logements locatifs")


def premiere_phase(matiere):
    """The generation whose accession came later was signed in phases, the CUS locatif first."""
    generation = matiere.generation
    return "la première phase" if generation.date_limite_accession else f"la signature des CUS {generation}"


def delai(matiere):
    """Whether signatures met the deadline of the generation, once it has passed."""
    limite, tard = matiere.generation.date_limite, matiere.valeur("etat.locatif.hors_delai")
    if limite is None:
        return ()
    if limite >= matiere.au:
        return phrase("le délai court jusqu’au ", jour(limite))
    if not matiere.valeur("etat.locatif.signees"):
        return phrase("le délai de signature était fixé au ", jour(limite))
    if not tard:
        return phrase("le délai, fixé au ", jour(limite), ", a été tenu pour toutes les signatures")
    combien = fort(nombre_de(tard, "convention", feminin=True))
    return phrase("le délai, fixé au ", jour(limite), ", a été dépassé pour ", combien)


def en_plus(*rangs):
    """What is signed or close without being expected at the date."""
    n = sum(len(rang.en_plus) for rang in rangs)
    if not n:
        return ()
    quoi = nombre_de(n, "instrument signé ou proche de l’être", "instruments signés ou proches de l’être")
    return phrase(f"s’y ajoute{'nt' if n > 1 else ''} {quoi} que le parc connu ne fait pas attendre")


def attentes(matiere, rangs, etats, sauf=()):
    """« À suivre : une CUS en négociation et un organisme sans dossier enregistré. »: what is not signed yet."""
    dits = [
        attente(matiere, rang, etat, pieces)
        for rang in rangs
        for etat in etats
        if (rang, etat) not in sauf and (pieces := rang.en_etat(etat))
    ]
    manquent = [pk for rang in rangs for pk in rang.sans_dossier]
    if manquent:
        dits.append(f"{nombre_de(len(manquent), 'organisme')} sans dossier enregistré{matiere.qui(manquent)}")
    return phrase("à suivre : ", enumerer(dits)) if dits else ()


def attente(matiere, rang, etat, pieces):
    """« une CUS en négociation », « 2 avenants proches de la signature »."""
    n, nom = len(pieces), ("CUS", "CUS") if rang.feminin else ("avenant", "avenants")
    qui = matiere.qui({p.organisme for p in pieces})
    return f"{nombre_de(n, *nom, feminin=rang.feminin)} {libelle(etat, n, feminin=rang.feminin)}{qui}"


def remise_en_ordre(matiere):
    """« Six ont opté dès maintenant pour une remise en ordre des loyers maximaux. »"""
    signees, n = (int(matiere.valeur(f"etat.locatif.{nom}")) for nom in ("signees", "remise_en_ordre"))
    if not signees:
        return ()
    quoi = (
        " dès maintenant" if matiere.generation.remise_en_ordre_facultative else "",
        " pour une remise en ordre des loyers maximaux",
    )
    if not n:
        return phrase("aucun n’a opté" if signees > 1 else "il n’a pas opté", quoi)
    if n == signees and n > 1:
        return phrase(fort("tous"), " ont opté", quoi)
    qui = matiere.qui({a.organisme for a in matiere.chiffres["etat.locatif.remise_en_ordre"].apports})
    return phrase(fort(en_toutes_lettres(n) if n > 1 else "un seul"), f" {'ont' if n > 1 else 'a'} opté", quoi, qui)


def extra_regionales(matiere):
    """Organisms from elsewhere that hold dwellings in the région and signed with the préfet of their own."""
    presents, n = len(matiere.etude.extra_regionaux), int(matiere.valeur("etat.locatif.extra_regionales"))
    quoi = "organismes extra-régionaux disposant d’un patrimoine en région"
    un = "organisme extra-régional disposant d’un patrimoine en région"
    if not presents:
        return phrase("aucun organisme de siège hors région n’y détient de logement")
    if not n:
        return phrase("aucun ", un, " n’a signé de CUS")
    qui = matiere.qui({a.organisme for a in matiere.chiffres["etat.locatif.extra_regionales"].apports})
    if n == 1:
        return phrase(fort("un"), f" {un}{qui} est également signataire d’une CUS avec son préfet de région")
    suite = f" {quoi}{qui} sont également signataires d’une CUS avec leur préfet de région"
    return phrase(fort(en_toutes_lettres(n)), suite)


def inconnus(matiere):
    """The organisms whose stock is unknown: nothing can be expected of them."""
    sans = [pk for pk, attendus in matiere.etude.attentes.items() if attendus is None]
    if not sans:
        return ()
    if len(sans) == 1:
        return phrase(
            f"le patrimoine d’un organisme régional{matiere.qui(sans)} n’est pas connu : rien n’est attendu de lui"
        )
    quoi = f"le patrimoine de {nombre(len(sans))} organismes régionaux{matiere.qui(sans)} n’est pas connu"
    return phrase(quoi, " : rien n’est attendu d’eux")


def accession(matiere, rang):
    """The CUS accession: signed, in suspense, pending."""
    n, signees = len(rang.attendus), len(rang.tenus((Etat.SIGNEE,)))
    marge = matiere.marge("etat.accession.signees", "etat.accession.en_suspens", couverture=attendu(n))
    suite = en_suspens(matiere, rang, signees)
    dits = (signature_accession(signees, n), en_plus(rang), suite, attentes(matiere, (rang,), EN_ROUTE))
    return Paragraphe(phrases((fort("Accession."), " ", dits[0]), *dits[1:]), marge)


def signature_accession(signees, n):
    """« 11 CUS accession ont été signées par les organismes régionaux, sur 12 attendues. »"""
    if not n:
        return phrase("aucune CUS accession n’est attendue")
    nom = f"{nombre(signees)} CUS accession" if signees > 1 else f"{'une' if signees else 'aucune'} CUS accession"
    verbe = "ont été signées" if signees > 1 else "a été signée" if signees else "n’a été signée"
    attendues = f", sur {nombre(n)} attendue{'s' if pluriel(n) else ''}"
    return phrase(fort(nom), f" {verbe} par les organismes régionaux{attendues}")


def en_suspens(matiere, rang, signees):
    """« La signature du projet du douzième organisme concerné est toujours en suspens. »"""
    suspens, n = rang.en_etat(Etat.SUSPENDUE), len(rang.attendus)
    if not suspens:
        return ()
    qui = matiere.qui({p.organisme for p in suspens})
    if len(suspens) > 1:
        quoi = f"de {nombre(len(suspens))} projets"
    elif signees == n - 1 and n > 1 and rang.prevues(Etat.SUSPENDUE):
        quoi = f"du projet de CUS accession du {ordinal(n)} organisme régional concerné"
    else:
        quoi = "d’un projet de CUS accession"
    return phrase(f"la signature {quoi}{qui} est toujours en suspens")


def foyers(matiere, avance):
    """The third phase: CUS foyers and avenants, signed or close; what is still negotiated."""
    rangs = (avance.foyers, avance.avenants)
    attendus = sum(len(rang.attendus) for rang in rangs)
    tenus = sum(len(rang.tenus()) for rang in rangs)
    noms = ("conventions_signees_ou_proches", "avenants_signes_ou_proches", "avenants_en_negociation")
    marge = matiere.marge(*(f"etat.foyers.{nom}" for nom in noms), couverture=attendu(attendus, "instrument"))
    suite = phrases(
        (fort("Logements-foyers."), " ", phase_des_foyers(attendus, tenus)),
        signes_ou_proches(rangs),
        en_plus(*rangs),
        negociation(matiere, avance.avenants),
        attentes(matiere, rangs, EN_COURS, sauf={(avance.avenants, Etat.NEGOCIATION)}),
    )
    return Paragraphe(suite, marge)


def phase_des_foyers(attendus, tenus):
    """Where the deployment stands, from the share signed or close to it."""
    if not attendus:
        return phrase("aucun instrument n’est attendu des organismes régionaux")
    part = f" ({nombre(tenus)} sur {nombre(attendus)} attendu{'s' if pluriel(attendus) else ''})"
    if tenus == attendus:
        return phrase("le déploiement est achevé ou près de l’être", part)
    if not tenus:
        return phrase("le déploiement n’a encore produit aucune signature", part)
    return phrase("le déploiement est ", "en phase finale" if 5 * tenus >= 4 * attendus else "en cours", part)


def signes_ou_proches(rangs):
    """« 2 CUS et 20 avenants sont signés ou proches d’une signature par le préfet de région. »: among the expected."""
    cus, avenants = (len(rang.prevues(*SIGNEES_OU_PROCHES)) for rang in rangs)
    somme, proches = cus + avenants, sum(len(rang.prevues(Etat.PRETE_A_SIGNER)) for rang in rangs)
    if not somme:
        return ()
    parts = [fort(f"{nombre(cus)} CUS logements-foyers")] if cus else []
    parts += [fort(nombre_de(avenants, "avenant logements-foyers", "avenants logements-foyers"))] if avenants else []
    initiale = " à la CUS initiale" if avenants else ""
    e, s = "" if avenants else "e", "s" if somme > 1 else ""
    faits = f"{nombre(somme - proches)} signé{e}{'s' if somme - proches > 1 else ''}"
    detail = f" ({faits}, {nombre(proches)} proche{'s' if proches > 1 else ''} de l’être)"
    liste = (parts[0], " et ", parts[1]) if len(parts) == 2 else parts
    etat = f" {'sont' if s else 'est'} d’ores et déjà signé{e}{s} ou proche{s} d’une signature par le préfet de région"
    return phrase(liste, initiale, etat, detail if 0 < proches < somme else "")


def negociation(matiere, rang):
    """« L’avenant d’un organisme régional est encore au stade de la négociation. »"""
    pieces = rang.en_etat(Etat.NEGOCIATION)
    qui = matiere.qui({p.organisme for p in pieces})
    if len(pieces) == 1:
        return phrase(f"l’avenant logements-foyers d’un organisme régional{qui} est encore au stade de la négociation")
    return (
        phrase(f"{nombre(len(pieces))} avenants logements-foyers sont encore au stade de la négociation{qui}")
        if pieces
        else ()
    )
