"""The demonstration: a fictional Nord – Pas-de-Calais on 3 October 2012, as rows of the exchange workbook."""

from .classeur import classeur

__all__ = ["classeur"]
