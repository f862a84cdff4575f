#!/usr/bin/env bash
# Every benchmark, one after the other: what each prints goes to target/performance.md, with the machine and the day,
# for docs/performance.md, which also says what it means.
#   bench/all.sh [--smallest] [--only NAME]… [--out FILE]
# --smallest takes each in its smallest form and writes nothing, unless --out names a file.
# A bench that lacks its data says so; one that fails is noted, and makes this fail in the end.
set -euo pipefail
smallest=() out= only=()
while [ $# -gt 0 ]; do
  case $1 in
    --smallest) smallest=(--smallest) ;;
    --only) only+=("${2:?--only needs a name}"); shift ;;
    --out) out=${2:?--out needs a file}; shift ;;
    *) echo "usage: bench/all.sh [--smallest] [--only NAME]… [--out FILE]" >&2; exit 2 ;;
  esac
  shift
done
home=$(cd "$(dirname "$0")/.." && pwd)
if [ -n "$out" ]; then
  out=$(realpath -m "$out")
elif [ "${#smallest[@]}" = 0 ]; then
  out=$home/target/performance.md
fi
# Started by something that runs each bench in its smallest form already: naming them is all that is left.
if [ "${#smallest[@]}" != 0 ] && [ "${#only[@]}" = 0 ] && [ -z "$out" ]; then
  for bench in "$home"/bench/*.sh; do
    [ "$(basename "$bench")" = all.sh ] || { bash -n "$bench" && echo "would run bench/$(basename "$bench")"; }
  done
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
one() { # one NAME COMMAND…
  local name=$1 status=0
  shift
  if [ "${#only[@]}" != 0 ] && ! printf '%s\n' "${only[@]}" | grep -qxF "$name"; then return 0; fi
  echo "== $name" >&2
  "$@" "${smallest[@]}" >"$work/out" 2>"$work/err" </dev/null || status=$?
  {
    printf '\n## %s\n\n`%s`, %s, load before it %s\n\n```text\n' "$name" \
      "$(printf '%s ' "${@/#$home\//}" "${smallest[@]}" | sed 's/ $//')" "$(date -u +%Y-%m-%dT%H:%MZ)" "$load"
    cat "$work/out"
    [ "$status" = 0 ] || { echo "failed with $status"; tail -n 5 "$work/err"; }
    printf '```\n'
  } | tee -a "$work/all"
  [ "$status" = 0 ] || failed+=("$name")
}
load() { cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?'; }
failed=()
{
  printf '# Performance\n\n'
  printf 'Written by `bench/all.sh`. Each figure stands beside a floor of the same run where there is one; on a machine with other work, processor seconds and ratios say more than wall time.\n\n'
  printf -- '- machine: %s × %s, %s of memory\n' "$(nproc)" \
    "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" \
    "$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo | awk '{printf "%.0f GB", $1 / 1048576}')"
  printf -- '- system: %s\n- data: the captured feeds, 62,862 CVE records numbered anew where more are asked for\n' \
    "$(uname -sr)"
} >"$work/all"
for name in import backtest scale postgres search pages matching nochange epss ticket jmh signal; do
  load=$(load)
  one "$name" "$home/bench/$name.sh"
done
if [ -n "$out" ]; then mkdir -p "$(dirname "$out")" && cp "$work/all" "$out"; fi
if [ "${#failed[@]}" != 0 ]; then echo "all: failed: ${failed[*]}" >&2; exit 1; fi
