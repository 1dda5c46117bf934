# perbup: regulations in raw/ become validated Parquet in output/.
# `make` is all a fresh machine needs (Python 3.11 or newer, and make).

PYTHON ?= python3
VENV   ?= .venv
RAW    ?= raw
OUTPUT ?= output
JOBS   ?=
ARGS   ?=

BIN    := $(VENV)/bin
PERBUP := $(BIN)/perbup
STAMP  := $(VENV)/.installed
JOBS_OPTION := $(if $(JOBS),--jobs $(JOBS))

.PHONY: all build install check report status bench test lint format docs clean help
.DEFAULT_GOAL := all

all: build ## Install into .venv and build output/ from raw/ (the default)

build: $(STAMP) ## Build OUTPUT from RAW (RAW=raw OUTPUT=output JOBS=cores ARGS=…)
	$(PERBUP) build $(RAW) --output $(OUTPUT) $(JOBS_OPTION) $(ARGS)

install: $(STAMP) ## Install perbup and what it needs into .venv

$(STAMP): pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

check: $(STAMP) ## Run the quality rules on the published datasets again
	$(PERBUP) check $(OUTPUT)

report: $(STAMP) ## Write the quality report into OUTPUT/report
	$(PERBUP) report $(OUTPUT)

status: $(STAMP) ## Say what is done, stale and failed
	$(PERBUP) status $(RAW) --output $(OUTPUT)

bench: $(STAMP) ## Measure perbup beside the engines it stands on
	$(BIN)/python -m benchmarks $(ARGS)

test: $(STAMP) ## Run the tests
	$(BIN)/python -m pytest -n auto -q $(ARGS)

lint: $(STAMP) ## Check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(STAMP) ## Format the code and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(STAMP) ## Write the generated pages of docs/ again
	$(BIN)/python -m schemas.dictionary

clean: ## Remove what make made: datasets, reports, caches (not .venv)
	rm -rf $(OUTPUT)/dataset $(OUTPUT)/report $(OUTPUT)/.perbup
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .bench
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

help: ## Show this help
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' \
	  | while IFS="$$(printf '\t')" read -r target text; do printf '  make %-8s %s\n' "$$target" "$$text"; done
