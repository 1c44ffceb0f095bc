# What is in the image, and what a reader, an officer and a monitor see of the site that compose built.
host=meetings.example.org
page=$(mktemp)
trap 'rm -f "$page"' EXIT

well() { echo "✓ $1"; }
fails() { echo "✗ $1" >&2; exit 1; }
inside() { podman compose exec -T web "$@"; }
ask() { curl --fail --silent --show-error --compressed --header "Host: $host" --header "X-Forwarded-Proto: https" "$@"; }

echo "The image has $(("$($ENGINE image inspect --format '{{.Size}}' localhost/uccn:0.1.0)" / 1000000)) MB."
test "$(inside id -u):$(inside id -g):$(inside id -gn)" = 10001:10001:uccn || fails "it runs as another user"
well "it runs as the user and the group 10001"

for program in cc gcc g++ c++ ld make git npm pip pip3; do
    if inside sh -c "command -v $program"; then fails "$program is in the image"; fi
done
for python in python /usr/local/bin/python; do
    for module in pip ensurepip; do
        if inside $python -c "import $module" 2>/dev/null; then fails "$python has $module"; fi
    done
done
well "no build tool and no pip"

for place in /srv/uccn /usr/local/bin /etc; do
    if inside touch $place/x 2>/dev/null; then fails "it writes into $place"; fi
done
inside sh -c 'touch /var/lib/uccn/x /tmp/x && rm /var/lib/uccn/x' || fails "it cannot write into its volume"
test "$(inside grep -E '^(CapEff|NoNewPrivs)' /proc/1/status | tr -d '\t\n')" = CapEff:0000000000000000NoNewPrivs:1 ||
    fails "it may gain rights"
well "it writes into its volume alone, and may gain no right"

web=$(podman compose ps --quiet web)
for _ in $(seq 60); do
    health=$($ENGINE inspect --format '{{.State.Health.Status}}' "$web")
    test "$health" != healthy || break
    sleep 1
done
test "$health" = healthy || fails "the engine says of the site: $health"
well "the engine finds it healthy"

curl --fail --silent --show-error http://127.0.0.1:8000/health/live >/dev/null
well "it answers the monitor"

ask http://127.0.0.1:8000/ar/declarations/2018/mayors-declaration/ >"$page"
grep -q 'كراكوف' "$page" || fails "the declaration does not name its city"
well "the declaration of 2018 in Arabic"
picture=$(grep -o "content=\"https://$host/[^\"]*\.png\"" "$page" | head -n 1 | sed "s|.*$host||; s|\"||")
ask "http://127.0.0.1:8000$picture" | head -c 4 | grep -q PNG || fails "$picture is not a picture"
well "the picture that a link to it shows"
file=$(grep -o 'href="[^"]*\.pdf"' "$page" | head -n 1 | cut -d '"' -f 2)
ask "http://127.0.0.1:8000$file" | head -c 4 | grep -q PDF || fails "$file is no PDF file"
well "its PDF file"

podman compose exec -T worker python manage.py check_tasks
well "a worker runs, and nothing waits"
podman compose exec -T timers sh deploy/nightly.sh
test "$(podman compose exec -T timers sh -c 'stat -c "%U %a" /var/backups/uccn/uccn-*.zip' | sort -u)" = "uccn 600" ||
    fails "others can read the archive"
well "what is done at night, and an archive that the site's user alone reads"

if podman compose logs web 2>&1 | grep '"level": "error"'; then fails "the log holds an error"; fi
podman compose stop --timeout 50 >/dev/null 2>&1
test "$($ENGINE inspect --format '{{.State.ExitCode}}' "$web")" = 0 || fails "it did not end by itself"
well "it ends when it is told to"

if [ "$ENGINE" = podman ]; then
    podman start --all --filter restart-policy=always --filter name=uccn-trial >/dev/null
    curl --fail --silent --retry 60 --retry-delay 1 --retry-all-errors http://127.0.0.1:8000/health/ready >/dev/null
    well "it comes back as podman-restart.service brings it"
fi
