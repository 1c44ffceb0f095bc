#!/bin/sh
# What is done once a night, each whatever became of the one before; answers 1 when one failed.
# In the site's environment and folder: the unit uccn-nightly, or the service `timers` of compose.yaml.
set -u
python=${PYTHON:-.venv/bin/python}
failed=
for step in clearsessions forget_sign_ins forget_uploads reconcile_translations rebuild_search verify_documents verify_record; do
    "$python" manage.py "$step" || failed="$failed $step"
done

# An old archive goes only when a new one is there, and a month is kept.
if [ -n "${BACKUP_DIR:-}" ]; then
    archive=$BACKUP_DIR/uccn-$(date +%F-%H%M%S).zip
    if [ -n "${BACKUP_KEYS:-}" ]; then set -- --encrypt-to "$BACKUP_KEYS"; else set --; fi
    if "$python" manage.py backup "$archive" "$@"; then
        find "$BACKUP_DIR" -maxdepth 1 -name 'uccn-*.zip' -mtime +31 -delete
    else
        failed="$failed backup"
    fi
fi

if [ -n "$failed" ]; then
    echo "Failed tonight:$failed" >&2
    exit 1
fi
