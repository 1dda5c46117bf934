# perbup: regulations in raw/ become validated Parquet in output/.
# A fresh machine needs Python 3.11 or newer, and make.

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

.PHONY: all build install check report status bench test test-fast lint format docs pictures figures site ablation mutants clean help
.DEFAULT_GOAL := all

all: build report ## Install into .venv, build OUTPUT from RAW, write its report (the default)

build: $(STAMP) ## Build OUTPUT/dataset from RAW (RAW=raw OUTPUT=output JOBS=cores ARGS=…)
	$(PERBUP) build $(RAW) --output $(OUTPUT) $(JOBS_OPTION) $(ARGS)

check: $(STAMP) ## Run the quality rules on the published datasets again
	$(PERBUP) check $(OUTPUT)

report: $(STAMP) ## Write the quality report to OUTPUT/report
	$(PERBUP) report $(OUTPUT) --raw $(RAW) $(JOBS_OPTION)

status: $(STAMP) ## Say what is done, stale and failed
	$(PERBUP) status $(RAW) --output $(OUTPUT)

# Asked for together with a build (make -j build check report), these wait for it.
ifneq ($(filter all build,$(or $(MAKECMDGOALS),all)),)
check report status: build
endif

install: $(STAMP) ## Install perbup and what it needs into .venv

$(STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "perbup needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	# Debian leaves an environment without pip where it lacks python3-venv: then it is made again.
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
	# The lock names every package and its version, so pip need not look for any.
	@echo "installing requirements.lock into $(VENV): a minute or two, 1.4 GB"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-deps --no-build-isolation --editable .
	touch $@

test: $(STAMP) ## Run the tests
	$(BIN)/python -m pytest -q -n auto $(ARGS)

test-fast: $(STAMP) ## Run the tests that take no whole batch (about a minute)
	$(BIN)/python -m pytest -q -n auto -m "not slow" $(ARGS)

lint: $(STAMP) ## Check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(STAMP) ## Format the code and mend what mends itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(STAMP) ## Write the generated pages of docs/ again
	$(BIN)/python -m schemas.dictionary
	$(BIN)/python -m handbook.row_types
	$(BIN)/python -m handbook.rules_page
	$(BIN)/python -m handbook.forms_page
	$(BIN)/python -m handbook.readme_figures

pictures: build report ## Draw the pictures of the pages again, from the samples
	$(BIN)/python -m handbook.pictures $(OUTPUT) --raw $(RAW)

site: $(STAMP) ## Write the pages as a site to site/, readable from disk
	$(BIN)/mkdocs build --strict --quiet

figures: $(STAMP) ## Measure everything and write docs/figures.md (takes long; on an idle machine)
	$(BIN)/python -m benchmarks.figures $(ARGS)
	$(BIN)/python -m handbook.readme_figures

bench: $(STAMP) ## Measure perbup beside the engines it stands on
	$(BIN)/python -m benchmarks $(ARGS)
	$(BIN)/python -m benchmarks.scan_cost

ablation: $(STAMP) ## Hold each of the table layer's rules of thumb against its document (takes minutes)
	$(BIN)/python -m benchmarks.ablation --keep .bench/ablation $(ARGS)

mutants: $(STAMP) ## Change the code here and there and see whether a test notices (takes half an hour)
	$(BIN)/python -m benchmarks.mutants $(ARGS)

clean: ## Remove what was built: datasets, report, caches (not .venv)
	rm -rf $(OUTPUT)/dataset $(OUTPUT)/report $(OUTPUT)/.perbup
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .bench site
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

help: ## Show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1	/' \
	  | while IFS='	' read -r target text; do printf '  make %-9s %s\n' "$$target" "$$text"; done
