# Gives the folders to the user postgres, becomes it, fills an empty folder and serves.
set -eu
if [ "$(id -u)" = 0 ]; then
    mkdir -p /run/postgresql
    chmod 0700 "$PGDATA"
    find "$PGDATA" /run/postgresql ! -user postgres -exec chown postgres {} +
    exec setpriv --reuid=postgres --regid=postgres --init-groups sh "$0"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    echo "$POSTGRES_PASSWORD" >/tmp/password
    # shellcheck disable=SC2086 # several words
    initdb --auth-host=scram-sha-256 --username="$POSTGRES_USER" --pwfile=/tmp/password ${POSTGRES_INITDB_ARGS:-} >/dev/null
    rm /tmp/password
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    echo "CREATE DATABASE $POSTGRES_DB" | postgres --single -D "$PGDATA" postgres >/dev/null
fi
exec postgres -c listen_addresses='*'
