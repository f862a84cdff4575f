#!/usr/bin/env bash
# How well `hinomi match` finds what concerns a watch in records without any CPE, against their CPEs; beside a
# substring, a whole word and an exact vendor and product. Prints one table; docs/matching.md says what it means.
#   bench/signal.sh [--smallest] [--watches dev|unseen|all] [--kind product|cpe|vendor] [--per-watch] [--disagreements FILE]
# HINOMI_FEEDS names the folder of feeds. Needs Python 3.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/nvd" ]; then
  echo "signal: skipped, there is no folder $feeds/nvd (HINOMI_FEEDS names another)"
  exit 0
fi
exec python3 "$home/bench/signal/signal.py" "$@"
