#!/usr/bin/env bash
# How long the server takes for each page of the dashboard, over a store of captured CVE records, numbered anew: the
# time to the first byte of 15 requests after 3 for warming up, their median and the 14th. Beside it stands /healthz,
# which asks nothing. Its ledger is made up: 200,000 entries of a year, and 6,000 tickets.
#   bench/pages.sh [--smallest] [--records N]      360000 records, 6000 with --smallest and a ledger a tenth as long
#   HINOMI_FEEDS names the folder of feeds
set -euo pipefail
records=360000 entries=200000 tickets=6000
while [ $# -gt 0 ]; do
  case $1 in
    --smallest) records=6000 entries=20000 tickets=600 ;;
    --records) records=${2:-} && shift ;;
    *) records= ;;
  esac
  [[ $records =~ ^[1-9][0-9]*$ ]] || { echo "usage: bench/pages.sh [--smallest] [--records N]" >&2; exit 2; }
  shift
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/cve" ]; then
  echo "pages: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another folder of feeds)"
  exit 0
fi
work=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill "$service" 2>/dev/null || true; wait; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
port=$(python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$work/hinomi.yml" <<YAML
language: ja
sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off}
watches: [nginx, WordPress, OpenSSL, Google Chrome, Apache Tomcat, PostgreSQL, Movable Type, Cisco IOS]
serve: {listen: "127.0.0.1:$port"}
YAML
python3 "$home/bench/many_records.py" "$feeds" "$work/all.zip" "$records" --level 1
"$home/hinomi" backfill cve --json -c "$work/hinomi.yml" --from "$work/all.zip" >"$work/filled"
rm "$work/all.zip"
python3 "$home/bench/made_up_ledger.py" "$work/hinomi.db" "$entries" "$tickets"
one=$("$home/hinomi" search --limit=1 in -c "$work/hinomi.yml" | grep -oE 'CVE-[0-9]{4}-[0-9]{4,}' | head -n 1)
"$home/hinomi" serve -c "$work/hinomi.yml" >"$work/log" 2>&1 &
service=$!
python3 - "$port" "$records" "$one" <<'PYTHON'
import http.client, statistics, sys, time
port, records, one = int(sys.argv[1]), sys.argv[2], sys.argv[3]
pages = ["/healthz", "/", "/?days=7", "/?days=30", "/untouched", "/ledger", "/ledger?days=365", "/ledger?rule=exclude", "/sources", "/reports", "/board",
         "/vulnerabilities", "/vulnerabilities?arrived=30", "/vulnerabilities?arrived=30&verdict=watched",
         "/vulnerabilities?verdict=dropped", "/vulnerabilities?q=nginx", "/vulnerabilities?q=buffer+overflow",
         "/vulnerabilities?q=wordpress+cvss%3E%3D9", "/vulnerabilities/" + one, "/watches", "/watches/new",
         "/watches/suggest?kind=product&what=apa", "/account", "/api/v1/vulnerabilities?q=nginx",
         "/feeds/vulnerabilities.atom?q=nginx"]

def ask(path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    begun = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read(1)
    took = (time.perf_counter() - begun) * 1000
    answer.read()
    connection.close()
    return answer.status, took

for attempt in range(240):
    try:
        if ask("/readyz")[0] == 200:
            break
    except OSError:
        pass
    time.sleep(0.25)
else:
    sys.exit("pages: the service did not become ready")
print("%s records\n%-42s %6s %9s %9s" % (records, "", "status", "median ms", "14th ms"))
for path in pages:
    for i in range(3):
        status = ask(path)[0]
    if status >= 500:
        sys.exit("pages: %s answered %d" % (path, status))
    times = sorted(ask(path)[1] for i in range(15))
    print("%-42s %6d %9.0f %9.0f" % (path, status, statistics.median(times), times[13]))
PYTHON
