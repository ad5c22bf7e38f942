# Signpost's commands. `make` on its own lists them.
# Each one first puts what it needs into the folder .venv. `make test` also needs a browser, Node and Java.

PYTHON ?= python3
BIN := .venv/bin

# What the caller has set up for other projects must not leak in here.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_DRY_RUN

# What .venv is ready for, with which Python, and in which folder, since its programs hold the folder's path.
READY := .venv/ready-$(shell $(PYTHON) -c 'import os, sys, zlib; print(zlib.crc32(f"{sys.version} {os.getcwd()}".encode()))')
APT := [ "$$(id -u)" = 0 ] && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qqy install --no-install-recommends

# How long make fuzz looks.
MINUTES ?= 10

.DEFAULT_GOAL := help
.PHONY: help site shots test bench fuzz check package lock clean libraries programs

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

site: libraries ## Build the website into the folder site
	@$(BIN)/python build.py
	@echo
	@echo "The website is in the folder site. Open site/index.html in your browser to look at it."

check: libraries ## Check the records and build nothing
	@$(BIN)/python build.py check

test: programs ## Run every check and test, as is done for each change
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --no-progress .github signpost/cli/repository/github/workflows/*.yaml
	@if [ -x node_modules/.bin/tsc ]; then node_modules/.bin/tsc --project .; fi # without Node, see programs
	$(BIN)/pytest

shots: programs ## Take pictures of every kind of page, into the folder shots
	@$(BIN)/python build.py
	@$(BIN)/python -m tools.shots

bench: programs ## Measure checks, builds (beside Hugo), exports, leaflets, and how well and how soon Find answers
	@$(BIN)/python -m benchmarks.check
	@echo
	@$(BIN)/python -m benchmarks.build
	@echo
	@$(BIN)/python -m benchmarks.export
	@echo
	@$(BIN)/python -m benchmarks.leaflets
	@echo
	@$(BIN)/python -m benchmarks.find
	@echo
	@$(BIN)/python -m benchmarks.keys

fuzz: programs $(READY)-fuzz ## Look for what breaks with made-up inputs, for 10 minutes, or say MINUTES=60
	@$(BIN)/python -m tests.fuzz.run $(MINUTES)

package: $(READY)-test ## Build the package that other areas install, into the folder dist
	@$(BIN)/python -m hatchling build -t wheel -d dist

# Run it with the oldest Python that Signpost works on (3.11), so that nothing which only an
# older Python needs is left out: make lock PYTHON=python3.11
# Settings for other indexes or folders are put aside: they would narrow the list of files.
lock: ## Pin the newest libraries in requirements*.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "make lock needs Python 3.11.")'
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	@for name in requirements requirements-test requirements-fuzz; do \
		echo "Pinning $$name.txt. This takes about half a minute."; \
		env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
			CUSTOM_COMPILE_COMMAND='make lock' \
			.venv-lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
			--no-emit-index-url --no-emit-find-links --strip-extras \
			--output-file $$name.txt $$name.in || exit 1; \
	done
	@rm -rf .venv-lock

clean: ## Delete the website and everything else that was made here
	rm -rf site .site-* shots dist .venv .venv-lock node_modules .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

libraries: $(READY)-site

$(READY)-site: requirements.txt
$(READY)-test: requirements-test.txt
$(READY)-fuzz: requirements-fuzz.txt | $(READY)-test
$(READY)-site $(READY)-test $(READY)-fuzz:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Signpost needs Python 3.11 or newer. Install one, and run, say, make site PYTHON=python3.12")'
	@echo "Getting the libraries, into the folder .venv. It takes a minute or two, and is done again only when their list changes."
	@if [ -d .venv ] && [ ! -e .venv/pyvenv.cfg ]; then echo "There is a folder .venv here that is not Python's. Move it away."; exit 1; fi
	@ls $(READY)-* >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check --require-hashes --requirement $<
	@$(BIN)/python tools/installed.py $<
	@touch $@

# What can't be had is named. Its tests are left out then; in CI they fail.
programs: $(READY)-test node_modules/.package-lock.json
	@$(BIN)/python -m tools.programs >/dev/null 2>&1 || ($(APT) chromium) || $(BIN)/playwright install --with-deps chromium || $(BIN)/python -m tools.programs || true
	@java -version >/dev/null 2>&1 || ($(APT) default-jre-headless) || true

node_modules/.package-lock.json: package-lock.json
	@npm --version >/dev/null 2>&1 || ($(APT) nodejs npm) || true
	-npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --cache=.cache/npm
