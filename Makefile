# The two commands of the house, make run and make test, and what goes with them; every recipe says in French what it does.
SHELL := /bin/bash
.PHONY: run test lint lock clean bench endurance outillage

run:
	@outils/paquets execution
	@outils/environnement requirements.txt
	@exec outils/servir

test: outillage
	@exec outils/eprouver

lint: outillage
	@exec outils/relire

bench: outillage
	@exec outils/bench

endurance: outillage
	@exec outils/endurance

lock: outillage
	@exec outils/verrouiller

outillage:
	@outils/paquets essais
	@outils/environnement requirements-dev.txt

clean:
	@echo "Suppression de l’environnement et des caches (les données, sous var/, restent)."
	@rm -rf .venv node_modules staticfiles .ruff_cache .mypy_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
