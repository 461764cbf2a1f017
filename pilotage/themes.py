"""The themes of a meeting, each with the indicators that its words cite by their code: « vente (D1) »."""

import re

from conventions.models import Generation, Indicateur

SEPARATEUR = re.compile(r"\s*[;\n]\s*")
# A lone letter is a word of French before it is a code.
CODE_MIN = 2


def elements(texte):
    """The items of a cell: « DREAL ; DDTM du Nord »."""
    return [morceau.rstrip(". ") for morceau in SEPARATEUR.split(texte.strip()) if morceau.strip(". ")]


def themes_lies(reunion):
    """[(theme, indicators cited)] of a meeting, read in the catalogue of the generation of its day."""
    generation = Generation.objects.par_defaut(au=reunion.le)
    catalogue = list(Indicateur.objects.filter(generation=generation)) if generation and reunion.themes else []
    return [(theme, cites(theme, catalogue)) for theme in elements(reunion.themes)]


def cites(theme, catalogue):
    """The indicators whose code, legal or usual, stands in a text; a code inside a longer one is not cited by it."""
    par_code = {code: i for i in catalogue for code in (i.code, i.code_usuel) if len(code) >= CODE_MIN}
    if not par_code:
        return []
    codes = "|".join(re.escape(code) for code in sorted(par_code, key=len, reverse=True))
    trouves = re.findall(rf"(?<![\w.-])(?:{codes})(?![\w-]|\.\w)", theme)
    return list(dict.fromkeys(par_code[code] for code in trouves))
