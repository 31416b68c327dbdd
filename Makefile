# Every chore has one name here; README.md explains the two that a newcomer needs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.lock

.PHONY: help setup demo demo-reset test test-postgres test-tools lint format bench messages lock

help: ## list the chores
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(STAMP) ## environment in .venv, follows a changed lock file

$(STAMP): requirements.lock pyproject.toml tools/setup.sh
	@PYTHON=$(PYTHON) tools/setup.sh

demo: setup ## everything from nothing, then web and worker in the foreground
	@$(BIN)/saolang demo --port $(PORT)

demo-reset: setup ## remove the demo's data folder
	@$(BIN)/saolang demo --reset

test-tools: setup ## browser, PDF tools, LibreOffice: through apt when this user may
	@tools/test-tools.sh

test: test-tools ## the suite on SQLite, browser tests included
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -q

test-postgres: test-tools ## the suite on a PostgreSQL that this command starts and stops
	@tools/with-postgres.sh $(BIN)/python -m pytest -n 2 --dist loadgroup -q -m "not browser"

lint: setup ## style, types, room order
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports && $(BIN)/mypy

format: setup
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: setup ## the table of benchmarks/
	@$(BIN)/python -m benchmarks

messages: setup ## collect strings for translation (needs gettext)
	@$(BIN)/python tools/messages.py

lock: ## renew requirements.lock (needs uv)
	uv pip compile --python-version 3.11 --universal --generate-hashes --extra dev --extra s3 --extra redis pyproject.toml -o requirements.lock
