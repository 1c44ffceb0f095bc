#!/bin/sh
# Run a command beside a PostgreSQL of its own, and leave nothing behind: sh scripts/with_postgres.sh make test
# The server listens on this machine only, on a port nobody uses, and forgets everything at the end.
set -eu

if [ $# -eq 0 ]; then
    echo "Say what to run beside PostgreSQL, as in sh scripts/with_postgres.sh make test." >&2
    exit 2
fi

# Debian keeps the server's programs off the PATH; the newest version there is taken.
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
bin=${bin:-$(pg_config --bindir 2>/dev/null || true)}
if [ ! -x "$bin/initdb" ] || [ ! -x "$bin/pg_ctl" ]; then
    echo "The PostgreSQL server is missing: install it (on Debian and Ubuntu: apt install postgresql)." >&2
    exit 1
fi

# The server refuses to run as root, so root becomes nobody for it and for it alone.
as=
parent=${TMPDIR:-/tmp}
if [ "$(id -u)" -eq 0 ]; then
    as="setpriv --reuid=nobody --regid=$(id -g nobody) --clear-groups"
    parent=/tmp
fi
folder=$(mktemp -d "$parent/uccn-postgres.XXXXXX")
# Statistics taken between two tests, whose rows are rolled back, make plans for empty tables: the
# same query then takes minutes. Without any, the planner goes by the size of the files.
server() { (cd "$folder" && $as "$bin/$@"); }

tidy() {
    code=$?
    trap - EXIT INT TERM HUP
    server pg_ctl -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
    exit $code
}
trap tidy EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if [ -n "$as" ]; then chown nobody "$folder"; fi
server initdb -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 || {
    cat "$folder/log" >&2
    exit 1
}

# Another program may take the number between our choosing it and using it: then choose again.
port=
for attempt in 1 2 3 4 5; do
    port=$(awk -v seed="$$$attempt$(date +%s)" 'BEGIN { srand(seed % 2147483647); print 20000 + int(rand() * 12000) }')
    if server pg_ctl -D "$folder/data" -w -l "$folder/server.log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off" start >/dev/null 2>&1; then
        break
    fi
    port=
done
if [ -z "$port" ]; then
    cat "$folder/server.log" >&2
    echo "PostgreSQL did not start; its own words stand above." >&2
    exit 1
fi
server createdb -h 127.0.0.1 -p "$port" -U postgres uccn

export PGHOST=127.0.0.1 PGPORT="$port" PGUSER=postgres PGDATABASE=uccn
export DATABASE_URL="postgres://postgres@127.0.0.1:$port/uccn"
# In the foreground and outside the trap's way, so that its answer is ours.
"$@"
