#!/usr/bin/env bash
# How many parsed CVE records a second ten and ten thousand watches judge on two threads, and what the watches weigh.
#   bench/matching.sh [--smallest]     HINOMI_FEEDS names the folder of feeds
set -euo pipefail
rounds=8
for argument in "$@"; do
  case $argument in
    --smallest) rounds=2 ;;
    *) echo "usage: bench/matching.sh [--smallest]" >&2; exit 2 ;;
  esac
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/cve" ]; then
  echo "matching: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another)"
  exit 0
fi
cd "$home"
mvn -B -q -ntp test -Dtest=MatchingBench -Dhinomi.feeds="$feeds" -Dhinomi.rounds="$rounds" </dev/null |
  grep -E 'records a second|ten thousand|ERROR'
