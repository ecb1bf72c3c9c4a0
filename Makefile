# Deux commandes : « make demo » lance le portail, « make test » passe ses essais.

PORT ?= 8000
PORTAL_DATA ?= var
PYTHON ?= python3
export PORT PORTAL_DATA

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.lock-installed
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test lint types lock python

help:
	@echo "make demo        prépare et lance le portail (PORT=$(PORT), PORTAL_DATA=$(PORTAL_DATA))"
	@echo "make demo-reset  efface les données de démonstration et recommence"
	@echo "make test        passe tous les essais"
	@echo "make lint        vérifie l’écriture et les types"

# Python 3.11 ou plus récent, avec venv
python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "Il faut Python 3.11 ou plus récent. Debian : apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Il faut Python 3.11 ou plus récent ; trouvé : $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "Il manque venv à Python. Debian : apt install python3-venv"; exit 1; }

# L’environnement est refait quand le verrou change, et seulement alors.
$(STAMP): requirements.lock | python
	@echo "Installation des paquets dans $(VENV)/ (une fois)…"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if command -v uv >/dev/null 2>&1; then \
	  uv pip sync -q --python $(BIN)/python --require-hashes requirements.lock; \
	else \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock; \
	fi
	@touch $@

demo: $(STAMP)
	@mkdir -p "$(PORTAL_DATA)"
	@echo "Préparation de la base…"
	@$(MANAGE) migrate -v0
	@$(MANAGE) prepare
	@$(MANAGE) demo
	@echo "Préparation des fichiers statiques…"
	@$(MANAGE) collect_once
	@exec $(MANAGE) run_portal

demo-reset: $(STAMP)
	@test -n "$(PORTAL_DATA)" && rm -rf "$(PORTAL_DATA)"
	@echo "Données de démonstration effacées."
	@$(MAKE) --no-print-directory demo

test: $(STAMP)
	@$(BIN)/python -m pytest -n 2 --dist loadscope

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint templates --check --lint --quiet
	@$(BIN)/lint-imports

types: $(STAMP)
	@$(BIN)/mypy

lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate -q -o requirements.lock
