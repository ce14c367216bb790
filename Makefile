# `make` sets everything up and builds the site; `make test` sets everything up and runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCKED := --require-hashes --only-binary :all:
# uv writes the locks, and is used for nothing else.
UV := uv==0.13.9
COMPILE = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --only-binary :all: \
  --generate-hashes --custom-compile-command 'make lock' pyproject.toml

# A stamp's name holds a checksum of all that its step comes from: file times do not survive a checkout or a copy.
sum = $(shell { pwd; readlink -f "$$(command -v $(PYTHON))"; cat /dev/null $(1); } 2>&1 | cksum | cut -d' ' -f1)
MADE := $(VENV)/made-$(call sum)
RUN := $(VENV)/run-$(call sum,pyproject.toml requirements.lock)
DEV := $(VENV)/dev-$(call sum,requirements-dev.lock)
TOOLS := tests/tools/node_modules/.made-$(call sum,tests/tools/package-lock.json)
AUDIT := tests/audit/node_modules/.made-$(call sum,tests/audit/package-lock.json)

# The programs that `make bench` compares with, in an environment of their own. What else it is to
# measure: make bench BENCH='--sheets 100 1000 5000 --rounds 3 --json runs.json'
PEERS := .cache/peers-$(call sum,benchmarks/requirements.txt)/made
PEERS_BIN := $(dir $(PEERS))bin

# Carries the borders and coasts of Natural Earth, which are in the public domain.
OUTLINES := world-atlas@2.0.2

CHECKS := "ruff check" "ruff format --check" mypy lint-imports "pytest -n auto"

.PHONY: build test audit schema serve bench bench-search bench-printing bench-draft format lock clean help system-build system-test outlines fonts pictures
.NOTPARALLEL: # the steps of the set-up share one environment

build: $(RUN) ## build the website and the briefings into site/
	$(BIN)/factsheet build

test: $(DEV) $(TOOLS) ## run every check, the rest too when one fails
	@failed=; for check in $(CHECKS); do \
	  echo "== $$check"; $(BIN)/$$check || failed="$$failed, $$check"; \
	done; \
	[ -z "$$failed" ] || { echo "make test: failed: $${failed#, }" >&2; exit 1; }

audit: $(DEV) $(AUDIT) ## let Lighthouse judge the website as on a phone; takes some minutes
	$(BIN)/pytest -n 0 --quiet tests/audit/lighthouse.py

schema: $(RUN) ## write content/schema/, by which editors check the YAML
	$(BIN)/factsheet schema

serve: $(RUN) ## show the website here, and rebuild it as the content changes
	$(BIN)/factsheet serve

bench: $(DEV) $(PEERS) ## compare the website's build with other generators, as ratios; takes long
	$(BIN)/python benchmarks/bench.py $(PEERS_BIN) $(BENCH)

bench-search: $(DEV) ## time the search as on a slow phone
	$(BIN)/python benchmarks/search.py $(BENCH)

bench-printing: $(DEV) $(PEERS) ## compare the briefings' press with WeasyPrint by itself, Chromium and Typst
	$(BIN)/python benchmarks/printing.py $(PEERS_BIN)

bench-draft: $(DEV) ## measure how much `factsheet draft` finds, and gets right
	$(BIN)/python tests/drafting/benchmark.py

format: $(DEV) ## put the Python code into its one form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(MADE) ## renew requirements.lock and requirements-dev.lock
	$(PIP) install $(UV)
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group dev --constraints requirements.lock --output-file requirements-dev.lock

outlines: $(RUN) ## draw the maps' outlines of countries anew, from Natural Earth (needs npm)
	@rm -rf .cache/outlines && mkdir -p .cache/outlines
	@cd .cache/outlines && tar xzf "$$(npm pack --silent --ignore-scripts $(OUTLINES))"
	@$(BIN)/python .setup/outlines.py .cache/outlines/package/countries-50m.json generator/figures/outlines.json
	@rm -rf .cache/outlines

fonts: $(DEV) ## cut the website's font anew, from the whole one
	@$(BIN)/python .setup/fonts.py templates/assets/fonts

pictures: build $(DEV) ## take the pictures of the README anew, from the built site
	@$(BIN)/python .setup/pictures.py site .readme

clean: ## remove the built site, the caches and the environment
	@[ ! -x $(BIN)/factsheet ] || $(BIN)/factsheet clean
	rm -rf $(VENV) tests/*/node_modules .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' $(MAKEFILE_LIST) | while read -r name text; do printf 'make %-12s%s\n' $$name "$$text"; done

# The environment's own Python, once there, is the one to ask, and starts faster than a version manager's.
system-build system-test: system-%:
	@PYTHON="$(if $(wildcard $(MADE)),$(BIN)/python,$(PYTHON))" .setup/system-libraries $*

$(MADE): | system-build
	@echo 'Setting up $(VENV); this takes a minute, once.'
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(RUN): $(MADE) | system-build
	@rm -f $(VENV)/run-* $(VENV)/dev-*
	@$(PIP) install $(LOCKED) --requirement requirements.lock
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@$(PIP) check
	@$(BIN)/python -m compileall -q generator # once here, where later runs may write no bytecode
	@touch $@

$(DEV): $(RUN) | system-test
	@rm -f $(VENV)/dev-*
	@$(PIP) install $(LOCKED) --requirement requirements-dev.lock
	@$(PIP) check
	@touch $@

$(PEERS): benchmarks/requirements.txt | $(MADE)
	@rm -rf .cache/peers-*
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip --quiet --disable-pip-version-check install --requirement benchmarks/requirements.txt
	@touch $@

$(TOOLS) $(AUDIT): | system-test
	@cd $(subst /node_modules,,$(@D)) && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@
