#!/bin/sh
# Bring .venv up to one locked list: sh scripts/venv.sh requirements.txt
# A copy of the list is left in .venv once it is installed; equal copies mean there is nothing to do.
set -eu
list=$1
stamp=.venv/installed-$list

version() { "$1" -c 'import sys; print(*sys.version_info[:2])' 2>/dev/null; }

# An environment that moved with its folder, whose Python is gone, or that is not of the Python asked
# for is made again.
python=
if [ -n "${PYTHON:-}" ]; then python=$(sh scripts/find_python.sh); fi
here=$(version .venv/bin/python || true)
if [ -z "$here" ] || [ "$PWD" != "$(cat .venv/place 2>/dev/null)" ] || { [ -n "$python" ] && [ "$here" != "$(version "$python")" ]; }; then
    rm -rf .venv
fi

if [ ! -d .venv ]; then
    python=${python:-$(sh scripts/find_python.sh)}
    # Half an environment is worse than none, whatever stops us.
    trap 'rm -rf .venv' EXIT
    trap 'exit 130' INT TERM HUP
    echo "Making .venv with $("$python" --version 2>&1)."
    if ! "$python" -m venv .venv; then
        echo "$python could not make a virtual environment: install its venv module (on Debian and Ubuntu: apt install python3-venv), then run make again." >&2
        exit 1
    fi
    echo "$PWD" > .venv/place
    trap - EXIT INT TERM HUP
fi

if ! cmp -s "$list" "$stamp"; then
    echo "Installing what $list names; the first time this takes about 20 seconds."
    rm -f "$stamp"
    # Twice quiet: pip's notes about the machine's own settings are not the reader's concern.
    if ! .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r "$list"; then
        echo "The packages could not be installed (pip's reason stands above): when that is mended, run make again and it goes on from here." >&2
        exit 1
    fi
    cp "$list" "$stamp"
fi
