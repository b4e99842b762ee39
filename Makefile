# The two commands: `make demo` to look at it, `make test` to prove it. `make` lists the rest.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
SOURCES := $(shell find static/src -type f 2>/dev/null)
UNIT := tests --ignore=tests/browser
# What starts many real processes is tried once by `make test`, on one database, and on both by
# `make test-all`: the machine as in production on PostgreSQL, its faults on SQLite. On SQLite alone
# are also who is let in where, which takes long, and the rooms in which pages are read: every page
# is served from PostgreSQL to the browser's tests. None of these is anything that a database decides.
# What is left, PostgreSQL is asked once: with each parameter only where engines differ in their
# ways, see tests/support/engines.py. `make test-all` asks both everything.
ON_SQLITE ?= --ignore=tests/production
ON_POSTGRES ?= $(addprefix --ignore=tests/,faults access home services contact council documents ui) \
  --database-once
# Some tests wait for processes of their own: one more than there are cores keeps both busy. A
# browser is several processes by itself.
WORKERS ?= 3
# Modules are given out in the order of tests/support/order.py.
SPREAD = -n $(WORKERS) --dist loadscope --no-loadscope-reorder
# On the database of this machine's settings, also where PostgreSQL is up.
OWN := env -u DATABASE_URL
PYTEST := $(BIN)/python -m pytest -q --durations=20
export PORT
# Compiled modules are kept, whatever the machine says: each process of a test would compile all
# that it imports again, and the tests start many.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help demo test test-all whole setup lint types imports journeys template seeded unit postgres \
  browser assets format bench lock worker clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: .make/base .make/assets ## Set up, seed and serve the demonstration council
	@$(BIN)/python bin/demo.py

test: setup ## Everything that must hold, once
	bin/with-postgres $(MAKE) whole

test-all: setup ## The whole matrix of databases, examples, widths and modes
	bin/with-postgres $(MAKE) whole ON_SQLITE= ON_POSTGRES= MATRIX=all

# Within bin/with-postgres. What has one thread is done two at a time, before three processes begin.
whole:
	$(MAKE) --jobs=2 --output-sync=target seeded types template lint imports journeys
	$(MAKE) unit
	$(MAKE) postgres browser

setup: .make/test .make/assets .make/tools

lint: .make/test ## Style of code and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet

types: .make/test ## Types
	$(OWN) $(BIN)/mypy portal

imports: .make/test ## Which way imports go
	$(OWN) $(BIN)/lint-imports

journeys: .make/test ## Prove that every form can be gone through
	$(OWN) $(BIN)/python manage.py prove_journeys

unit: .make/test .make/assets .make/tools ## Tests without a browser, on SQLite
	$(OWN) MATRIX=$(MATRIX) $(PYTEST) $(UNIT) $(ON_SQLITE) $(SPREAD)

postgres: .make/test .make/assets .make/tools ## Those that use the database, on PostgreSQL
	MATRIX=$(MATRIX) bin/with-postgres $(PYTEST) $(UNIT) $(ON_POSTGRES) $(SPREAD) --database-only

browser: .make/test .make/assets .make/tools ## Tests in a real browser, of a site on PostgreSQL
	MATRIX=$(MATRIX) bin/with-postgres $(PYTEST) tests/browser -n 2 --dist loadgroup

# Going through the migrations keeps one core busy: the types keep the other.
template: .make/test
	@$(OWN) DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python -m tests.support.template

# The same for PostgreSQL, and the council that the browser looks at.
seeded: .make/test .make/assets .make/tools
	@DJANGO_SETTINGS_MODULE=portal.settings.test bin/with-postgres $(BIN)/python -m tests.support.seeded

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

.make/base: requirements/base.txt bin/libraries | .make/python
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
