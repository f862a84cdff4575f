#!/usr/bin/env bash
# PostgreSQL beside SQLite: the same import of captured CVE records numbered anew, three searches, a back-test of one
# product and a pass with nothing new; whole processes. Of PostgreSQL the processor time of the client and that of the
# server's processes stand beside each other; SQLite has only the one.
#   bench/postgres.sh [--smallest] [--records N]     60000 records, 3000 with --smallest
#   HINOMI_FEEDS names the folder of feeds; HINOMI_PG an empty database (jdbc:postgresql://…) in place of the one
#   that the tests bring along; what its server takes cannot be told then
set -euo pipefail
records=60000
while [ $# -gt 0 ]; do
  case $1 in
    --smallest) records=3000 ;;
    --records) records=${2:-} && shift ;;
    *) records= ;;
  esac
  [[ $records =~ ^[1-9][0-9]*$ ]] || { echo "usage: bench/postgres.sh [--smallest] [--records N]" >&2; exit 2; }
  shift
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/cve" ]; then
  echo "postgres: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another folder of feeds)"
  exit 0
fi
work=$(mktemp -d)
chmod 755 "$work"
server= mirror=
trap '[ -z "$mirror" ] || kill "$mirror" 2>/dev/null || true
      exec 3>&- || true; [ -z "$server" ] || wait "$server" || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
java=$(HINOMI_JAVA_OPTS=-XshowSettings:properties "$home/hinomi" --version 2>&1 | sed -n 's/^ *java\.home = //p')
[ -n "$java" ] || { echo "postgres: the launcher found no Java, or could not build" >&2; exit 1; }

until_said() { # until_said WORD FILE PID: waits until it stands in the file
  for _ in $(seq 1200); do
    ! grep -qs "$1" "$2" || return 0
    kill -0 "$3" 2>/dev/null || break
    sleep 0.1
  done
  cat "$work"/*.log >&2
  return 1
}
url=${HINOMI_PG:-} process=
if [ -z "$url" ]; then
  (cd "$home" && mvn -B -q -ntp dependency:build-classpath -Dmdep.includeScope=test \
    -Dmdep.outputFile="$work/classpath" </dev/null >&2)
  mkfifo "$work/end"
  "$java/bin/java" -cp "$(cat "$work/classpath")" "$home/bench/floor/PostgresServer.java" "$work/pg" \
    <"$work/end" >"$work/server" 2>"$work/server.log" &
  server=$!
  exec 3>"$work/end"
  until_said '^process' "$work/server" "$server"
  url=$(sed -n 's/^address //p' "$work/server") process=$(sed -n 's/^process //p' "$work/server")
fi
"$home/dev/feed-mirror" --feeds "$feeds" --port 0 --cve-days 0 >"$work/mirror.log" 2>&1 3>&- &
mirror=$!
until_said ' on http' "$work/mirror.log" "$mirror"
mirrored=$(sed -n 's/.* on \(http.*\)/\1/p' "$work/mirror.log")
for name in sqlite postgres; do
  place="jdbc:sqlite:$work/hinomi.db"
  [ "$name" = sqlite ] || place=$url
  cat >"$work/$name.yml" <<YAML
language: en
store: "$place"
http: {mirror: "$mirrored"}
sources: {jvn: {}, jvn-ipedia: {}, jpcert: {}, cve: off, kev: {}, epss: off}
limits: {start: 2025-01-20, tickets-per-day: 1000}
watches: [nginx]
YAML
done
python3 "$home/bench/many_records.py" "$feeds" "$work/all.zip" "$records" --level 1
export HINOMI_JAVA_OPTS=-Xmx384m
python3 - "$home" "$work" "$records" "$process" 3>&- <<'PYTHON'
import json, os, subprocess, sys, time
home, work, records, process = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
TICKS = os.sysconf("SC_CLK_TCK")

def server():
    """Processor seconds of the server so far: its own, of children that have ended, and of those at work."""
    if not process:
        return None
    total = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid) as f:
                fields = f.read().rpartition(")")[2].split()
        except OSError:
            continue
        if pid == process:
            total += sum(map(int, fields[11:15]))
        elif fields[1] == process:
            total += sum(map(int, fields[11:13]))
    return total / TICKS

def measured(*command):
    before, begun = server(), time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit("postgres: %s ended with %d\n%s" % (" ".join(command), child.returncode, output.decode()))
    wall, after = time.monotonic() - begun, server()
    return usage.ru_utime + usage.ru_stime, None if before is None else after - before, wall, usage.ru_maxrss >> 10, output

def steps(config):
    hinomi = home + "/hinomi"
    yield "import", (hinomi, "backfill", "cve", "--json", "-c", config, "--from", work + "/all.zip"), 1
    for query in ("nginx", "buffer overflow", "wordpress cvss>=9"):
        yield "search " + query, (hinomi, "search", "--limit=20", "--json", query, "-c", config), 3
    yield "back-test nginx", (hinomi, "backtest", "--watch", "nginx", "--since", "20000d", "--json", "-c", config), 3
    yield "first pass", (hinomi, "run", "-c", config), 1
    yield "pass, nothing new", (hinomi, "run", "-c", config), 3

print("%-26s %12s %9s %8s   %12s %12s %9s %8s" % ("%d records" % records, "SQLite", "", "", "PostgreSQL", "", "", ""))
print("%-26s %12s %9s %8s   %12s %12s %9s %8s" % (
    "", "CPU s", "wall s", "RSS MB", "client CPU s", "server CPU s", "wall s", "RSS MB"), flush=True)
found = {}
for (name, sqlite, times), (_, postgres, _) in zip(steps(work + "/sqlite.yml"), steps(work + "/postgres.yml")):
    best = []
    for which, command in (("sqlite", sqlite), ("postgres", postgres)):
        runs = [measured(*command) for _ in range(times)]
        runs.sort(key=lambda run: run[0] + (run[1] or 0))
        best.append(runs[len(runs) // 2])
    if name == "import":
        for run in best:
            got = json.loads(run[4])["files"][0]
            if got["records"] != records or got["new"] + got["rejected"] != records:
                sys.exit("postgres: the counts do not add up: %s" % got)
    if name.startswith("search"):
        found[name] = [run[4] for run in best]
    s, p = best
    print("%-26s %12.2f %9.2f %8d   %12.2f %12s %9.2f %8d" % (
        name, s[0], s[2], s[3], p[0], "?" if p[1] is None else "%.2f" % p[1], p[2], p[3]), flush=True)
for name, outputs in found.items():
    # Of one day each engine has an order of its own.
    one, other = ([(hit["rank"], hit["date"]) for hit in json.loads(output)["hits"]] for output in outputs)
    if one != other or not one:
        sys.exit("postgres: %s finds something else than with SQLite:\n%s\n%s" % (name, one, other))
for name in ("sqlite", "postgres"):
    size = json.loads(measured(home + "/hinomi", "db", "size", "--json", "-c", work + "/%s.yml" % name)[4])
    print("%-10s %4d MB, %d B a vulnerability" % (name, size["bytes"] >> 20, size["bytesPerVulnerability"]))
PYTHON
