# The same commands on every machine: a person's, CI's, GitHub's.
# Needed beforehand: Python >= 3.11.5, make and git. Everything else goes into .venv and node_modules.
# A target's set-up is stamped by the lock files, so that a second run installs nothing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# npm says nothing but its errors.
NPM_CI := npm ci --loglevel=error --no-audit --no-fund >/dev/null

.PHONY: help serve site check test unit bench lint lock newest weekly live schemas new-question clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

serve: $(VENV)/site.stamp  ## build, watch and serve the guide on this machine
	@$(RUN) -m scripts.serve

site: $(VENV)/site.stamp  ## build the whole site into site/
	@$(RUN) -m scripts.build

check: $(VENV)/site.stamp  ## check the sources in seconds; with STRICT=1, warnings fail, too
	@$(RUN) -m scripts.check $(if $(STRICT),--strict)

lint: $(VENV)/test.stamp  ## format, lint, types, scripts and styles, workflows
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@PATH="$(CURDIR)/$(BIN):$$PATH" node_modules/.bin/biome ci --colors=off --log-level=warn
	@$(BIN)/actionlint
	@$(BIN)/zizmor --quiet --offline .github/workflows

test: lint $(VENV)/browser.stamp  ## everything that CI runs
	@$(RUN) -m scripts.check --strict
	@$(RUN) -m scripts.build
	@$(RUN) -m pytest

unit: $(VENV)/test.stamp  ## test the parts and the examples in a minute, without a site or a browser
	@$(RUN) -m pytest tests/unit examples

bench: $(VENV)/bench.stamp  ## measure the search, the pages and the builds, in a quarter of an hour
	@$(RUN) -m scripts.build
	@$(RUN) -m tests.search.bench
	@$(RUN) -m tests.speed.bench

lock:  ## compile the lock files after a change to requirements*.in or package.json
	$(foreach name,requirements requirements-dev,uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes \
	  --no-annotate --no-emit-index-url --custom-compile-command "make lock" $(name).in --output-file $(name).txt &&) \
	npm install --package-lock-only && npm install --package-lock-only --prefix tests/speed

newest: $(VENV)/site.stamp  ## build with the newest theme and plugins, to see what is coming
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade mkdocs mkdocs-material mkdocs-static-i18n pymdown-extensions
	@rm $(VENV)/site.stamp  # the next target installs the pinned ones again
	@$(RUN) -m scripts.build

weekly: $(VENV)/site.stamp  ## say which sources moved and which packages have advisories
	@$(RUN) -m scripts.weekly $(WEEKLY)

live: $(VENV)/site.stamp  ## look at the published site: make live ADDRESS=https://… COMMIT=…
	@$(RUN) -m scripts.deployment live "$(ADDRESS)" "$(COMMIT)"

schemas: $(VENV)/site.stamp  ## write the editors' schemas of data/ after a change to scripts/model/
	@$(RUN) -m scripts.schemas

new-question: $(VENV)/site.stamp  ## write the skeleton of a question: make new-question ID=… SECTION=…
	@$(RUN) -m scripts.new_question "$(ID)" "$(SECTION)"

clean:  ## remove everything that a target made
	rm -rf $(VENV) .cache node_modules tests/speed/node_modules site .mypy_cache .pytest_cache .ruff_cache

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "Python 3.11.5 or newer is needed; name one with: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/site.stamp: $(VENV)/python.stamp requirements.txt package-lock.json
	@echo "Setting up: Python and Node packages"
	@$(PIP) -r requirements.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM_CI)
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements-dev.txt
	@echo "Setting up: test tools"
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(VENV)/browser.stamp: $(VENV)/test.stamp
	@$(RUN) -m tests.browsers
	@touch $@

$(VENV)/bench.stamp: $(VENV)/browser.stamp tests/speed/package-lock.json
	@echo "Setting up: Lighthouse"
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM_CI) --prefix tests/speed
	@touch $@
