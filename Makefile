# Istiqbal: `make` prints the targets.
.DEFAULT_GOAL := help
PY := .venv/bin/python

.PHONY: help setup test check format lock

help: ## print the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install what is missing: system packages (apt) and the locked Python packages (.venv)
	@.ci/setup

test: check ## everything that CI runs: the checks, then all tests
	$(PY) -m pytest -q

check: setup ## ruff, mypy --strict
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
	$(PY) -m mypy

format: setup ## let ruff write the format
	.venv/bin/ruff format . && .venv/bin/ruff check --fix .

lock: ## resolve requirements.lock anew (needs uv on the path)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra dev pyproject.toml -o requirements.lock --custom-compile-command "make lock"
