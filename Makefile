# The two commands that matter: `make run` and `make test`. Everything else serves those who change the code.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LONTO := $(BIN)/lonto

.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench wheel clean

help: ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.installed ## install everything and build the pages' files (run and test do this themselves)
	@$(BIN)/python -m lonto.web.build
	@$(BIN)/python -m lonto.web.catalogues compile

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@command -v node >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt '.[node]'
	@touch $@

run: setup ## serve the demo regency on this machine
	@$(LONTO) setup --demo
	@$(LONTO) serve

test: setup ## run every test, the browser's included
	@$(BIN)/python -m tests.prepare
	$(BIN)/pytest -q --numprocesses 2 --dist loadgroup

check: setup ## format, lint, types, floors, templates, migrations, catalogues
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy lonto tests
	$(BIN)/lint-imports
	$(BIN)/djlint --check --lint --quiet lonto
	$(LONTO) makemigrations --check --dry-run
	$(BIN)/python -m lonto.web.catalogues check

format: setup ## put code and templates into their form
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format --quiet .
	$(BIN)/djlint --reformat --quiet lonto

bench: setup ## measure speed, memory and weight; prints a table and writes var/bench.json
	$(BIN)/python -m tests.bench

wheel: setup ## build the package that installs as `lonto`
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what was installed and built (the data in var/ stays)
	rm -rf $(VENV) node_modules build dist lonto/web/static
