#!/usr/bin/env bash
# What the hot inner pieces cost, in nanoseconds and bytes an operation, measured by JMH over 256 captured records
# taken in turn: reading a CVE record and an item of JVN iPedia, cutting words for the index, judging a record by
# 10,000 watches, comparing versions, a condition, and writing a ticket's text.
#   bench/jmh.sh [--smallest] [--only PATTERN]     HINOMI_FEEDS names the folder of feeds
# --smallest: one short iteration each, which says that it works and little else.
set -euo pipefail
rounds=(-wi 3 -w 2 -i 5 -r 2) only=
while [ $# -gt 0 ]; do
  case $1 in
    --smallest) rounds=(-wi 1 -w 200ms -i 1 -r 200ms) ;;
    --only) only=${2:?--only needs a pattern} && shift ;;
    *) echo "usage: bench/jmh.sh [--smallest] [--only PATTERN]" >&2; exit 2 ;;
  esac
  shift
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=$(realpath -m "${HINOMI_FEEDS:-$home/../shared/feeds}")
if [ ! -d "$feeds/cve" ]; then
  echo "jmh: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another folder of feeds)"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
cd "$home"
# The launcher builds what is old, and knows a Java.
java=$(HINOMI_JAVA_OPTS=-XshowSettings:properties ./hinomi --version 2>&1 | sed -n 's/^ *java\.home = //p')
[ -n "$java" ] || { echo "jmh: the launcher found no Java, or could not build" >&2; exit 1; }
mvn -B -q -ntp -Pbench toolchains:select-jdk-toolchain@default compiler:testCompile@bench \
  dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath" </dev/null >&2
"$java/bin/java" -Djmh.ignoreLock=true --sun-misc-unsafe-memory-access=allow -cp "target/bench-classes:target/classes:$(cat "$work/classpath")" \
  org.openjdk.jmh.Main "$only" -f 1 "${rounds[@]}" -bm avgt -tu ns -prof gc -foe true -v SILENT \
  -jvmArgs "--sun-misc-unsafe-memory-access=allow -Xmx512m -XX:+UseSerialGC -Dhinomi.feeds=$feeds" -rf json -rff "$work/result.json" </dev/null >&2
python3 - "$work/result.json" <<'PYTHON'
import json, sys
print("%-44s %12s %12s %12s" % ("", "ns/op", "± ns", "B/op"))
for one in json.load(open(sys.argv[1])):
    score = one["primaryMetric"]
    error = score["scoreError"]
    bytes_ = next(v["score"] for k, v in one["secondaryMetrics"].items() if "alloc.rate.norm" in k)
    name = one["benchmark"].replace("hinomi.", "")
    print("%-44s %12.0f %12s %12.0f" % (name, score["score"], "-" if error == "NaN" else "%.0f" % error, bytes_))
PYTHON
