# Needs Python 3.11 or newer, pip and make; everything else is set up in this folder.

PYTHON ?= python3
WORKERS ?= auto
BIN := .venv/bin
COMPILE := .tools/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-annotate --no-header

.PHONY: help setup run test check format lock bench docs screenshots messages

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 13

setup: $(BIN)/callguide ## Make .venv/ with everything that Callguide needs

$(BIN)/callguide: pyproject.toml requirements-dev.txt .ci/bootstrap.txt .ci/setup.py
	@$(PYTHON) .ci/setup.py

run: setup ## Serve the guides in trees/ on 127.0.0.1:8000, each save at once
	@$(BIN)/callguide serve --watch

test: setup ## Run the whole test suite
	@$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile

check: setup ## Check style, types, layers and content without running the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/hadolint Dockerfile
	$(BIN)/shellcheck .ci/run
	$(BIN)/callguide check trees

format: setup ## Lay the code out as make check wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## Measure speed against the floors in benchmarks/
	$(BIN)/python -m benchmarks

docs: setup ## Write the reference anew, and what the examples print
	$(BIN)/python -m docs.reference

messages: setup ## Collect what Callguide says for translators; LANGUAGES=it begins one more
	@$(BIN)/python -m docs.messages $(LANGUAGES)

screenshots: setup ## Take the pictures of the README anew, with a Chromium
	$(BIN)/python -m docs.screenshots

lock: setup ## Write the lock files anew; OPTIONS=--upgrade takes the newest releases
	$(COMPILE) $(OPTIONS) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(OPTIONS) pyproject.toml --all-extras --constraints requirements.txt \
		--output-file requirements-dev.txt
	$(COMPILE) $(OPTIONS) --group pyproject.toml:bootstrap --output-file .ci/bootstrap.txt
