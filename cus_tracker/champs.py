"""Form fields that read what an agent types: a day in words or figures."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from .dates import DatePartielle, lire_date_partielle, lire_jour
from .regard import aujourd_hui
from .typographie import dater, jour

EXEMPLE = "Par exemple 3\u00a0octobre 2012 ou 03/10/2012."
EXEMPLE_PARTIEL = "Par exemple 3\u00a0octobre 2012, 03/10/2012, juin 2011 ou 2011 si le jour est inconnu."


def _aide(propre, exemple):
    """What a field says of itself, then how a date is typed; a field drawn from a model gives an empty help."""
    return f"{propre} {exemple}" if propre else exemple


class JourInput(forms.TextInput):
    """A day in a text box, shown in words."""

    def format_value(self, value):
        return jour(value) if isinstance(value, date) else super().format_value(value)


class JourField(forms.DateField):
    """A day written « 3 octobre 2012 », 03/10/2012 or 2012-10-03; what could not be read stays in the box."""

    widget = JourInput
    default_error_messages = {"required": "Donnez une date."}

    def __init__(self, *, help_text="", **options):
        super().__init__(help_text=_aide(help_text, EXEMPLE), **options)

    def widget_attrs(self, widget):
        return {"autocomplete": "off"}

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return lire_jour(value)
        except ValueError as refus:
            raise ValidationError(str(refus), code="invalid") from refus


class DatePartielleInput(forms.TextInput):
    """A date in a text box, shown in words with no more than what is known of it."""

    def format_value(self, value):
        return dater(*value) if isinstance(value, DatePartielle) else super().format_value(value)


class DatePartielleField(forms.CharField):
    """A day, or a month or a year whose day is unknown (« juin 2011 »); gives a DatePartielle, never a day to come.

    Of a month not over yet, today is the last day known.
    """

    widget = DatePartielleInput
    default_error_messages = {"required": "Donnez une date.", "avenir": "Ce jour n’est pas encore venu."}

    def __init__(self, *, help_text="", **options):
        super().__init__(help_text=_aide(help_text, EXEMPLE_PARTIEL), **options)

    def widget_attrs(self, widget):
        return {"autocomplete": "off"}

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, DatePartielle):
            return value
        try:
            lue = lire_date_partielle(str(value))
        except ValueError as refus:
            raise ValidationError(str(refus), code="invalid") from refus
        return self.sans_avenir(lue)

    def sans_avenir(self, lue):
        """The date as read, its unknown day not later than today; refuse one wholly to come."""
        auj = aujourd_hui()
        debut = {"mois": lue.le.replace(day=1), "annee": lue.le.replace(month=1, day=1)}.get(lue.precision, lue.le)
        if debut > auj:
            raise ValidationError(self.error_messages["avenir"], code="avenir")
        return lue._replace(le=min(lue.le, auj))
