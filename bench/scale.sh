#!/usr/bin/env bash
# Whether the cost of a record stays the same however many there are: for each size an import into an empty store with
# 384 MB, a back-test of one rare product over all of it, and a search; whole processes, of captured CVE records
# numbered anew. Says at the end which figure grew faster than the records did.
#   bench/scale.sh [--smallest] [SIZE…]     62000 180000 360000 1000000; 2000 and 6000 with --smallest
#   HINOMI_FEEDS names the folder of feeds; TMPDIR one with room for 4 kB a record
set -euo pipefail
sizes=()
while [ $# -gt 0 ]; do
  case $1 in
    --smallest) sizes=(2000 6000) ;;
    *[!0-9]* | '' | 0*) echo "usage: bench/scale.sh [--smallest] [SIZE…]" >&2; exit 2 ;;
    *) sizes+=("$1") ;;
  esac
  shift
done
[ "${#sizes[@]}" != 0 ] || sizes=(62000 180000 360000 1000000)
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/cve" ]; then
  echo "scale: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another folder of feeds)"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
room=$(df -Pk "$work" | awk 'NR == 2 {print $4}')
for size in "${sizes[@]}"; do
  if [ "$room" -lt $((size * 4)) ]; then
    echo "scale: $size records want $((size * 4 / 1024)) MB in $work, where $((room / 1024)) MB are free (TMPDIR names another folder)" >&2
    exit 1
  fi
done
"$home/hinomi" --version >&2 # builds what is old before anything is measured
export HINOMI_JAVA_OPTS=-Xmx384m
python3 - "$home" "$feeds" "$work" "${sizes[@]}" <<'PYTHON'
import json, os, subprocess, sys, time
home, feeds, work, sizes = sys.argv[1], sys.argv[2], sys.argv[3], [int(s) for s in sys.argv[4:]]

def measured(*command):
    begun = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("scale: %s ended with %d" % (" ".join(command), process.returncode))
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begun, usage.ru_maxrss >> 10, output

print("%-10s %9s %9s %9s %9s %9s %10s %9s %10s" % ("", "import", "", "", "", "store", "back-test", "", "search"))
print("%-10s %9s %9s %9s %9s %9s %10s %9s %10s" % (
    "records", "CPU s", "wall s", "µs each", "RSS MB", "B each", "CPU s", "RSS MB", "CPU s"), flush=True)
rows = []
for size in sizes:
    folder = os.path.join(work, str(size))
    os.mkdir(folder)
    config, archive = os.path.join(folder, "hinomi.yml"), os.path.join(folder, "all.zip")
    with open(config, "w") as f:
        f.write("language: en\nwatches: [nginx]\n")
    subprocess.run([home + "/bench/many_records.py", feeds, archive, str(size), "--level", "1"], check=True,
                   stdout=subprocess.DEVNULL)
    cpu, wall, rss, output = measured(home + "/hinomi", "backfill", "cve", "--json", "-c", config, "--from", archive)
    got = json.loads(output)["files"][0]
    if got["records"] != size or got["new"] + got["rejected"] != size:
        sys.exit("scale: the counts do not add up: %s" % got)
    os.remove(archive)
    stored = sum(os.path.getsize(os.path.join(folder, f)) for f in os.listdir(folder) if f.startswith("hinomi.db"))
    back, _, back_rss, _ = measured(home + "/hinomi", "backtest", "--watch", "nginx", "--since", "20000d", "--json",
                                    "-c", config)
    search, _, _, _ = measured(home + "/hinomi", "search", "--limit=20", "buffer overflow", "-c", config)
    row = (size, cpu, wall, cpu / size * 1e6, rss, stored / size, back, back_rss, search)
    rows.append(row)
    print("%-10d %9.1f %9.1f %9.0f %9d %9.0f %10.2f %9d %10.2f" % row, flush=True)
    for f in os.listdir(folder):
        os.remove(os.path.join(folder, f))

# What starts a process is paid once and looks like a cost of few records, so sizes are compared by what the records
# between them cost.
def between(column):
    return [(b[0], (b[column] - a[column]) / (b[0] - a[0]) * 1e6) for a, b in zip(rows, rows[1:])]

grown = []
for name, column in (("import", 1), ("back-test", 6), ("search", 8)):
    steps = between(column)
    for (_, before), (size, after) in zip(steps, steps[1:]):
        if after > 1.3 * max(before, 1):
            grown.append("%s: up to %d records %.0f µs for each more, %.0f before" % (name, size, after, before))
for a, b in zip(rows, rows[1:]):
    if b[5] > 1.3 * a[5]:
        grown.append("store: %.0f B a record at %d records, %.0f at %d" % (a[5], a[0], b[5], b[0]))
for name, column in (("memory of the import", 4), ("memory of the back-test", 7)):
    # The heap fills up to its limit; what counts is that it has one.
    grown += ["%s: %d MB at %d records" % (name, row[column], row[0]) for row in rows if row[column] > 600]
if len(rows) < 3:
    print("whether the cost of a record grows takes three sizes to tell")
if grown or len(rows) > 2:
    print("not flat: " + "; ".join(grown) if grown else "flat: nothing grew by more than 30 %, and memory stayed below 600 MB")
PYTHON
