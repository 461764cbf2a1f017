"""Reading a workbook whole, then writing it in one short transaction, if nothing was refused."""

from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from cus_tracker.classeur import ouvrir
from cus_tracker.feuilles import Examen
from cus_tracker.feuilles.onglet import lire

from .assemblage import FEUILLES, empreinte

ESSAIS = 3
# From so many rows on, what the base knew of its tables is no longer true of them.
BEAUCOUP = 500


def examiner(chemin, agent, avancement=None):
    """The `Rapport` of what a workbook would change, with every cell refused; nothing is written.

    `agent` None is the installation itself. `avancement(done, total)` is called as the file is read. ClasseurIllisible
    when the file is no workbook that can be read.
    """
    return _examiner(chemin, agent, avancement).rapport


def importer(chemin, agent, avancement=None, au_terme=None):
    """The `Rapport` of a workbook recorded whole, or refused whole when it has `refus`.

    The file is examined outside any transaction; it is examined again if somebody wrote in the meantime.
    `au_terme(rapport)` is called in the transaction that writes: what it writes is kept if and only if the rest is.
    """
    for essai in range(1, ESSAIS + 1):
        avant = empreinte()
        examen = _examiner(chemin, agent, avancement)
        if examen.rapport.refus:
            break
        with transaction.atomic():
            _fermer_aux_autres()
            if empreinte() != avant:
                if essai < ESSAIS:
                    continue
                examen = _examiner(chemin, agent, avancement)
            if not examen.rapport.refus:
                _ecrire(examen, au_terme)
        break
    return examen.rapport


def _ecrire(examen, au_terme):
    """Write all sheets; what the base refuses all the same is a refusal of the workbook, and undoes everything."""
    try:
        with transaction.atomic():
            examen.ecrire()
            if examen.rapport.ecrites >= BEAUCOUP:
                _compter_de_nouveau()
            examen.rapport.enregistre = True
            if au_terme:
                au_terme(examen.rapport)
    except IntegrityError as refus:
        examen.rapport.enregistre, examen.rapport.ecrites = False, 0
        nom = examen.en_ecriture
        examen.rapport.refuser(nom, None, 0, nom, f"ce que la base accepte. {_raison(examen[nom], str(refus))}")


def _raison(feuille, dit):
    """The message of the constraint that the base names, in French."""
    contraintes = [contrainte for modele in feuille.modeles() for contrainte in modele._meta.constraints]
    messages = [str(c.violation_error_message) for c in contraintes if c.name in dit]
    return next(iter(messages), "Une ligne contredit une autre.")


def _examiner(chemin, agent, avancement):
    chemin = Path(chemin)
    examen = Examen(FEUILLES, agent, fichier=chemin.name)
    with ouvrir(chemin, taille_max=settings.IMPORT_TAILLE_MAX) as classeur:
        onglets = _reconnaitre(classeur.onglets, examen)
        progres = _progres(avancement, sum(onglet.taille for onglet in onglets.values()))
        for nom, feuille in examen.feuilles.items():
            if nom in onglets:
                lire(onglets[nom], feuille, progres)
    examen.conclure()
    return examen


def _progres(avancement, total):
    """A callable told of each block of bytes read, None when nobody watches."""
    lus = 0

    def avancer(octets):
        nonlocal lus
        lus += octets
        avancement(min(lus, total), total)

    return avancer if avancement else None


def _reconnaitre(onglets, examen):
    """{name: sheet} of the sheets that are known; the others are refused by name."""
    connus = {}
    for onglet in onglets:
        nom = onglet.nom.strip()
        if nom not in examen.feuilles:
            examen.rapport.refuser(onglet.nom, None, 0, onglet.nom, _attendu(nom.casefold(), examen.feuilles))
        elif nom in connus:
            examen.rapport.refuser(nom, None, 0, onglet.nom, "une seule feuille de ce nom")
        elif not onglet.tableau:
            examen.rapport.refuser(nom, None, 0, onglet.nom, "une feuille de cellules, et non un graphique")
        else:
            connus[nom] = onglet
    return connus


def _attendu(proche, feuilles):
    """What name a sheet should have; the rows of one whose name is only ill written are known to be there, unread."""
    if proche not in feuilles:
        return f"une feuille connue\u00a0: {', '.join(feuilles)}"
    feuilles[proche].illisible = True
    return f"«\u00a0{proche}\u00a0», écrit ainsi"


def _fermer_aux_autres():
    """Let others read, not write, until the end of the transaction; SQLite does so by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            curseur.execute(f"LOCK TABLE {_tables()} IN SHARE ROW EXCLUSIVE MODE")


def _compter_de_nouveau():
    """Have PostgreSQL sample the tables at once: planning by what they held before, it takes minutes over a page."""
    if connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            curseur.execute(f"ANALYZE {_tables()}")


def _tables():
    tables = {modele._meta.db_table for feuille in FEUILLES for modele in feuille.modeles()}
    return ", ".join(map(connection.ops.quote_name, sorted(tables)))
