#!/usr/bin/env bash
# How long a pass takes that finds nothing new, on all sources: the whole process, from the launcher to its exit,
# beside a Java program that only says hello. The sources are a mirror of captured feeds (dev/feed-mirror).
#   bench/nochange.sh [--smallest] [RUNS]     10 runs, 2 with --smallest; HINOMI_FEEDS names the folder of feeds
set -euo pipefail
runs=10
for argument in "$@"; do
  case $argument in
    --smallest) runs=2 ;;
    *[!0-9]* | '') echo "usage: bench/nochange.sh [--smallest] [RUNS]" >&2; exit 2 ;;
    *) runs=$argument ;;
  esac
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds" ]; then
  echo "nochange: skipped, there is no folder $feeds (HINOMI_FEEDS names another)"
  exit 0
fi

work=$(mktemp -d)
mirror=
trap '[ -z "$mirror" ] || kill "$mirror" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

"$home/dev/feed-mirror" --feeds "$feeds" --port 0 --cve-days 0 --requests "$work/requests" >"$work/mirror" 2>&1 &
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
sources: {jvn: {}, jvn-ipedia: {}, jpcert: {}, cve: {}, kev: {}, epss: {}}
limits: {start: 2025-01-20, tickets-per-day: 1000}
watches: [nginx, Google Chrome, Movable Type, Linux Kernel, {product: WordPress, exclude: [plugin, プラグイン]}]
YAML

# Until a pass brings nothing new, which the second should not.
for _ in 1 2 3; do
  : >"$work/requests"
  "$home/hinomi" run -c "$work/hinomi.yml" -v </dev/null >"$work/summary" 2>&1 || { cat "$work/summary" >&2; exit 1; }
  changed=$(awk -F'\t' '$4 != 304' "$work/requests" | wc -l)
  [ "$changed" -gt 0 ] || break
done
cat "$work/summary"
echo "requests of this pass: $(awk -F'\t' '{n[$4]++} END {for (s in n) printf "%s x %d  ", s, n[s]}' "$work/requests")"
[ "$changed" = 0 ] || { echo "nochange: the sources still answer with bodies" >&2; cat "$work/requests" >&2; exit 1; }

java=$(HINOMI_JAVA_OPTS=-XshowSettings:properties "$home/hinomi" --version 2>&1 | sed -n 's/^ *java\.home = //p')
cat >"$work/Hello.java" <<'JAVA'
class Hello { public static void main(String[] args) { System.out.println("hello"); } }
JAVA
"$java/bin/javac" -d "$work" "$work/Hello.java"

python3 "$home/bench/measure.py" "$runs" \
  "hello in Java=exec '$java/bin/java' -cp '$work' Hello" \
  "hinomi --version=exec '$home/hinomi' --version" \
  "pass with nothing new=exec '$home/hinomi' run -c '$work/hinomi.yml'"
