#!/usr/bin/env bash
# How long the import of the whole CVE List takes, as a whole process with 384 MB: of a zip in a zip as it is
# published, made here of the captured records by numbering them anew; again with 2 % of them changed; and once more
# with nothing changed. Beside it stands what it cannot do without, measured in the same run: to unpack the outer
# zip, inflate every record and pull the same fields out of it; for the others, to unpack the outer zip and read the
# list of what is in it.
#   bench/import.sh [--smallest] [--records N]     360000 records, 6000 with --smallest
#   HINOMI_FEEDS names the folder of feeds
set -euo pipefail
records=360000 level=6
while [ $# -gt 0 ]; do
  case $1 in
    --smallest) records=6000 level=1 ;;
    --records) records=${2:-} && shift ;;
    *) records= ;;
  esac
  [[ $records =~ ^[1-9][0-9]*$ ]] || { echo "usage: bench/import.sh [--smallest] [--records N]" >&2; exit 2; }
  shift
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
if [ ! -d "$feeds/cve" ]; then
  echo "import: skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another folder of feeds)"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
python3 "$home/bench/many_records.py" "$feeds" "$work/all.zip" "$records" --level "$level"
python3 "$home/bench/many_records.py" "$feeds" "$work/changed.zip" "$records" --level "$level" --changed 0.02

java=$(HINOMI_JAVA_OPTS=-XshowSettings:properties "$home/hinomi" --version 2>&1 | sed -n 's/^ *java\.home = //p')
"$java/bin/javac" -d "$work" -cp "$home/target/lib/*" "$home/bench/floor/ImportFloor.java"
floor="exec '$java/bin/java' -XX:+UseSerialGC -Xmx384m -cp '$work:$home/target/lib/*' ImportFloor"
printf 'language: en\nwatches: [nginx]\n' >"$work/hinomi.yml"
export HINOMI_JAVA_OPTS=-Xmx384m
python3 - "$work" \
  "floor: unpack, inflate, pull|$floor parse '$work/all.zip'" \
  "import|exec '$home/hinomi' backfill cve --json -c '$work/hinomi.yml' --from '$work/all.zip'" \
  "floor: unpack, read the list|$floor directory '$work/changed.zip'" \
  "import, 2 % changed|exec '$home/hinomi' backfill cve --json -c '$work/hinomi.yml' --from '$work/changed.zip'" \
  "import, nothing changed|exec '$home/hinomi' backfill cve --json -c '$work/hinomi.yml' --from '$work/changed.zip'" <<'PYTHON'
import json, os, subprocess, sys, time
work, commands = sys.argv[1], [c.split("|") for c in sys.argv[2:]]
print("%-30s %8s %8s %9s %8s %10s  %s" % ("", "CPU s", "wall s", "RSS MB", "x floor", "records/s", "records"))
floor = 1
for name, command in commands:
    begun = time.monotonic()
    process = subprocess.Popen(command, shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("import: %s ended with %d\n%s" % (name, process.returncode, output.decode(errors="replace")))
    cpu = usage.ru_utime + usage.ru_stime
    told, rate, ratio = "", "", ""
    if name.startswith("floor"):
        floor = cpu
    else:
        got = json.loads(output)["files"][0]
        told = ", ".join("%s %d" % (k, got[k]) for k in ("new", "changed", "unchanged", "rejected"))
        if got["records"] != got["new"] + got["changed"] + got["unchanged"] + got["rejected"]:
            sys.exit("import: the counts do not add up: " + told)
        ratio, rate = "%.1f" % (cpu / floor), "%d" % (got["records"] / wall)
    print("%-30s %8.1f %8.1f %9d %8s %10s  %s" % (name, cpu, wall, usage.ru_maxrss / 1024, ratio, rate, told), flush=True)
print("database: %d MB" % (os.path.getsize(work + "/hinomi.db") >> 20))
PYTHON
