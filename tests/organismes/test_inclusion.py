"""An organism enters an exclusion set once for each first day, on either engine."""

from datetime import date

import pytest
from django.db import IntegrityError

from organismes.models import Perimetre

from ..fabriques import exclure, organisme


@pytest.mark.django_db
@pytest.mark.parametrize("debut", [None, date(2011, 1, 1)], ids=["since ever", "since a day"])
def test_the_base_refuses_the_same_inclusion_twice(debut):
    qui = organisme()
    exclure(qui, Perimetre.HORS_CUS, debut=debut)

    with pytest.raises(IntegrityError):
        exclure(qui, Perimetre.HORS_CUS, debut=debut)
