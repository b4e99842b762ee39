# The two commands: `make demo` to look at it, `make test` to prove it. `make` lists the rest.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
SOURCES := $(shell find static/src -type f 2>/dev/null)
UNIT := tests --ignore=tests/browser
export PORT

.DEFAULT_GOAL := help
.PHONY: help demo test test-all setup lint types imports journeys unit postgres browser assets format bench lock worker clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: .make/base .make/assets ## Set up, seed and serve the demonstration council
	@$(BIN)/python bin/demo.py

test: setup lint types imports journeys unit postgres browser ## Everything that must hold, once

test-all: setup lint types imports journeys unit postgres ## The whole matrix of widths and modes as well
	MATRIX=all $(BIN)/python -m pytest tests/browser -n 2 --dist loadgroup -q

setup: .make/test .make/assets .make/tools

lint: .make/test ## Style of code and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet

types: .make/test ## Types
	$(BIN)/mypy portal

imports: .make/test ## Which way imports go
	$(BIN)/lint-imports

journeys: .make/test ## Prove that every form can be gone through
	$(BIN)/python manage.py prove_journeys

unit: .make/test .make/assets ## Tests without a browser, on SQLite
	$(BIN)/python -m pytest $(UNIT) -n 2 --dist loadscope -q

postgres: .make/test .make/assets .make/tools ## Those that use the database, on PostgreSQL
	bin/with-postgres $(BIN)/python -m pytest $(UNIT) -n 2 --dist loadscope -q --database-only

browser: .make/test .make/assets .make/tools ## Tests in a real browser
	$(BIN)/python -m pytest tests/browser -n 2 --dist loadgroup -q

assets: .make/assets ## Build styles, script and fonts

format: .make/test ## Put code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .make/test .make/assets .make/tools ## Measure speed and weight, as ratios
	$(BIN)/python -m bench

worker: .make/base ## Run the worker alone
	$(BIN)/python manage.py qcluster

lock: .make/test ## Write the lock files again from requirements/*.in
	$(BIN)/pip install -q pip-tools
	for f in base test; do $(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header \
	  -o requirements/$$f.txt requirements/$$f.in; done

clean: ## Remove everything that was built, but keep the demonstration's data
	rm -rf .venv .make node_modules static/build static/collected

.make/python:
	@bin/prerequisites $(PYTHON)
	@$(PYTHON) -m venv .venv
	@mkdir -p .make && touch $@

.make/base: requirements/base.txt | .make/python
	@echo "Installing what the portal runs on"
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r $<
	@bin/libraries $(BIN)/python
	@touch $@

.make/test: requirements/test.txt .make/base | .make/python
	@echo "Installing what the tests run on"
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r $<
	@touch $@

.make/node: package.json package-lock.json | .make/python
	@echo "Installing what the pages are built with"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.make/assets: .make/node .make/base $(SOURCES) bin/build_fonts.py
	@echo "Building styles, script and fonts"
	@npm run --silent build
	@$(BIN)/python bin/build_fonts.py
	@touch $@

.make/tools: bin/tools | .make/python
	@bin/tools
	@touch $@
