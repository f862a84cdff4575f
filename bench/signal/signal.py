#!/usr/bin/env python3
"""Measures matching on labelled records: what `hinomi match` says of them without any CPE, against their CPEs.

Truth: a watch is hit by a record of which one CPE with vulnerable=true is the watch's own (watches.tsv).
Input: the record without CPEs; of CVE records also without the ADP container.
"""
import argparse
import fnmatch
import functools
import glob
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(os.path.dirname(HERE))


class Watch:
    def __init__(self, line):
        name, fold, kind, pairs, others = (line.rstrip("\n").split("\t") + [""] * 5)[:5]
        self.name, self.fold, self.kind = name, fold, kind
        self.pairs = pairs.lower().split()
        self.names = [name] + [n for n in others.split("|") if n]
        self.windows = kind == "windows"
        self.kind_asked = "product"
        self.words = [re.compile(r"(?<![a-z0-9])%s(?![a-z0-9])" % re.escape(n.lower())) for n in self.names]


    def asked(self):
        name = json.dumps(self.name, ensure_ascii=False)
        if self.kind_asked == "cpe":
            vendor, product = self.pairs[0].split(":", 1)
            return '{name: %s, cpe: "cpe:2.3:*:%s:%s"}' % (name, vendor, product.replace("\\", "\\\\"))
        return "{name: %s, vendor: %s}" % (name, name) if self.kind_asked == "vendor" else name


@functools.lru_cache(maxsize=None)
def own(pairs, pair):
    return any(fnmatch.fnmatchcase(pair, p) for p in pairs)


class Record:
    """An input with its truth: `text` is all of its words, `products` what its CNA names."""

    def __init__(self, ident, payload, text, products, pairs):
        self.id, self.payload, self.text, self.products, self.pairs = ident, payload, text.lower(), products, pairs


def pair(cpe):
    parts = re.split(r"(?<!\\):", cpe)
    at = 3 if cpe.startswith("cpe:2.3:") else 2
    return ":".join(parts[at:at + 2]).lower()


def matches(configurations):
    return {pair(m["criteria"]) for c in configurations for n in c.get("nodes", [])
            for m in n.get("cpeMatch", []) if m.get("vulnerable")}


def nvd(paths):
    seen = {}
    for path in paths:
        with gzip.open(path) as f:
            for v in json.load(f)["vulnerabilities"]:
                seen[v["cve"]["id"]] = v["cve"]
    for c in seen.values():
        if not c.get("configurations"):
            continue
        text = " ".join(d["value"] for d in c["descriptions"] if d["lang"] == "en")
        keep = {k: v for k, v in c.items() if k not in ("configurations", "affected")}
        yield Record(c["id"], {"cve": keep}, text, [], matches(c["configurations"]))


def cve(paths):
    for path in paths:
        with gzip.open(path) as f:
            for line in f:
                r = json.loads(line)
                pairs = set()
                cna = r["containers"]["cna"]
                for k in [cna] + r["containers"].get("adp", []):
                    pairs |= {pair(p) for a in k.get("affected", []) for p in a.get("cpes", [])}
                    pairs |= matches(k.get("cpeApplicability", []))
                if not pairs:
                    continue
                r["containers"].pop("adp", None)
                cna.pop("cpeApplicability", None)
                products = []
                for a in cna.get("affected", []):
                    a.pop("cpes", None)
                    products.append((a.get("vendor", ""), a.get("product", "")))
                text = " ".join(d["value"] for d in cna.get("descriptions", []) if d["lang"].startswith("en"))
                said = " ".join([cna.get("title", ""), text] + [" ".join(p) for p in products])
                yield Record(r["cveMetadata"]["cveId"], r, said, products, pairs)


def substring(watch, record):
    return any(n.lower() in record.text for n in watch.names)


def word(watch, record):
    return any(w.search(record.text) for w in watch.words)


def exact(watch, record):
    return any(own(tuple(watch.pairs), (v + ":" + p).lower().replace(" ", "_")) for v, p in record.products)


def hinomi(command, watches, records, work, extra=()):
    """What the program says: the set of (id, watch), and how long it took."""
    conf, data = os.path.join(work, "hinomi.yml"), os.path.join(work, "records.ndjson")
    with open(conf, "w", encoding="utf-8") as f:
        f.write("language: en\nwatches:\n" + "".join("  - %s\n" % w.asked() for w in watches))
    with open(data, "w", encoding="utf-8") as f:
        for r in records:
            f.write(json.dumps(r.payload, ensure_ascii=False) + "\n")
    begin = time.time()
    done = subprocess.run([command, "match", "-c", conf, *extra, data], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit("signal: match ended with %d: %s" % (done.returncode, done.stderr[:2000]))
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    return {(line[0], line[1]): line for line in lines}, time.time() - begin


def tally(truth, said):
    hit = len(truth & said)
    return hit, len(said - truth), len(truth - said)


def ratio(a, b):
    return a / b if b else 1.0


def prf(hit, wrong, missed):
    p, r = ratio(hit, hit + wrong), ratio(hit, hit + missed)
    return p, r, ratio(2 * p * r, p + r)


def sets(feeds, smallest):
    new = ["nvd/nvdcve-modified.json.gz", "nvd/nvdcve-recent.json.gz"]
    yield "text, new", nvd([os.path.join(feeds, p) for p in new])
    if smallest:
        return
    yield "text, 2007", nvd([os.path.join(feeds, "nvd/nvdcve-2007.json.gz")])
    yield "text, 2008", nvd([os.path.join(feeds, "nvd/nvdcve-2008.json.gz")])
    files = sorted(glob.glob(os.path.join(feeds, "cve", "cve5-*-[12]*.ndjson.gz")))
    yield "CNA, to 2022", cve([f for f in files if re.search(r"-(199\d|20[01]\d|202[0-2])\.nd", f)])
    yield "CNA, 2023", cve([f for f in files if "-2023." in f])
    yield "CNA, 2024/25", cve([f for f in files if re.search(r"-202[45]\.nd", f)])


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--feeds", default=os.environ.get("HINOMI_FEEDS", os.path.join(HOME, "../shared/feeds")))
    a.add_argument("--command", default=os.path.join(HOME, "hinomi"))
    a.add_argument("--smallest", action="store_true", help="the newest records only")
    a.add_argument("--watches", choices=["dev", "unseen", "all"], default="all")
    a.add_argument("--kind", choices=["product", "cpe", "vendor"], default="product",
                   help="what the watches name: vendors are those of vendors.tsv")
    a.add_argument("--only", help="sets whose name contains this")
    a.add_argument("--per-watch", action="store_true")
    a.add_argument("--disagreements", metavar="FILE", help="writes every wrong and missed pair there")
    o = a.parse_args()
    if not os.path.isdir(o.feeds):
        print("signal: skipped, there is no folder %s (HINOMI_FEEDS names another)" % o.feeds)
        return
    with open(os.path.join(HERE, "vendors.tsv" if o.kind == "vendor" else "watches.tsv"), encoding="utf-8") as f:
        watches = [Watch(line) for line in f if not line.startswith("#")]
    watches = [w for w in watches if o.watches in ("all", w.fold)]
    if o.kind == "cpe":
        watches = [w for w in watches if not w.windows and "*" not in w.pairs[0]]
    for w in watches:
        w.kind_asked = o.kind
    plain, family = [w for w in watches if not w.windows], [w for w in watches if w.windows]
    print("%d watches, %d of them the Windows family\n" % (len(watches), len(family)))
    print("| records | matcher | precision | recall | F1 | recall of what the text names |")
    print("| --- | --- | --- | --- | --- | --- |")
    out = open(o.disagreements, "w", encoding="utf-8") if o.disagreements else None
    per, whole = defaultdict(Counter), []
    for name, source in sets(o.feeds, o.smallest):
        if o.only and o.only not in name:
            continue
        records = list(source)
        with tempfile.TemporaryDirectory() as work:
            said, took = hinomi(o.command, watches, records, work)
        truth = {(r.id, w.name) for w in watches for r in records if any(own(tuple(w.pairs), p) for p in r.pairs)}
        by_id, by_name = {r.id: r for r in records}, {w.name: w for w in watches}
        named = {(i, n) for i, n in truth
                 if (by_name[n].windows and "windows" in by_id[i].text) or word(by_name[n], by_id[i])}
        matchers = [("substring", substring), ("whole word", word)]
        if "CNA" in name:
            matchers.append(("exact vendor:product", exact))
        rows = [(label, {(r.id, w.name) for w in plain for r in records if m(w, r)}, plain) for label, m in matchers]
        rows += [("**hinomi**", set(said), plain), ("hinomi, Windows family", set(said), family)]
        for label, found, group in rows:
            names = {w.name for w in group}
            t, s = {x for x in truth if x[1] in names}, {x for x in found if x[1] in names}
            hit, wrong, missed = tally(t, s)
            n = {x for x in named if x[1] in names}
            print("| %s (%d) | %s | %.3f | %.3f | %.3f | %.3f |" % (
                name, len(records), label, *prf(hit, wrong, missed), ratio(len(n & s), len(n))))
            if label == "**hinomi**":
                whole.append((name, hit, wrong, missed))
        for i, n in set(said) | truth:
            kind = "hit" if (i, n) in truth and (i, n) in said else "wrong" if (i, n) in said else "missed"
            per[n][kind] += 1
            if out and kind != "hit":
                r = by_id[i]
                line = said.get((i, n), ["", "", "", "", ""])
                unnamed = "" if kind == "wrong" or (i, n) in named else "unnamed"
                out.write("\t".join([name, kind, n, i, line[2] if kind == "wrong" else unnamed, line[3],
                                     line[4] if kind == "wrong" else "",
                                     " ".join(sorted(r.pairs))[:200], re.sub(r"\s+", " ", r.text)[:500]]) + "\n")
        print("| | in %.1f s | | | | |" % took, flush=True)
    for what in ("text", "CNA"):
        parts = [w for w in whole if w[0].startswith(what)]
        if parts:
            print("| %s, all | **hinomi** | %.3f | %.3f | %.3f | |" % (
                what, *prf(*[sum(p[k] for p in parts) for k in (1, 2, 3)])))
    if o.kind == "product" and not o.smallest and not o.only:
        sys.stdout.flush()
        subprocess.run([sys.executable, os.path.join(HERE, "jvn.py"), o.feeds, o.command], check=True)
    if o.per_watch:
        print("\n| watch | precision | recall | right | wrong | missed |\n| --- | --- | --- | --- | --- | --- |")
        for w in watches:
            c = per[w.name]
            p, r, _ = prf(c["hit"], c["wrong"], c["missed"])
            print("| %s | %.2f | %.2f | %d | %d | %d |" % (w.name, p, r, c["hit"], c["wrong"], c["missed"]))


if __name__ == "__main__":
    main()
