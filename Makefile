# Deux commandes : « make demo » lance le portail, « make test » passe ses essais.

PORT ?= 8000
PORTAL_DATA ?= var
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
export PORT PORTAL_DATA

# The newest Wagtail lives beside: make test VENV=.venv-wagtail8 LOCK=requirements-wagtail8.lock
VENV ?= .venv
LOCK ?= requirements.lock
NEWEST_WAGTAIL := 8.0.1
BIN := $(VENV)/bin
STAMP := $(VENV)/verrou
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test lint lock python venv

help:
	@echo "make demo        prépare et lance le portail (PORT=$(PORT), PORTAL_DATA=$(PORTAL_DATA))"
	@echo "make demo-reset  efface les données de démonstration et recommence"
	@echo "make test        passe tous les essais"
	@echo "make lint        vérifie l’écriture, les types et les flèches"
	@echo "make lock        recalcule les deux verrous de paquets (demande uv)"

# Python 3.11 ou plus récent, avec venv
python:
	@test -n "$(PYTHON)" && command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	  echo "Il faut Python 3.11 ou plus récent."; \
	  echo "  Debian, Ubuntu : apt install python3 python3-venv"; \
	  echo "  ou : make demo PYTHON=/chemin/vers/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Il faut Python 3.11 ou plus récent ; trouvé : $$("$(PYTHON)" --version)."; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "Il manque le module venv de Python."; \
	  echo "  Debian, Ubuntu : apt install python3-venv"; exit 1; }

# L’environnement est refait quand le verrou des paquets a changé, et seulement alors.
venv:
	@digest=$$(cksum < $(LOCK)); \
	if [ ! -x $(BIN)/python ] || [ "$$(cat $(STAMP) 2>/dev/null)" != "$$digest" ]; then \
	  $(MAKE) --no-print-directory python && \
	  echo "Installation des paquets dans $(VENV)/ (une seule fois)…" && \
	  "$(PYTHON)" -m venv --clear $(VENV) && \
	  if command -v uv >/dev/null 2>&1; then \
	    uv pip install -q --python $(BIN)/python --require-hashes -r $(LOCK); \
	  else \
	    $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(LOCK); \
	  fi && echo "$$digest" > $(STAMP) || { \
	  echo "L’installation n’a pas abouti. Vérifiez le réseau, puis relancez la même commande."; exit 1; }; \
	fi

demo: venv
	@exec $(MANAGE) run_portal --demo

demo-reset: venv
	@$(MANAGE) reset_demo
	@exec $(MANAGE) run_portal --demo

test: venv
	@$(BIN)/python -m pytest -n 2 --dist loadscope

lint: venv
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint templates --lint --quiet
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports

COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate -q

# Wagtail LTS is what runs; the newest one is what the next upgrade will meet.
lock:
	$(COMPILE) -o requirements.lock
	@echo "wagtail==$(NEWEST_WAGTAIL)" > .override-wagtail
	$(COMPILE) --override .override-wagtail -o requirements-wagtail8.lock; \
	  result=$$?; rm -f .override-wagtail; exit $$result
