# The commands of the kiosk. Each makes this clone ready first; nothing is done twice.

SHELL := /bin/bash
PYTHON := .venv/bin/python
UV ?= uv
ARGS ?=

# The tests' own sound server lies there where it could not be installed beside the machine's own.
export PATH := $(CURDIR)/.lab/bin:$(PATH)

.PHONY: help run test demo bench proof pixels crawl pictures check format lock

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

run: ## starts the kiosk; make run ARGS="--windowed --size 1280x800"
	@.setup/set-up run
	@exec .setup/start $(ARGS)

test: ## all tests; make test ARGS="tests/core -k undo"
	@.setup/set-up test
	@$(if $(ARGS),$(PYTHON) -m pytest $(ARGS),.setup/test)

demo: ## a visit on a virtual screen, with virtual sound; pictures and recording in demo/
	@.setup/set-up test
	@$(PYTHON) -m tests.lab.demo $(ARGS)

bench: ## the table of what is measured
	@.setup/set-up test
	@$(PYTHON) -m tests.lab.bench $(ARGS)

proof: ## every page as it is painted, and through each door; how well it obeys, and whom: hours, resumable; make proof ARGS="--rows A,E --sample 0.05"
	@.setup/set-up proof
	@code=0; $(if $(ARGS),,$(PYTHON) -m tests.lab.pixels || code=$$?; $(PYTHON) -m tests.lab.crawl || code=$$?;) \
		$(PYTHON) -m tests.lab.proof $(ARGS) || code=$$?; exit $$code

pixels: ## every page as it is painted, in every theme, size and panel; make pixels ARGS="--sample"
	@.setup/set-up test
	@$(PYTHON) -m tests.lab.pixels $(ARGS)

crawl: ## is everything reached through each door; make crawl ARGS="--doors taps,ear --parts 2"
	@.setup/set-up test
	@$(PYTHON) -m tests.lab.crawl $(ARGS)

pictures: ## renews the reference pictures of the main pages; look at each before you commit it
	@.setup/set-up test
	@$(PYTHON) -m tests.lab.pixels.reference

check: ## format, lint, types, QML, shell
	@.setup/set-up test
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m ruff check
	$(PYTHON) -m mypy
	.setup/qmllint
	shellcheck --external-sources .setup/{set-up,start,test,lock,qmllint} .ci/run

format: ## puts the Python files into the common form
	@.setup/set-up test
	$(PYTHON) -m ruff format
	$(PYTHON) -m ruff check --fix

lock: ## newest versions of all packages, pinned with their checksums; needs uv
	@command -v $(UV) >/dev/null || { echo 'make lock needs uv: see docs.astral.sh/uv.' >&2; exit 1; }
	@.setup/lock $(UV)
