#!/bin/sh
# Print a Python that this site runs on and that can make a virtual environment, or say what is missing.
# PYTHON=/path/to/python is taken at its word and nothing else is tried.

if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3.14 python3.13 python3.12 python3.11 python3; fi
without_venv=
seen=
for candidate in "$@"; do
    version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    case $version in
        3.11 | 3.12 | 3.13 | 3.14) ;;
        *) seen="$candidate is Python $version"; continue ;;
    esac
    if "$candidate" -c 'import venv, ensurepip' 2>/dev/null; then
        echo "$candidate"
        exit 0
    fi
    without_venv=${without_venv:-$version}
done

if [ -n "$without_venv" ]; then
    echo "Python $without_venv is here but its venv module is not: install it (on Debian and Ubuntu: apt install python3-venv), then run make again." >&2
elif [ -n "${PYTHON:-}" ]; then
    echo "This site needs Python 3.11, 3.12, 3.13 or 3.14, and ${seen:-$PYTHON does not run}: give another with PYTHON=/path/to/python." >&2
else
    echo "This site needs Python 3.11, 3.12, 3.13 or 3.14, and ${seen:-there is no Python here}: install one of these, or name it with PYTHON=/path/to/python." >&2
fi
exit 1
