# Istiqbal: `make` prints the targets.
.DEFAULT_GOAL := help
PY := .venv/bin/python

.PHONY: help setup demo test check bench shots format lock

help: ## print the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## install what is missing: system packages (apt) and the locked Python packages (.venv)
	@.ci/setup

demo: setup ## one visitor, from the touch of the kiosk to a printed receipt (pictures in var/demo)
	@.venv/bin/istiqbal demo

test: export QT_QPA_PLATFORM = offscreen
test: check ## everything that CI runs: the checks, then all other tests
	$(PY) -m pytest -q -n 3 --dist worksteal --ignore tests/architecture

check: setup ## ruff, mypy --strict, who may import whom, QML, translations and words
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo
	.ci/qml
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q tests/architecture

bench: setup ## the figures of docs/benchmarks.md, on SQLite and on PostgreSQL
	@$(PY) -m tests.bench

shots: setup ## a picture of every screen, ticket and receipt in var/shots
	@.venv/bin/istiqbal shots

format: setup ## let ruff write the format
	.venv/bin/ruff format . && .venv/bin/ruff check --fix .

lock: ## resolve requirements.lock anew (needs uv on the path)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra dev pyproject.toml -o requirements.lock --custom-compile-command "make lock"
