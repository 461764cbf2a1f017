"""Form fields that read what an agent types: a day in words or figures."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from .dates import lire_jour
from .typographie import jour


class JourInput(forms.TextInput):
    """A day in a text box, shown in words."""

    def format_value(self, value):
        return jour(value) if isinstance(value, date) else super().format_value(value)


class JourField(forms.DateField):
    """A day written « 3 octobre 2012 », 03/10/2012 or 2012-10-03; what could not be read stays in the box."""

    widget = JourInput
    default_error_messages = {"required": "Donnez une date."}

    def __init__(self, *, help_text="Par exemple 3\u00a0octobre 2012 ou 03/10/2012.", **options):
        super().__init__(help_text=help_text, **options)

    def widget_attrs(self, widget):
        return {"autocomplete": "off"}

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return lire_jour(value)
        except ValueError as refus:
            raise ValidationError(str(refus), code="invalid") from refus
