#!/usr/bin/env bash
# What a month of real CVE records makes of 40 watches: tickets, digests, notes, duplicates; once with every hit a
# candidate and once with min-cvss 7.0 and unscored held for 72 hours. Each record comes first without, a day later
# with what CISA adds to it.
#   bench/replay.sh [--smallest] [DAYS]       30 days, 2 with --smallest; HINOMI_FEEDS names the folder of feeds
set -euo pipefail
days=30
for argument in "$@"; do
  case $argument in
    --smallest) days=2 ;;
    *[!0-9]* | '') echo "usage: bench/replay.sh [--smallest] [DAYS]" >&2; exit 2 ;;
    *) days=$argument ;;
  esac
done
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
for how in usual strict; do
  echo "| $days days | figure |"
  echo "| --- | --- |"
  "$java/bin/java" --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 \
    -cp "target/test-classes:target/classes:target/lib/*" hinomi.pipeline.Replay "$feeds/cve" "$days" "$how"
  echo
done
