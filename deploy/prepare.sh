#!/bin/sh
# Make a folder of code ready to run, as whoever owns it: sh /srv/uccn/0.2.0/deploy/prepare.sh
# It changes that folder alone, so a site that runs from another one does not notice.
set -eu
cd "$(dirname "$0")/.."
if [ ! -x .venv/bin/python ]; then "$(sh scripts/find_python.sh)" -m venv .venv; fi
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt

# Django looks for a place of its own before it compiles anything; that place is thrown away.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
VAR_DIR=$scratch .venv/bin/python manage.py compile_catalogues

# Whoever runs the site cannot write here, so nothing would be compiled later.
.venv/bin/python -m compileall -q cities declarations meetings translations uccn
echo "Ready: $PWD"
