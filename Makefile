# Liaison: `make run` serves the site, `make test` runs the tests, `make help` lists the rest.
# Needs python3 (3.11 or newer), python3-venv and make; nothing else.

PYTHON ?= python3
PORT ?= 8000
BASE_URL ?= http://localhost:$(PORT)
export BASE_URL PORT

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
MANAGE := $(BIN)/python manage.py
PACKAGES := liaison directory search

.DEFAULT_GOAL := help
.PHONY: help run test test-elasticsearch test-postgres requirements benchmark lint format messages build lock release-check clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: .venv/run.stamp ## Set everything up and serve the site (PORT=8001 make run for another port)
	@$(MANAGE) start_newcomer

test: .venv/dev.stamp ## Run the tests (ARGS="tests/directory -k map" for some of them)
	@$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

test-elasticsearch: .venv/dev.stamp ## Run the search tests on Elasticsearch (needs Java and Maven, or ELASTICSEARCH_URL)
	@$(BIN)/python -m tests.elasticsearch $(ARGS)

test-postgres: .venv/dev.stamp ## Run what depends on the database on PostgreSQL (needs it installed, or POSTGRES_HOST)
	@$(BIN)/python -m tests.postgres $(ARGS)

requirements: .venv/dev.stamp ## Print which rows of docs/requirements.csv passing tests cover
	@$(BIN)/python -m tests.plugins.rows

benchmark: .venv/dev.stamp ## Time the targets (SIZES=1000,10000 ONLY=S1,M1)
	@$(BIN)/python -m tests.benchmarks $(if $(SIZES),--sizes $(SIZES)) $(if $(ONLY),--only $(ONLY))

lint: .venv/dev.stamp ## Style, types, direction of imports, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(PACKAGES:%=-p %)
	$(BIN)/lint-imports --no-cache
	find frontend/templates -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --check --target-version 5.2

format: .venv/dev.stamp ## Put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	find frontend/templates -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --target-version 5.2

messages: .venv/run.stamp ## Gather the strings to translate and compile them (needs gettext)
	@command -v msgfmt > /dev/null || { echo "make messages needs GNU gettext: install the package gettext."; exit 1; }
	$(MANAGE) makemessages -l fr --no-location --no-obsolete --no-wrap -v 0 \
	  --ignore '.*' --ignore node_modules --ignore tests --ignore var --ignore docs --ignore 'frontend/build*'
	sed -i '/^"POT-Creation-Date:/d; /^"Report-Msgid-Bugs-To:/d' site/locale/fr/LC_MESSAGES/django.po
	cd site/locale && $(CURDIR)/$(BIN)/python $(CURDIR)/manage.py compilemessages -l fr -v 0

build: ## Build scripts, styles and the base map (needs Node.js and npm)
	@command -v npm > /dev/null || { echo "make build needs Node.js with npm; only people who change frontend/src need it."; exit 1; }
	cd frontend && npm ci --no-audit --no-fund && npm run build

lock: ## Pin the dependencies again after a change to pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra build --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -o .requirements/run.txt
	uv pip compile pyproject.toml --extra build --extra dev --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -o .requirements/dev.txt -c .requirements/run.txt

release-check: .venv/run.stamp ## What must be true on the day of a release (dates included)
	$(MANAGE) release_check

clean: ## Remove the environment and test results; var/ with your data stays
	rm -rf .venv build test-results .mypy_cache .ruff_cache

# --- the environment ---------------------------------------------------------------------------
# The locks name every package, so pip has nothing to work out (--no-deps). Leaving bytecode to the
# first import (--no-compile) halves the first start.
INSTALL = $(PIP) install --no-deps --no-compile --no-input

.venv/bin/python:
	@command -v $(PYTHON) > /dev/null || { \
	  echo "Liaison needs Python 3.11 or newer, and $(PYTHON) was not found: install the package python3."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Liaison needs Python 3.11 or newer; this is $$($(PYTHON) --version). PYTHON=/path/to/python3.11 make run uses another."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
	  echo "Liaison needs Python's venv module: install the package python3-venv."; exit 1; }
	@echo "Making a virtual environment in .venv"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: .requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing the locked packages (about a minute the first time)"
	@$(INSTALL) --require-hashes -r .requirements/run.txt
	@$(INSTALL) --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .requirements/dev.txt .venv/run.stamp
	@echo "Installing what the tests need"
	@$(INSTALL) --require-hashes -r .requirements/dev.txt
	@touch $@
