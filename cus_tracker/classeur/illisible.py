"""The one refusal of a whole file: it cannot be read as a workbook."""


class ClasseurIllisible(Exception):
    """The file cannot be read; `str()` tells an agent why and what to do, in French."""
