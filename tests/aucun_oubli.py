"""No test left out: a skip, an expected failure or a test deselected by mistake fails the session, in plain words."""

import os

import pytest

OUBLIS = "oublis"


class AucunOubli:
    """Watches one session; under xdist each worker tells the controller which tests it was asked to leave."""

    def __init__(self, *, sans_oubli, travailleur=None):
        self.sans_oubli = sans_oubli
        self.travailleur = travailleur
        self.ecartes = {}

    def pytest_deselected(self, items):
        if self.sans_oubli:
            for item in items:
                if not item.get_closest_marker("navigateur"):
                    self.ecartes[item.nodeid] = "deselected"

    def pytest_collectreport(self, report):
        if report.skipped:
            self.ecartes[report.nodeid] = "skipped"

    def pytest_runtest_logreport(self, report):
        if hasattr(report, "wasxfail"):
            self.ecartes[report.nodeid] = "xfail"
        elif report.skipped:
            self.ecartes[report.nodeid] = "skipped"

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        self.ecartes |= getattr(node, "workeroutput", {}).get(OUBLIS, {})

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session):
        if self.travailleur is not None:
            self.travailleur[OUBLIS] = self.ecartes
        elif self.ecartes and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        if self.ecartes:
            terminalreporter.section("tests left out, which this house refuses", red=True)
            for nom, raison in sorted(self.ecartes.items()):
                terminalreporter.write_line(f"{raison}: {nom}")
        if autre := os.environ.get("BILAN_SQLITE"):
            terminalreporter.section("both engines")
            terminalreporter.write_line(f"SQLite: {autre.strip('= ')}")
            terminalreporter.write_line(f"PostgreSQL: {len(terminalreporter.getreports('passed'))} passed")
