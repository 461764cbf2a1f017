"""Who tests the pages of evaluations."""

import pytest

from .. import fabriques


@pytest.fixture
def dreal(client):
    """An agent of the DREAL, signed in."""
    agent = fabriques.agent()
    client.force_login(agent)
    return agent
