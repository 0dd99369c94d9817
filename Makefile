# `make demo` and `make test` set up all they need; nothing has to be installed by hand.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PYTEST_ARGS ?=

.PHONY: demo test lint bench clean

demo: $(VENV)/.demo
	$(BIN)/museotext run
	@echo
	@echo "Look at build/aligned/index.html in a browser, and at the catalogs in po/."

test: $(VENV)/.test
	@tools/debian-packages gettext chromium nodejs npm postgresql poppler-utils default-jre-headless \
		libreoffice-calc-nogui php-symfony-translation \
		apertium apertium-es-pt apertium-eng-spa hunspell-es hunspell-pt-br hunspell-pt-pt hunspell-en-gb
	@tools/browser-packages
	$(BIN)/pytest $(PYTEST_ARGS)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.test
	@tools/debian-packages gettext po4a
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Museotext needs Python 3.11 or later: make PYTHON=python3.12 demo"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "Python cannot make a virtual environment: install Debian's package python3-venv"; exit 2; }

$(VENV)/.demo: setup.cfg pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: setup.cfg pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	@touch $@ $(VENV)/.demo
