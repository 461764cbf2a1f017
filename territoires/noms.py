"""French names in a sentence: « le Nord », « l’Aisne », « les Landes », « Paris »; « des Hauts-de-France »."""

PLURIELS = {"04", "05", "06", "08", "13", "22", "40", "64", "65", "66", "78", "79", "88", "92"}
FEMININS = {
    *("16", "17", "19", "2A", "2B", "21", "23", "24", "26", "31", "33", "42", "43", "44", "48", "50", "51", "52", "53"),
    *("54", "55", "57", "58", "70", "71", "72", "73", "74", "76", "77", "80", "85", "86", "87", "93", "971", "972"),
    "973",
}
SANS_ARTICLE = {"75", "974", "976"}
VOYELLES = "AÀÂEÉÈÊIÎOÔUYaeiouy"
H_MUETS = frozenset(("34",))


def est_pluriel(code):
    """True when the verb that follows is plural: « les Landes représentent »."""
    return code in PLURIELS


def elide(code, nom):
    """True when the article loses its vowel: « l’Aisne », « l’Hérault »."""
    return code in H_MUETS or (code not in SANS_ARTICLE and nom[:1] in VOYELLES)


def avec_article(code, nom):
    """« le Nord », « la Somme », « l’Oise », « les Ardennes », « Paris »."""
    if code in SANS_ARTICLE:
        return nom
    if code in PLURIELS:
        return f"les {nom}"
    if elide(code, nom):
        return f"l’{nom}"
    return f"{'la' if code in FEMININS else 'le'} {nom}"


# The régions whose name takes an article after « de »; the others take none: « de Bretagne », « d’Occitanie ».
CONTRACTIONS = {
    "04": "de la",
    "24": "du",
    "31": "du",
    "32": "des",
    "44": "du",
    "52": "des",
    "74": "du",
    "91": "du",
}


def de_la_region(code, nom):
    """« des Hauts-de-France », « du Grand Est », « de la Réunion », « d’Île-de-France », « de Haute-Normandie »."""
    if code in CONTRACTIONS:
        return f"{CONTRACTIONS[code]} {nom.removeprefix('La ')}"
    return f"d’{nom}" if nom[:1] in VOYELLES else f"de {nom}"
