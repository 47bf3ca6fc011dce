# `make all` and `make test` are the whole set-up; everything else is a part of them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := $(wildcard samples/*.txt)

.PHONY: all test lint setup transformers project samples browser tesseract report bench annotate-demo clean

all: project samples

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

# The transformer pipeline's packages (docs/transformer.md): for its tests, and for whoever trains it.
transformers: $(VENV)/.transformers

$(VENV)/.transformers: $(VENV)/.ready requirements/transformers.txt
	$(BIN)/python -m pip install --quiet -r requirements/transformers.txt
	touch $@

# The project's steps call `python`; the environment's own comes first.
project: setup
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m spacy project run all
	$(BIN)/python -m pip install --quiet --no-deps --force-reinstall packages/da_referat_md-*/dist/*.whl

samples: project
	$(BIN)/referat tag $(SAMPLES) -o out/samples.jsonl --force
	$(BIN)/referat show out/samples.jsonl

test: setup transformers lint browser tesseract
	$(BIN)/python -m pytest

# Tests look at doccano's page in a real browser, and run it on a real PostgreSQL.
browser:
	@command -v chromedriver >/dev/null && command -v chromium >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium chromium-driver postgresql >/dev/null; }

# Scanned minutes are read by the real program.
tesseract:
	@tesseract --list-langs 2>/dev/null | grep -qx dan || { \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq tesseract-ocr tesseract-ocr-dan >/dev/null; }

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The model card; --curve and --folds train more (see scripts/report.py --help).
report: setup
	$(BIN)/python scripts/report.py

bench: setup
	$(BIN)/python scripts/bench.py

# Server, push, scripted labelling, pull, retraining, and the score before and after.
annotate-demo: setup
	$(BIN)/python -m spacy project run annotate

clean:
	rm -rf out metrics packages corpus/spacy models/tok2vec models/tok2vec-news models/transformer models/smoke project.lock
