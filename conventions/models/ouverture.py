"""How a file is opened: a convention of an organism, an avenant to a convention."""

from django.core.exceptions import ValidationError
from django.db import transaction

from .instrument import Convention, Instrument, Objet


@transaction.atomic
def ouvrir(*, organisme, generation, dispositif, objet="", reference="", **champs):
    """Open the file of a convention or, given an `objet`, of an avenant to it; ValidationError when it exists."""
    cle = {"organisme": organisme, "generation": generation, "dispositif": dispositif}
    if not objet:
        instrument = Instrument(**cle)
    else:
        convention = Convention.objects.select_for_update().filter(**cle).first()
        if convention is None:
            raise ValidationError("Ouvrez d’abord le dossier de la convention que cet avenant modifie.")
        reference = reference or reference_libre(convention)
        instrument = Instrument(**cle, parent=convention, objet=Objet(objet), reference=reference, **champs)
    instrument.full_clean()
    instrument.save()
    return instrument


def reference_libre(convention):
    """The first of « A1 », « A2 »… that no avenant of the convention bears yet."""
    prises = set(convention.avenants.values_list("reference", flat=True))
    return next(f"A{n}" for n in range(1, len(prises) + 2) if f"A{n}" not in prises)
