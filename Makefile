PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench figures lint clean

demo: .venv/ready
	$(BIN)/inspect-kit demo

test: .venv/ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/pytest

bench: .venv/ready-test
	$(BIN)/python bench/run.py

figures: .venv/ready
	$(BIN)/inspect-kit -C examples/hate-crime-2018 figures --collect

clean:
	rm -rf .venv out .mypy_cache .pytest_cache .ruff_cache

.venv/ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[html,tables]'
	touch $@

.venv/ready-test: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch .venv/ready $@
