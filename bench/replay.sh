#!/usr/bin/env bash
# What a month of real CVE records makes of 40 watches: tickets, digests, notes, duplicates; with every hit a
# candidate, with min-cvss 7.0 and unscored held for 72 hours, and with records that are whole from the start, where
# otherwise each comes first without, a day later with what CISA adds to it. Fails if there is a duplicate.
#   bench/replay.sh [--smallest] [--write] [--watches FILE] [DAYS]
# 30 days until the newest, and the 30 until 2024-10-31; --smallest takes the newest 2 only. --write puts the tables
# into docs/replay*.md; a file names other products to watch, one a
# line, as replay-113.txt does. HINOMI_FEEDS names the folder of feeds.
set -euo pipefail
days=30 ends=(newest 2024-10-31) docs=() watches=
while [ $# -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    --watches) watches=$(realpath "${1:?--watches needs a file}"); shift ;;
    --smallest) days=2 ends=(newest) ;;
    --write) docs=(docs) ;;
    *[!0-9]* | '' | 0) echo "usage: bench/replay.sh [--smallest] [--write] [--watches FILE] [DAYS]" >&2; exit 2 ;;
    *) days=$argument ;;
  esac
done
if [ "$days$watches" != 30 ] && [ "${#docs[@]}" != 0 ]; then
  echo "replay: only the whole 30 days of the 40 watches are written into docs" >&2
  exit 2
fi
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/cve" ]; then
  echo "replay: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another)"
  exit 0
fi
cd "$home"
mvn -B -q -DskipTests package </dev/null >&2
java=$(for release in "${HINOMI_JAVA_HOME:-}"/release "${JAVA_HOME:-}"/release /usr/lib/jvm/*/release; do
  grep -qs '^JAVA_VERSION="25' "$release" && dirname "$release" && break
done || true)
[ -n "$java" ] || { echo "replay: no JDK 25 in JAVA_HOME or below /usr/lib/jvm" >&2; exit 1; }
for end in "${ends[@]}"; do
  "$java/bin/java" --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dreplay.watches="$watches" \
    -cp "target/test-classes:target/classes:target/lib/*" hinomi.pipeline.Replay \
    "$feeds/cve" "$days" "$end" ${docs[@]+"${docs[@]}"}
  echo
done
