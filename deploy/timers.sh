#!/bin/sh
# The timers where there is no systemd, as in containers: every minute, every five, and at 02:30 UTC.
set -u
python=${PYTHON:-.venv/bin/python}
# The first thing that a shell in a container would miss: being told to stop.
trap 'exit 0' TERM INT
minute=0
while :; do
    "$python" manage.py send_account_mails
    if [ $((minute % 5)) -eq 0 ]; then
        "$python" manage.py send_notices
        "$python" manage.py record_versions
    fi
    today=$(date -u +%F)
    if [ "$(date -u +%H%M)" -ge 0230 ] && [ "$(cat "$VAR_DIR/last-night" 2>/dev/null)" != "$today" ]; then
        echo "$today" >"$VAR_DIR/last-night"
        PYTHON=$python sh deploy/nightly.sh
    fi
    minute=$((minute + 1))
    sleep 60 &
    wait $!
done
