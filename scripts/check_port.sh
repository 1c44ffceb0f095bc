#!/bin/sh
# Say, before anything is installed, whether the site can answer on this port.
set -eu
python=.venv/bin/python
if [ -n "${PYTHON:-}" ] || ! "$python" -c '' 2>/dev/null; then
    python=$(sh scripts/find_python.sh)
fi
exec "$python" scripts/check_port.py "$1"
