"""From a form to a gesture: what was typed is checked, done, or said to be refused with nothing lost."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


def soumis(request):
    """The data and files of a POST, for the two first arguments of a form; (None, None) before it."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def accepte(form, geste, **autres):
    """What the gesture returns when the form is sent, right, and the gesture taken; None otherwise.

    A ValidationError of the gesture is written on the form, under its field when the form has it.
    """
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return geste(**form.donnees(), **autres)
    except ValidationError as refus:
        for champ, erreurs in _par_champ(refus).items():
            form.add_error(champ if champ in form.fields else None, erreurs)
    return None


def _par_champ(refus):
    return refus.error_dict if hasattr(refus, "error_dict") else {NON_FIELD_ERRORS: refus.error_list}
