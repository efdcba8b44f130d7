# What can be done here: `make help`. Needs make, python3 (3.11 or newer) and python3-venv.
PORT ?= 8000
WORKERS ?= 2
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest -n $(WORKERS)
SERVICES := $(PYTHON) .ci/with_services.py
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: help run reset test test-services test-pages test-faults bench lighthouse lint types contracts catalogues check-catalogues lock
.DEFAULT_GOAL := help

help: ## Say what can be done here
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

run: .venv/run.stamp ## Start the portal with its worker; PORT=9000 make run moves it
	@$(PYTHON) manage.py run_portal --port $(PORT)

reset: .venv/run.stamp ## Empty .var/ (database, mails, uploads) and set the portal up afresh
	@$(PYTHON) manage.py set_up --afresh

test: .venv/dev.stamp ## Run every test that needs no service, browser journeys included
	@sh .ci/chromium.sh
	@$(PYTEST) -m "not services and not pages"

test-services: .venv/dev.stamp ## Run the tests on PostgreSQL and Redis, started for the occasion
	@$(SERVICES) $(PYTEST) -m "not journey and not pages"

test-pages: .venv/dev.stamp ## Run the whole grid: every page, four languages, two widths
	@sh .ci/chromium.sh
	@$(PYTEST) -m pages

test-faults: .venv/dev.stamp ## Play every fault to survive at full size; a verdict a row (an hour)
	@$(PYTHON) -m tests.faults.run

bench: .venv/dev.stamp ## Measure the pages on gunicorn, PostgreSQL and Redis, and the mails
	@$(SERVICES) $(PYTHON) -m tests.benchmarks.run
	@$(SERVICES) $(PYTHON) -m tests.benchmarks.registry
	@$(SERVICES) $(PYTHON) -m tests.benchmarks.practices
	@$(PYTHON) -m tests.benchmarks.mails

lighthouse: .venv/dev.stamp ## Ask Lighthouse for its four scores of five public pages (needs Node)
	@sh .ci/chromium.sh
	@$(PYTHON) -m tests.benchmarks.lighthouse

lint: .venv/dev.stamp ## Check the style of Python and templates
	@.venv/bin/ruff check .
	@.venv/bin/djlint templates --lint --quiet

types: .venv/dev.stamp ## Check the types
	@.venv/bin/mypy mechanism network_portal pledges workplan

contracts: .venv/dev.stamp ## Check the order of parts and layers
	@.venv/bin/lint-imports

catalogues: .venv/dev.stamp ## Bring the sentences of the code into the three catalogues
	@$(PYTHON) manage.py extract_catalogues

check-catalogues: .venv/dev.stamp ## Say whether a sentence of the code is missing in a catalogue
	@$(PYTHON) manage.py extract_catalogues --check

lock: ## Resolve pyproject.toml into the two hashed requirements files (needs uv)
	@$(COMPILE) pyproject.toml --output-file requirements.txt
	@$(COMPILE) pyproject.toml --extra dev --constraint requirements.txt --output-file requirements-dev.txt

.venv/run.stamp: requirements.txt .ci/install.sh
	@sh .ci/install.sh requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .ci/install.sh
	@sh .ci/install.sh requirements-dev.txt
	@touch .venv/run.stamp $@
