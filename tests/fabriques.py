"""Plain functions that give a valid object in one call."""

from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from stdnum import luhn

from conventions.models import (
    Avenant,
    Convention,
    Generation,
    Indicateur,
    Objectif,
    Passage,
    Prorogation,
    Qualificatif,
    Reference,
)
from conventions.pieces import lire_piece
from cus_tracker.classeur.ecriture import Feuille, ecrire
from cus_tracker.cycle import Etat
from cus_tracker.regard import PARIS, Regard
from evaluations.models import Realise
from organismes.models import Attente, Correspondant, Echange, Inclusion, Organisme, Patrimoine, Perimetre
from pilotage.models import Action, Importation, Reunion, TableauRepris
from territoires.models import Agent, Departement, Region

NUMEROS = count(1)
JOUR = date(2012, 10, 3)
REGARD = Regard(au=JOUR, connu_le=None, region="31")


def siren(numero=None):
    """A valid SIREN, new at each call."""
    debut = f"{80_000_000 + (next(NUMEROS) if numero is None else numero):08d}"
    return debut + luhn.calc_check_digit(debut)


def moment(jour, heure=9):
    """An hour of a day in Paris."""
    return datetime(jour.year, jour.month, jour.day, heure, tzinfo=PARIS)


def departement(code="59"):
    """A département of the reference list."""
    return Departement.objects.get(code=code)


def region(code="31"):
    """A région of the reference list."""
    return Region.objects.get(code=code)


def organisme(nom=None, *, siege="59", famille="ESH", **champs):
    """An organism, seat in the Nord unless told."""
    champs.setdefault("siren", siren())
    return Organisme.objects.create(
        nom=nom or f"Habitat Imaginaire {champs['siren'][-4:]}", siege=departement(siege), famille=famille, **champs
    )


def patrimoine(qui, logements=1000, *, dep="59", au=date(2011, 1, 1), logements_foyers=0, **champs):
    """A stock row."""
    return Patrimoine.objects.create(
        organisme=qui,
        departement=departement(dep),
        au=au,
        logements=logements,
        logements_foyers=logements_foyers,
        **champs,
    )


def bailleur(logements=1000, *, dep="59", foyers=0, au=date(2011, 1, 1), **champs):
    """An organism that holds dwellings in one département since the day `au`."""
    qui = organisme(**champs)
    patrimoine(qui, logements, dep=dep, logements_foyers=foyers, au=au)
    return qui


def signataire(logements=1000, *, gen="2011-2016", signee=date(2011, 6, 15), **champs):
    """The signed CUS locatif of a new organism that holds dwellings in the Nord."""
    return convention(bailleur(logements, **champs), gen=gen, signee=signee)


def exclure(qui, perimetre=Perimetre.HORS_CUS, *, motif="Hors du champ de la loi.", debut=None, fin=None):
    """An organism put in an exclusion set."""
    ensemble, _ = Perimetre.objects.get_or_create(nom=perimetre)
    return Inclusion.objects.create(perimetre=ensemble, organisme=qui, motif=motif, debut=debut, fin=fin)


def perimetre(qui):
    """The inclusion of an organism in an exclusion set."""
    return exclure(qui)


def attente(qui, instrument="accession", *, attendu=True, motif="Activité d’accession.", debut=None, fin=None):
    """An override of what is expected of an organism."""
    return Attente.objects.create(
        organisme=qui, instrument=instrument, attendu=attendu, motif=motif, debut=debut, fin=fin
    )


def correspondant(qui, nom="Dominique Exemple", **champs):
    """Someone to talk to about an organism."""
    return Correspondant.objects.create(organisme=qui, nom=nom, **champs)


def fil(qui, texte="Dossier promis.", *, le=JOUR, action="Rappeler", **champs):
    """An entry of the thread of an organism, with something still to do."""
    return Echange.objects.create(organisme=qui, le=le, texte=texte, action=action, **champs)


def generation(nom="2011-2016"):
    """A generation of the reference list."""
    return Generation.objects.get(nom=nom)


def convention(qui=None, dispositif="locatif", *, gen="2011-2016", signee=None, **champs):
    """A convention, signed on the day given."""
    faite = Convention.objects.create(
        organisme=qui or organisme(), generation=generation(gen), dispositif=dispositif, **champs
    )
    if signee:
        passage(faite, Etat.SIGNEE, signee)
    return faite


def avenant(cus, reference="A1", objet="logements-foyers", *, signee=None, **champs):
    """An avenant to a convention, signed on the day given."""
    fait = Avenant.objects.create(
        organisme=cus.organisme,
        generation=cus.generation,
        dispositif=cus.dispositif,
        parent=cus,
        reference=reference,
        objet=objet,
        **champs,
    )
    if signee:
        passage(fait, Etat.SIGNEE, signee)
    return fait


def passage(instrument, etat, le, saisi_le=None, **champs):
    """A passage, typed the next morning unless told."""
    saisi_le = saisi_le or moment(le + timedelta(days=1))
    return Passage.objects.create(instrument=instrument, etat=etat, le=le, saisi_le=saisi_le, **champs)


def indicateur(code="A.I", *, gen="2011-2016", dispositif="locatif"):
    """An indicator of the catalogue."""
    return Indicateur.objects.get(code=code, generation__nom=gen, dispositif=dispositif)


def _cellule(instrument, valeur, code, annees, champs):
    """What a row of values is made of: a number, or « n.c. », « s.o. », « vide »; years 2011-2016 unless told."""
    debut, fin = annees if isinstance(annees, tuple) else (annees, annees)
    dite = {"mention": valeur, "valeur": None} if isinstance(valeur, str) else {"valeur": valeur}
    fiche = indicateur(code, gen=instrument.generation.nom, dispositif=instrument.dispositif)
    return {"indicateur": fiche, "debut": debut, "fin": fin, "saisi_le": moment(date(2011, 7, 1)), **dite, **champs}


def objectif(instrument, valeur, code="A.I", annees=(2011, 2016), **champs):
    """An objective of a convention or of an avenant; `annees` is one year or (first, last)."""
    return Objectif.objects.create(instrument=instrument, **_cellule(instrument, valeur, code, annees, champs))


def realise(cus, valeur, code="A.I", annees=2011, **champs):
    """A realised value of a convention; `annees` is one year or (first, last)."""
    return Realise.objects.create(convention=cus, **_cellule(cus, valeur, code, annees, champs))


def reference(valeur, code="A.I", annees=(2005, 2010), *, niveau="region", territoire="31", **champs):
    """A reference figure: the total of the région over 2005-2010 unless told."""
    champs = {"grandeur": "valeur", "source": "Relevé imaginaire.", **champs}
    debut, fin = annees
    return Reference.objects.create(
        indicateur=code, debut=debut, fin=fin, niveau=niveau, territoire=territoire, valeur=valeur, **champs
    )


def qualificatif(cus, valeur, quoi="anru", code="A.I"):
    """A qualifier of a convention for an indicator."""
    fiche = indicateur(code, gen=cus.generation.nom, dispositif=cus.dispositif)
    return Qualificatif.objects.create(convention=cus, indicateur=fiche, qualificatif=quoi, valeur=valeur)


def prorogation(*conventions, jusqu_au=date(2017, 12, 31), le=date(2012, 1, 1), **champs):
    """An act that puts off the échéance of these conventions."""
    champs = {"fondement": "Loi imaginaire du 1er janvier 2012", "echeance_le": jusqu_au, **champs}
    return Prorogation.prononcer(conventions=conventions, par=None, le=le, **champs)


def pdf(texte="essai"):
    """The smallest whole PDF: an object, its table, its end."""
    corps = f"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >> % {texte}\nendobj\n".encode()
    fin = f"trailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n{len(corps)}\n%%EOF\n"
    return corps + b"xref\n0 1\n0000000000 65535 f \n" + fin.encode()


def document(instrument, nom="delib.pdf", contenu=None, **champs):
    """A document joined to an instrument."""
    contenu = contenu or pdf()
    champs.setdefault("nature", "deliberation")
    return instrument.joindre(piece=lire_piece(nom, contenu), par=None, **champs)


def agent(role="dreal", *, nom=None, reg="31", dep=None, mot_de_passe="demonstration", **champs):
    """An account; a DREAL of the région 31 unless told."""
    territoire = {"region": region(reg)} if role in ("dreal", "lecteur") and reg else {}
    if role == "ddtm":
        territoire = {"departement": departement(dep or "59")}
    nom = nom or f"{role}{next(NUMEROS)}"
    return Agent.objects.create_user(nom, password=mot_de_passe, role=role, **territoire, **champs)


def depot(par, etat="examinee", nom="classeur.xlsx", **champs):
    """A workbook left in the browser, examined, that would change one row."""
    compte = {"nouvelles": 1, "modifiees": 0, "identiques": 0, "refusees": 0}
    champs.setdefault("rapport", {"feuilles": {"organismes": compte}, "refus": []})
    return Importation.objects.create(par=par, nom=nom, etat=etat, fichier=ContentFile(b"", name=nom), **champs)


def tableau_repris(par, lignes, nom="suivi.xlsx", **champs):
    """A table left to be taken over: its headers, then its rows."""
    flux = BytesIO()
    ecrire(flux, [Feuille("Suivi", lignes[0], lignes[1:])])
    fichier = ContentFile(flux.getvalue(), name=nom)
    return TableauRepris.objects.create(par=par, nom=nom, fichier=fichier, au=JOUR, generation=generation(), **champs)


def reunion(objet="Vente HLM", le=date(2012, 6, 6), **champs):
    """A meeting of the dialogue, held before the day of the samples."""
    return Reunion.objects.create(objet=objet, le=le, **{"region": region(), **champs})


def action(qui=None, quoi="Annexer les points de vigilance", porteur="DREAL", **champs):
    """An action that follows a meeting."""
    return Action.objects.create(reunion=qui or reunion(), quoi=quoi, porteur=porteur, **champs)
