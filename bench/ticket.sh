#!/usr/bin/env bash
# How fast tickets are written and delivered. First the texts alone, of matches in captured CVE records. Then, where
# REDMINE_URL and REDMINE_API_KEY name a Redmine (eval "$(dev/redmine/redmine-up)"), a pass that files N tickets in it,
# beside as many issues of the same text sent by curl in a loop, which searches for nothing before it. The issues stay
# in that Redmine: take a throw-away one.
#   bench/ticket.sh [--smallest] [N]     100 tickets, 5 with --smallest; HINOMI_FEEDS names the folder of feeds
#   REDMINE_PROJECT names the project (vuln)
set -euo pipefail
tickets=100 texts=2000 seconds=5
for argument in "$@"; do
  case $argument in
    --smallest) tickets=5 texts=200 seconds=0.5 ;;
    *[!0-9]* | '' | 0*) echo "usage: bench/ticket.sh [--smallest] [N]" >&2; exit 2 ;;
    *) tickets=$argument ;;
  esac
done
home=$(cd "$(dirname "$0")/.." && pwd)
feeds=${HINOMI_FEEDS:-$home/../shared/feeds}
java=$(HINOMI_JAVA_OPTS=-XshowSettings:properties "$home/hinomi" --version 2>&1 | sed -n 's/^ *java\.home = //p')
[ -n "$java" ] || { echo "ticket: the launcher found no Java, or could not build" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
if [ -d "$feeds/cve" ]; then
  "$java/bin/java" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -XX:+UseSerialGC -Xmx512m \
    -cp "$home/target/classes:$home/target/lib/*" "$home/bench/floor/TicketText.java" "$feeds/cve" "$texts" "$seconds"
else
  echo "ticket: texts skipped, there is no folder $feeds/cve (HINOMI_FEEDS names another folder of feeds)"
fi
if [ -z "${REDMINE_URL:-}" ] || [ -z "${REDMINE_API_KEY:-}" ]; then
  echo "ticket: delivery skipped, REDMINE_URL and REDMINE_API_KEY name no Redmine (see dev/redmine/redmine-up)"
  exit 0
fi
export REDMINE_URL REDMINE_API_KEY REDMINE_PROJECT=${REDMINE_PROJECT:-vuln}
python3 - "$home" "$work" "$tickets" <<'PYTHON'
import http.server, json, os, random, subprocess, sys, threading, time, urllib.request
home, work, tickets = sys.argv[1], sys.argv[2], int(sys.argv[3])
url, key, project = (os.environ["REDMINE_" + n] for n in ("URL", "API_KEY", "PROJECT"))
first = random.randrange(10_000_000, 90_000_000)  # ids that this Redmine has not seen
date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(time.time() - 3600))
rss = '<rss version="2.0"><channel><title>x</title><link>http://127.0.0.1/</link><description>x</description>%s</channel></rss>' % "".join(
    "<item><title>nginx: overflow in module %d (CVE-2026-%d)</title><link>http://127.0.0.1/%d</link><guid>%d</guid>"
    "<pubDate>%s</pubDate><description>nginx before 1.%d.0 writes beyond a buffer when a request has %s.</description></item>"
    % (i, first + i, first + i, first + i, date, i, "many long header lines " * 20) for i in range(tickets))

class Feed(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = rss.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args):
        pass

feed = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feed)
threading.Thread(target=feed.serve_forever, daemon=True).start()
config = work + "/hinomi.yml"
with open(config, "w") as f:
    f.write('''language: en
sources:
  {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off, feeds: [{name: bench, url: "http://127.0.0.1:%d/rss"}]}
tracker: {redmine: {url: "%s", api-key: "${REDMINE_API_KEY}", project: %s}}
limits: {start: 2020-01-01, tickets-per-day: 100000, mails-per-day: 100000}
group: none
watches: [nginx]
''' % (feed.server_port, url, project))

def ask(path):
    request = urllib.request.Request(url + path, headers={"X-Redmine-API-Key": key})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)

def count():
    return ask("/issues.json?status_id=*&limit=1&project_id=" + project)["total_count"]

def measured(command):
    begun = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("ticket: %s ended with %d\n%s" % (command[0], process.returncode, output.decode(errors="replace")))
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begun, output.decode(errors="replace")

def row(name, cpu, wall, each):
    print("%-34s %9.2f %9.2f %12.1f" % (name, cpu, wall, each), flush=True)

hinomi = [home + "/hinomi", "run", "-c", config]
before = count()
cpu, wall, said = measured(hinomi)
filed = count() - before
if filed != tickets:
    sys.exit("ticket: %d issues are new in the Redmine, of %d\n%s" % (filed, tickets, said))
idle_cpu, idle_wall, _ = measured(hinomi)
one = ask("/issues.json?status_id=*&limit=1&sort=id:desc&project_id=" + project)["issues"][0]
text = one["description"].rstrip().rpartition("\n")[0]  # without Hinomi's line of keys
body = work + "/issue.json"
with open(body, "w") as f:
    json.dump({"issue": {"project_id": project, "subject": one["subject"], "description": text}}, f)
before = count()
loop = ["bash", "-c", 'for ((i = 0; i < $1; i++)); do curl -fsS -o /dev/null -H "X-Redmine-API-Key: $REDMINE_API_KEY" '
        '-H "Content-Type: application/json" --data-binary "@$2" "$REDMINE_URL/issues.json" || exit 1; done',
        "curl", str(tickets), body]
curl_cpu, curl_wall, _ = measured(loop)
if count() - before != tickets:
    sys.exit("ticket: curl's issues are not all there")
print("%-34s %9s %9s %12s" % ("%d tickets, %d characters" % (tickets, len(one["description"])), "CPU s", "wall s", "ms a ticket"))
row("floor: curl in a loop", curl_cpu, curl_wall, curl_wall / tickets * 1000)
row("pass that files them", cpu, wall, wall / tickets * 1000)
row("pass that has nothing to do", idle_cpu, idle_wall, 0)
print("delivery alone: %.1f ms a ticket, %.2f × curl" % (
    (wall - idle_wall) / tickets * 1000, (wall - idle_wall) / curl_wall))
PYTHON
