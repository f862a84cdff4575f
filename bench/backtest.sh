#!/usr/bin/env bash
# How long a back-test takes over a store of captured CVE records, numbered anew: of one product that is rare, of one
# that is everywhere, and of a list of 1,000 products; whole processes. Beside it stands what it cannot do without:
# to start, and to ask the same store for one vulnerability (explain).
#   bench/backtest.sh [--smallest] [--records N] [--store FOLDER] [RUNS]
# 360,000 records and 3 runs; 6,000 and 1 with --smallest. --store names a folder with hinomi.db that is there already.
#   HINOMI_FEEDS names the folder of feeds
set -euo pipefail
records=360000 runs=3 watches=1000 store=
while [ $# -gt 0 ]; do
  case $1 in
    --smallest) records=6000 runs=1 watches=100 ;;
    --records) records=${2:-} && shift ;;
    --store) store=$(realpath "${2:?--store needs a folder}") && shift ;;
    *[!0-9]* | '') echo "usage: bench/backtest.sh [--smallest] [--records N] [--store FOLDER] [RUNS]" >&2; exit 2 ;;
    *) runs=$1 ;;
  esac
  shift
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/cve" ]; then
  echo "backtest: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another folder of feeds)"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
config() { # config FILE WATCHES
  printf 'language: en\nstore: "jdbc:sqlite:%s/hinomi.db"\nwatches: %s\n' "${store:-$work}" "$2" >"$1"
}
config "$work/hinomi.yml" '[nginx]'
if [ -z "$store" ]; then
  python3 "$home/bench/many_records.py" "$feeds" "$work/all.zip" "$records" --level 1
  "$home/hinomi" backfill cve --json -c "$work/hinomi.yml" --from "$work/all.zip" >"$work/filled"
  rm "$work/all.zip"
fi
config "$work/list.yml" "$(zcat "$feeds"/jvnipedia/jvn_products_*.jsonl.gz |
  python3 -c 'import json, sys
names = []
for line in sys.stdin:
    name = json.loads(line).get("pname", "").strip().lower()
    if name.replace(" ", "").isalnum() and name.isascii() and len(name) > 4 and name not in names:
        names.append(name)
    if len(names) == int(sys.argv[1]):
        break
print(json.dumps(names))' "$watches")"
past="--since 20000d --json"
one=$("$home/hinomi" search --limit=1 in -c "$work/hinomi.yml" | grep -oE 'CVE-[0-9]{4}-[0-9]{4,}' | head -n 1)
[ -n "$one" ] || { echo "backtest: nothing was found in the store" >&2; exit 1; }
python3 "$home/bench/measure.py" "$runs" \
  "floor: explain one=exec '$home/hinomi' explain $one -c '$work/hinomi.yml'" \
  "one watch, rare=exec '$home/hinomi' backtest --watch nginx $past -c '$work/hinomi.yml'" \
  "one watch, everywhere=exec '$home/hinomi' backtest --watch WordPress $past -c '$work/hinomi.yml'" \
  "$watches watches=exec '$home/hinomi' backtest $past -c '$work/list.yml'"
