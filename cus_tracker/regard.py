"""The two clocks and the place from which every list, figure and page is seen."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .typographie import jour

PARIS = ZoneInfo("Europe/Paris")


def aujourd_hui():
    """Today in Europe/Paris, whatever the clock of the machine."""
    return datetime.now(PARIS).date()


@dataclass(frozen=True)
class Regard:
    """A région seen on a day: what was true on `au`, using only what had been recorded by the end of `connu_le`.

    `connu_le` None means now: nothing recorded is left out. Days are Europe/Paris (contracts §2).
    """

    au: date
    connu_le: date | None
    region: str

    @property
    def borne(self):
        """First instant after the day `connu_le`: what was typed from then on is not known. None when all is known."""
        if self.connu_le is None:
            return None
        return datetime.combine(self.connu_le + timedelta(days=1), time.min, tzinfo=PARIS)

    @property
    def horloges(self):
        """« Situation au 3 octobre 2012 · données connues à ce jour »."""
        connues = f"au {jour(self.connu_le)}" if self.connu_le else "à ce jour"
        return f"Situation au {jour(self.au)} · données connues {connues}"

    def au_jour(self, le):
        """The same look, for what was true on another day."""
        return replace(self, au=le)
