#!/usr/bin/env bash
# How long searches take among captured CVE records, renumbered until they are 360,000, beside a plain count of the
# vulnerabilities; and what a vulnerability weighs with and without the search index.
#   bench/search.sh [--smallest] [RECORDS]     20,000 with --smallest; HINOMI_FEEDS names the folder of feeds,
#                                              HINOMI_STORE an empty database (jdbc:postgresql://…) instead of SQLite
set -euo pipefail
records=360000
rounds=10
for argument in "$@"; do
  case $argument in
    --smallest) records=20000 rounds=3 ;;
    *[!0-9]* | '') echo "usage: bench/search.sh [--smallest] [RECORDS]" >&2; exit 2 ;;
    *) records=$argument ;;
  esac
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/cve" ]; then
  echo "search: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another)"
  exit 0
fi
cd "$home"
mvn -B -q -ntp test -Dtest=SearchBench -Dhinomi.feeds="$feeds" -Dhinomi.records="$records" -Dhinomi.rounds="$rounds" \
  ${HINOMI_STORE:+-Dhinomi.store="$HINOMI_STORE"} </dev/null |
  grep -E 'each|median|index in|ERROR'
