"""What an agent types about place and time: the day to open the tool at."""

from django import forms

from cus_tracker.champs import JourField


class DateRetenueForm(forms.Form):
    """The day to retain, empty to forget it, and the page to go back to."""

    au = JourField(label="Date à retenir", required=False)
    suite = forms.CharField(required=False)
