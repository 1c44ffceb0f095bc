# What one types, and nothing else: `make help` lists it. The steps' own reasons stand in scripts/.

SHELL := /bin/sh
PORT ?= 8000
PYTHON ?=
PY := .venv/bin/python
DEV := scripts/venv.sh requirements-dev.txt
CI := scripts/venv.sh requirements-ci.txt
TEMPLATES = $$(find templates -name '*.html' | sort)
DJADE = .venv/bin/djade --target-version 5.2
DJHTML = $(PY) -m djhtml --tabwidth 2

export PORT PYTHON
export DJANGO_SETTINGS_MODULE := uccn.settings

.DEFAULT_GOAL := help
.PHONY: help serve test bench fix fonts load messages look pages pictures sbom slow operating-trial image-trial
.SUFFIXES:

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

serve: ## prepare the site and run it on this machine: make serve PORT=8001 takes another port
	@sh scripts/check_port.sh "$(PORT)"
	@sh scripts/venv.sh requirements.txt
	@$(PY) -m scripts.prepare
	@DJANGO_RUNSERVER_HIDE_WARNING=true exec $(PY) manage.py runserver "127.0.0.1:$(PORT)"

test: ## check style, structure and settings, then run every test that needs no server and no browser
	@sh $(DEV)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(DJADE) --check $(TEMPLATES)
	$(DJHTML) --check $(TEMPLATES)
	$(PY) -m djlint --quiet --lint templates
	.venv/bin/lint-imports --no-logo --cache-dir var/import_linter
	@mkdir -p var
	$(PY) manage.py compile_catalogues
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m scripts.check_production
	$(PY) -m pytest -n auto --maxprocesses 8

bench: ## measure the pages that matter, memory, search, a programme, documents, a year, the record and a backup
	@sh $(DEV)
	$(PY) manage.py compile_catalogues
	$(PY) -m tests.bench
	$(PY) -m tests.bench_search
	$(PY) -m tests.bench_programme
	$(PY) -m tests.bench_documents
	$(PY) -m tests.bench_year
	$(PY) -m tests.bench_record
	@mkdir -p var
	$(PY) -m tests.bench_backup

load: ## let 50 readers and 5 officers use the real server for a minute, and see whether its workers grow
	@sh $(CI)
	$(PY) manage.py compile_catalogues
	$(PY) -m tests.load

# djade and djhtml answer 1 when they changed a file, so the second call tells a change from a fault.
fix: ## put code and templates in order
	@sh $(DEV)
	$(PY) -m ruff check --quiet --fix --exit-zero .
	$(PY) -m ruff format --quiet .
	@$(DJADE) $(TEMPLATES) || $(DJADE) $(TEMPLATES)
	@$(DJHTML) $(TEMPLATES) || $(DJHTML) $(TEMPLATES)

messages: ## collect the words to translate into every language's catalogue (needs gettext)
	@sh scripts/venv.sh requirements.txt
	@$(PY) -m scripts.messages

look: ## photograph every page on a phone, on a desk and on paper, in six languages (needs Chromium)
	@sh $(CI)
	@$(PY) -m scripts.look

pictures: ## make the pictures of docs/translating.md anew (needs Chromium)
	@sh $(CI)
	@$(PY) -m scripts.pictures

fonts: ## fetch the Chinese font that PDF files in Chinese need (needs npm; 69 MB)
	@sh scripts/venv.sh requirements.txt
	@$(PY) -m scripts.fonts

sbom: ## write what the site is made of to var/sbom.cdx.json (CycloneDX 1.6: hashes, licences)
	@sh $(CI)
	@$(PY) -m scripts.sbom

pages: ## draw the first pages of our PDF files anew, for a person to look at
	@sh $(DEV)
	@$(PY) manage.py compile_catalogues
	@$(PY) -m scripts.pages

slow: ## run the tests that take minutes
	@sh $(CI)
	$(PY) manage.py compile_catalogues
	$(PY) -m pytest -m "slow or fuzz"
	$(PY) -m tests.load_tenfold
	sh scripts/with_postgres.sh $(PY) -m pytest -n auto --maxprocesses 8 -m "not browser and not audit and not machines and not slow"

operating-trial: ## follow docs/operating.md in an empty Debian 12 (needs root and debootstrap)
	@$$(sh scripts/find_python.sh) -m scripts.operating_trial

image-trial: ## build the image and start all of compose.yaml as docs/operating.md says (podman or docker)
	@$$(sh scripts/find_python.sh) -m scripts.image_trial
