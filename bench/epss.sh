#!/usr/bin/env bash
# How long a pass takes that reads a day's EPSS scores, of every CVE: the first day, the second when nearly all of
# them have moved a little (a copy made here), and a pass in which they are the same. Whole processes, with 384 MB.
#   bench/epss.sh [--smallest] [RUNS]     5 runs, 1 with --smallest; HINOMI_FEEDS names the folder of feeds
set -euo pipefail
runs=5
for argument in "$@"; do
  case $argument in
    --smallest) runs=1 ;;
    *[!0-9]* | '') echo "usage: bench/epss.sh [--smallest] [RUNS]" >&2; exit 2 ;;
    *) runs=$argument ;;
  esac
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
day=epss/epss_scores-2026-01-30.csv.gz
if [ ! -f "$feeds/$day" ]; then
  echo "epss: skipped, there is no file $feeds/$day (HINOMI_FEEDS names another folder)"
  exit 0
fi

work=$(mktemp -d)
mirror=
trap '[ -z "$mirror" ] || kill "$mirror" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
mkdir -p "$work/feeds/epss"
cp "$feeds/$day" "$work/first.gz"
python3 - "$work/first.gz" "$work/second.gz" <<'PYTHON'
import gzip, random, sys
dice = random.Random(1)
rows = moved = 0
with gzip.open(sys.argv[1], "rt") as old, gzip.open(sys.argv[2], "wt", compresslevel=6) as new:
    for line in old:
        if line.startswith("CVE-"):
            cve, score, percentile = line.strip().split(",")
            score = min(1, max(1e-5, float(score) * dice.uniform(0.97, 1.03)))
            percentile = min(1, max(0, float(percentile) + dice.uniform(-1e-4, 1e-4)))
            changed = "%s,%.5f,%.5f\n" % (cve, score, percentile)
            rows, moved, line = rows + 1, moved + (changed != line), changed
        new.write(line.replace("2026-01-30T", "2026-01-31T"))
print("%d rows, of which %d differ on the second day" % (rows, moved))
PYTHON

cp "$work/first.gz" "$work/feeds/$day"
"$home/dev/feed-mirror" --feeds "$work/feeds" --port 0 >"$work/mirror" 2>&1 &
mirror=$!
for _ in $(seq 100); do
  [ ! -s "$work/mirror" ] || break
  kill -0 "$mirror" 2>/dev/null || break
  sleep 0.1
done
url=$(sed -n 's/.* on \(http.*\)/\1/p' "$work/mirror")
[ -n "$url" ] || { cat "$work/mirror" >&2; exit 1; }

cat >"$work/hinomi.yml" <<YAML
language: en
http: {mirror: "$url"}
sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: {}}
watches: [nginx]
YAML

export HINOMI_JAVA_OPTS=-Xmx384m
run="'$home/hinomi' run -c '$work/hinomi.yml' </dev/null"
(eval "$run") >"$work/summary" 2>&1 || { cat "$work/summary" >&2; exit 1; }
cp "$work/hinomi.db" "$work/after-first.db"
anew="rm -f '$work'/hinomi.db*; cp '$work/after-first.db' '$work/hinomi.db'"
python3 "$home/bench/measure.py" "$runs" \
  "first day=rm -f '$work'/hinomi.db*; cp '$work/first.gz' '$work/feeds/$day'; exec $run" \
  "second day=$anew; cp '$work/second.gz' '$work/feeds/$day'; exec $run" \
  "nothing new=exec $run"
echo "database: $(($(stat -c %s "$work/hinomi.db") / 1024)) KiB"
