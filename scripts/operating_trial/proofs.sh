# What a reader, an officer and a monitor see of the site that the page built; run inside the trial.
host=meetings.example.org
site=https://$host
log=/var/log/uccn-web.service.log
page=/tmp/declaration.html

well() { echo "✓ $1"; }
fails() { echo "✗ $1" >&2; exit 1; }
ask() { curl --fail --silent --show-error --insecure --compressed --resolve "$host:443:127.0.0.1" "$@"; }

test "$(readlink /proc/"$(cat /run/uccn-web.service.pid)"/cwd)" = /srv/uccn/v0.2.0 || fails "the former release serves"
well "the new release serves"

curl --fail --silent --show-error http://127.0.0.1/health/ready >/dev/null
well "ready, through the proxy"

if curl --silent http://127.0.0.1/ >/dev/null; then fails "another host was answered"; fi
well "another host gets nothing"

moved=$(curl --silent --output /dev/null --write-out '%{http_code} %{redirect_url}' --header "Host: $host" http://127.0.0.1/ar/)
test "$moved" = "301 $site/ar/" || fails "plain HTTP answered $moved"
well "plain HTTP leads to https"

challenge=.well-known/acme-challenge/proof
install -D -m 0644 /dev/stdin /var/www/html/$challenge <<<"proof"
test "$(curl --silent --header "Host: $host" http://127.0.0.1/$challenge)" = proof || fails "$challenge is not found"
well "what certbot puts down is found"

ask "$site/ar/declarations/2018/mayors-declaration/" >$page
grep -q '<html lang="ar" dir="rtl"' $page || fails "the declaration is not in Arabic"
grep -q 'كراكوف' $page || fails "the declaration does not name its city"
well "the declaration of 2018 in Arabic"

style=$(grep -o '/static/[^" ]*\.css' $page | head -n 1)
ask "$site$style" | grep -q '{' || fails "$style is not a style sheet"
well "its style sheet"

picture=$(grep -o 'content="[^"]*\.png"' $page | head -n 1 | cut -d '"' -f 2)
ask "$picture" | head -c 4 | grep -q PNG || fails "$picture is not a picture"
well "the picture that a link to it shows"

ask --location "$site/admin/" | grep -q 'type="password"' || fails "the admin asks for no password"
well "staff are asked who they are"

grep -q '"path": "/ar/declarations/2018/mayors-declaration/"' $log || fails "the log lacks the request"
if grep '"request"' $log | grep -q '127\.0\.0\.1'; then fails "the log holds an address"; fi
well "the log holds requests and no address"

test "$(stat -c '%U %a' /var/backups/uccn/uccn-*.zip | sort -u)" = "uccn 600" || fails "others can read the archive"
well "the site's user alone reads the archive"

systemctl start uccn-account-mails.service uccn-notices.service uccn-versions.service
well "what the timers run"

uccn-manage check_tasks
kill -0 "$(cat /run/uccn-worker.service.pid)" || fails "no worker runs"
well "a worker runs, and nothing waits"
