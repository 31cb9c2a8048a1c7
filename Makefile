# `make` alone lists the targets.  Only python3 (3.11 or newer) and make are needed;
# everything else goes into .venv, at the versions in requirements/.

PYTHON ?= python3
BIN    := .venv/bin
RUN    := .venv/.installed-run
DEV    := .venv/.installed-dev
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
STUDY  ?= p-village
PO     := $(wildcard src/endogen/locale/*/LC_MESSAGES/endogen.po)
MO     := $(PO:.po=.mo)

export PYTHONUTF8 := 1
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo check format test test-fast test-slow e2e golden docs serve-docs \
        catalogues lock bench coverage known-truth pictures clean

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(DEV) ## make .venv with everything that developing needs

demo: $(RUN) $(MO) ## make the P Village study, run it, say where the report is
	@$(BIN)/endogen demo $(STUDY)

check: $(DEV) ## format, lint, types, import contracts, sizes, catalogues, documents, leaks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/budget.py
	$(BIN)/python tools/catalogues.py check
	$(BIN)/python tools/leaks.py
	$(BIN)/mkdocs build --strict --quiet

format: $(DEV) ## put the code into its format, mend what can be mended
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

test: $(DEV) $(MO) ## every test (R, Chromium and LibreOffice are used; as root they are installed when missing)
	@sh tools/system_packages.sh
	$(BIN)/pytest --numprocesses 2 --dist loadfile

test-fast: $(DEV) $(MO) ## the tests without the slow ones and without a browser
	$(BIN)/pytest -m "not slow and not e2e"

test-slow: $(DEV) $(MO) ## the slow tests only
	$(BIN)/pytest -m slow

e2e: $(DEV) $(MO) ## a browser over a finished report
	$(BIN)/pytest -m e2e

golden: ## compute the golden values anew, with R
	@for script in tests/golden/*/make.R; do echo "$$script"; (cd "$$(dirname "$$script")" && Rscript make.R) || exit 1; done

docs: $(DEV) ## build the documents into site/
	$(BIN)/mkdocs build --strict

serve-docs: $(DEV) ## read the documents while writing them
	$(BIN)/mkdocs serve

catalogues: $(DEV) ## bring the languages in step with the sentences in the source
	$(BIN)/python tools/catalogues.py update

lock: $(DEV) ## choose the newest versions that fit, and write requirements/
	sh tools/lock.sh

bench: $(DEV) ## measure against R (not a test)
	$(BIN)/python benchmarks/run.py

coverage: $(DEV) ## draw samples again and again: do the intervals cover? (some minutes; writes docs/coverage*)
	$(BIN)/python benchmarks/coverage/run.py

known-truth: $(DEV) ## make studies of known truth: does the report say it? (some minutes; writes docs/known-truth*)
	$(BIN)/python benchmarks/known_truth/run.py

pictures: $(RUN) $(MO) ## take the pictures of the report for the README (needs Chromium)
	sh tools/pictures.sh $(STUDY)

clean: ## remove what was built, keep .venv
	rm -rf site dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

%.mo: %.po | $(RUN)
	@$(BIN)/python tools/catalogues.py compile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "endogen needs Python 3.11 or newer. Name one: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

$(RUN): requirements/run.txt requirements/build.txt pyproject.toml hatch_build.py | $(BIN)/python
	$(PIP) -r requirements/run.txt -r requirements/build.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	$(PIP) -r requirements/dev.txt
	@touch $@
