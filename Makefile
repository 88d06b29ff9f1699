# The commands of the project; `make help` lists them. Needs Python 3.11-3.13 and a package index, nothing else.

VENV ?= .venv
BIN := $(VENV)/bin
# Found only when the environment has to be made.
PYTHON = $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$python && break; done)

export PYTHONDONTWRITEBYTECODE :=
export DO_NOT_TRACK := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false

.DEFAULT_GOAL := help
.PHONY: help setup fleet run up sql docs test check machines lint types imports parse sqllint bench rivals eval train reset
.NOTPARALLEL: run up check

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.synced seeds/event_types.csv ## Make the Python environment

fleet: $(VENV)/.fleet ## Add what many machines need (Celery, PostgreSQL, DuckLake) to the environment

run: setup ## Pull, extract, build and publish once; DOCUMENTS=<folder or file> for your own
	@$(BIN)/python -m dags.driver run --documents "$$DOCUMENTS"

up: setup ## Airflow's scheduler and UI on 127.0.0.1:8080, until Ctrl-C; PORT=<port>
	@$(BIN)/python -m dags.driver up $(if $(PORT),--port $(PORT))

sql: setup ## A read-only SQL prompt on the published database; QUERY='select ...' for one answer
	@$(BIN)/python -m warehouse sql $(if $(QUERY),"$$QUERY")

docs: setup ## Open the documentation of all tables in the browser
	@$(BIN)/python -m dags.driver docs

test: setup ## Run the tests; TESTS=<paths>
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(TESTS)

check: setup ## What has to be green: lint, types, import directions, SQL, tests of one machine
	@$(MAKE) --no-print-directory -j 2 --output-sync=target sqllint types parse imports lint
	@$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/fleet

machines: fleet ## The tests of many machines, which wait more than they work: beside check in .ci/run
	@$(BIN)/python -m pytest tests/fleet

lint: setup
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

types: setup
	@$(BIN)/mypy --no-error-summary

imports: setup
	@report=$$($(BIN)/lint-imports --no-logo) || { echo "$$report"; exit 1; }

# What dbt has parsed is kept for the tests, which name the same warehouse.
parse: export MARKET_EVENTS_WAREHOUSE = $(CURDIR)/dbt/target/warehouse.duckdb
parse: setup
	@$(BIN)/dbt --quiet parse --project-dir dbt --profiles-dir dbt

sqllint: setup
	@$(BIN)/sqlfluff lint --quiet --disable-progress-bar dbt

bench: setup ## Measure the figures; ONLY="name name" for some
	@$(BIN)/python -m tests.bench $(ONLY)

rivals: setup ## Add what some figures are measured beside (newspaper4k, edgartools)
	@VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv pip install --quiet --constraint requirements.lock --group pyproject.toml:bench

eval: setup ## Score extraction on annotated documents; ARGS="dev --half read"
	@$(BIN)/python -m extractors.evaluation $(ARGS)

train: setup ## Make the learned weights anew from the shared gold
	@VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv pip install --quiet --group pyproject.toml:train
	@$(BIN)/python -m extractors.training
	@$(BIN)/python -m extractors.training.reader
	@$(BIN)/python -m extractors.training.judges

reset: setup ## Remove the data folder, after asking; FORCE=1 does not ask
	@$(BIN)/python -m dags.driver reset $(if $(filter 1,$(FORCE)),--force)

# uv installs 15 times faster than pip, which is needed once, for uv itself at its pinned version.
$(VENV)/.synced: requirements.lock
	@test -n "$(PYTHON)" || { echo "error: no Python 3.11, 3.12 or 3.13 on PATH; install one, or name it: make PYTHON=<python>" >&2; exit 2; }
	@echo "setting up $(VENV)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@awk '/^[^ ]/ {keep = /^uv==/} keep' requirements.lock > $(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(VENV)/uv.txt
	@VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	@touch $@

$(VENV)/.fleet: deploy/requirements.lock $(VENV)/.synced
	@VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv pip install --quiet --require-hashes --no-deps -r deploy/requirements.lock
	@touch $@

# The seed of event types follows from the files that declare them.
seeds/event_types.csv: $(wildcard extractors/events/types/*.yml) | $(VENV)/.synced
	@$(BIN)/python -c 'from extractors.events import catalogue; print(catalogue.write_seed(), end="")' > $@.part && mv $@.part $@
