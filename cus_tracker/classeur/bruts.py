"""What a cell holds before its column gives it a meaning: text, float, day, moment, and the kinds below."""

import enum
import math
import re
from dataclasses import dataclass
from datetime import date, datetime

ERREUR = re.compile(
    r"#(?:DIV/0 ?!|REF ?!|N/A|N/D|NAME\?|NOM ?\?|NUM ?!|NOMBRE ?!|NULL ?!|NUL ?!|VALUE ?!|VALEUR ?!|SPILL ?!"
    r"|PROPAGATION ?!|CALC ?!|GETTING_DATA|FIELD ?!|BLOCKED ?!|CONNECT ?!|UNKNOWN ?!)|Err ?: ?\d{3}",
    re.IGNORECASE,
)
NOMBRE = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
LU_MAX = 200


class Logique(enum.Enum):
    """A true or false cell: apart from numbers, which Python would take it for."""

    VRAI = "VRAI"
    FAUX = "FAUX"


class Pourcentage(float):
    """A number shown as a percentage: 0.12 under « 12 % »; apart from the bare 0.12, whose unit is another's."""

    def __eq__(self, autre):
        return isinstance(autre, Pourcentage) and float(self) == float(autre)

    def __hash__(self):
        return hash((Pourcentage, float(self)))


@dataclass(frozen=True)
class Anomalie:
    """A cell that no column accepts: `lu` is what it shows, `attendu` what should stand there."""

    lu: str
    attendu: str


def erreur_de_formule(lu):
    """The cell of a formula that failed: never to be taken for an empty one."""
    return Anomalie(lu, "une valeur\u00a0: la formule de cette cellule est en erreur")


def formule_sans_valeur(formule):
    """The cell of a formula that was never computed; its text is empty where it only follows that of another cell."""
    lu = f"={formule.removeprefix('of:').removeprefix('=')}" if formule else "(formule)"
    attendu = "une valeur\u00a0: cette formule n’a pas été calculée, ouvrez le classeur, enregistrez-le et recommencez"
    return Anomalie(lu, attendu)


def nombre(ecrit):
    """The number that a workbook keeps, « 1.5E3 »; an Anomalie when it is none."""
    valeur = float(ecrit) if NOMBRE.fullmatch(ecrit) else math.inf
    return valeur if math.isfinite(valeur) else Anomalie(ecrit, "un nombre lisible")


def texte(ecrit):
    """A text; an Anomalie where it is the trace of an error."""
    return erreur_de_formule(ecrit) if ecrit[:1] in "#eE" and est_erreur(ecrit) else ecrit


def est_erreur(texte):
    """True for a text that is nothing but the code of a spreadsheet error."""
    return ERREUR.fullmatch(texte.strip()) is not None


def montrer(brut):
    """A raw cell as its reader sees it, shortened."""
    if brut is None or brut == "":
        return "(vide)"
    if isinstance(brut, Anomalie):
        return brut.lu[:LU_MAX]
    if isinstance(brut, Logique):
        return brut.value
    if isinstance(brut, Pourcentage):
        return f"{montrer(round(float(brut) * 100, 10))}\u00a0%"
    if isinstance(brut, float):
        return str(int(brut)) if brut.is_integer() and abs(brut) < 1e15 else repr(brut).replace(".", ",")
    if isinstance(brut, datetime):
        return f"{brut:%d/%m/%Y}" if brut.time() == datetime.min.time() else f"{brut:%d/%m/%Y %H:%M:%S}"
    if isinstance(brut, date):
        return f"{brut:%d/%m/%Y}"
    return brut if len(brut) <= LU_MAX else f"{brut[:LU_MAX]}…"
