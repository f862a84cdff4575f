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
mvn -B -q -DskipTests package </dev/null >&2
java=$(for release in "${HINOMI_JAVA_HOME:-}"/release "${JAVA_HOME:-}"/release /usr/lib/jvm/*/release; do
  grep -qs '^JAVA_VERSION="25' "$release" && dirname "$release" && break
done || true)
[ -n "$java" ] || { echo "matching: no JDK 25 in JAVA_HOME or below /usr/lib/jvm" >&2; exit 1; }
exec "$java/bin/java" -Dfile.encoding=UTF-8 -cp "target/test-classes:target/classes:target/lib/*" \
  hinomi.pipeline.records.MatchingBench "$feeds" "$rounds"
