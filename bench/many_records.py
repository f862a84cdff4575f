#!/usr/bin/env python3
"""many_records.py FEEDS ZIP COUNT [--changed SHARE] [--level N]: writes a zip in a zip as the CVE List publishes it,
with COUNT records made of the captured ones in FEEDS/cve by numbering them anew. With --changed that share of them
says something else than without."""
import argparse, glob, gzip, os, re, tempfile, zipfile

ap = argparse.ArgumentParser(usage=__doc__)
ap.add_argument("feeds")
ap.add_argument("zip")
ap.add_argument("count", type=int)
ap.add_argument("--changed", type=float, default=0)
ap.add_argument("--level", type=int, default=6)
args = ap.parse_args()

files = sorted(glob.glob(os.path.join(args.feeds, "cve", "cve5-*.ndjson.gz")))
if not files:
    raise SystemExit("many_records: no records below " + args.feeds)
OWN = re.compile(rb'"cveId"\s*:\s*"(CVE-(\d{4})-\d+)"')
TEXT = re.compile(rb'("descriptions"\s*:\s*\[\s*\{[^\]]*?"value"\s*:\s*")')
every = round(1 / args.changed) if args.changed else 0


def lines():
    """The captured records again and again; the first round takes few of every year, so that few are mixed too."""
    step = max(1, 60000 // args.count)
    while True:
        for name in files:
            with gzip.open(name) as f:
                for number, line in enumerate(f):
                    if number % step == 0:
                        yield line


written, numbers = 0, {}
with tempfile.NamedTemporaryFile(dir=os.path.dirname(os.path.abspath(args.zip))) as inner:
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=args.level) as z:
        for line in lines():
            if written == args.count:
                break
            m = OWN.search(line)
            year = m.group(2).decode()
            number = numbers[year] = numbers.get(year, 999) + 1
            new = "CVE-%s-%04d" % (year, number)
            line = line.replace(m.group(1), new.encode())
            if every and written % every == 0:
                line = TEXT.sub(rb'\1Once more: ', line, count=1)
            entry = zipfile.ZipInfo("cves/%s/%dxxx/%s.json" % (year, number // 1000, new), (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(entry, line)
            written += 1
    inner.flush()
    with zipfile.ZipFile(args.zip, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as outer:
        outer.write(inner.name, "cves.zip")
print("%d records, %d MB zipped" % (written, os.path.getsize(args.zip) >> 20))
