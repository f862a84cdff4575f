#!/usr/bin/env python3
"""Measures matching in Japanese: entries of JVN iPedia made from JVN's product dictionary, one for each product of the
watches' own vendors and for some thousand others, with the vendor's and the product's names in a title and text as
JVN iPedia writes them, and without any CPE."""
import fnmatch
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from xml.sax.saxutils import escape, quoteattr

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:sec="http://jvn.jp/rss/mod_sec/3.0/">\n')
FORMS = {
    "VのPにおける": ("{v}の{p}における境界外書き込みに関する脆弱性", "{v}の{p}には、境界外書き込みに関する脆弱性が存在します。", False),
    "V の P における": ("{v} の {p} における不適切な認証に関する脆弱性", "{v} の {p} には、不適切な認証に関する脆弱性が存在します。", False),
    "Pにおける": ("{p}におけるクロスサイトスクリプティングの脆弱性", "{p}には、クロスサイトスクリプティングの脆弱性が存在します。", False),
    "製品名の欄": ("複数の製品における脆弱性", "複数の製品には、脆弱性が存在します。", True),
}


def main():
    feeds = sys.argv[1]
    command = sys.argv[2]
    with open(os.path.join(HERE, "jvn.tsv"), encoding="utf-8") as f:
        watches = {w: p.split() for w, p in (line.rstrip("\n").split("\t") for line in f if line[0] != "#")}
    rows = []
    with gzip.open(os.path.join(feeds, "jvnipedia/jvn_products_2025-02-03.jsonl.gz"), "rt", encoding="utf-8") as f:
        for line in f:
            r = json.loads(line)
            r["pair"] = ":".join(r["pcpe"].replace("cpe:/", "").split(":")[1:3]).lower()
            rows.append(r)
    vendors = {p.split(":")[0] for pairs in watches.values() for p in pairs}
    chosen = [r for i, r in enumerate(rows) if r["pair"].split(":")[0] in vendors or i % 25 == 0]
    own = {w: {i for i, r in enumerate(chosen) if any(fnmatch.fnmatchcase(r["pair"], p) for p in pairs)}
           for w, pairs in watches.items()}
    print("\n%d watches, %d entries a form\n" % (len(watches), len(chosen)))
    print("| form | precision | recall | right | wrong | missed |\n| --- | --- | --- | --- | --- | --- |")
    wrongs = []
    for form, (title, text, structured) in FORMS.items():
        with tempfile.TemporaryDirectory() as work:
            conf, data = os.path.join(work, "hinomi.yml"), os.path.join(work, "entries.rdf")
            with open(conf, "w", encoding="utf-8") as f:
                f.write("language: ja\nwatches:\n" + "".join(
                    "  - %s\n" % json.dumps(w, ensure_ascii=False) for w in watches))
            with open(data, "w", encoding="utf-8") as f:
                f.write(HEAD)
                for i, r in enumerate(chosen):
                    url = "https://jvndb.jvn.jp/ja/contents/2026/JVNDB-2026-%06d.html" % i
                    names = {"v": escape(r["vname"]), "p": escape(r["pname"])}
                    cpe = "<sec:cpe vendor=%s product=%s/>" % (quoteattr(r["vname"]), quoteattr(r["pname"]))
                    f.write('<item rdf:about="%s"><title>%s</title><link>%s</link><description>%s</description>'
                            "<sec:identifier>JVNDB-2026-%06d</sec:identifier>%s"
                            "<dcterms:issued>2026-10-08T19:59+09:00</dcterms:issued></item>\n" % (
                                url, title.format(**names), url, text.format(**names), i, cpe if structured else ""))
                f.write("</rdf:RDF>\n")
            done = subprocess.run([command, "match", "-c", conf, data], capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL)
            if done.returncode != 0:
                sys.exit("signal: match ended with %d: %s" % (done.returncode, done.stderr[:2000]))
        said = {(line.split("\t")[1], int(line.split("\t")[0][-6:])) for line in done.stdout.splitlines()}
        truth = {(w, i) for w, of in own.items() for i in of}
        hit, wrong, missed = len(truth & said), said - truth, truth - said
        wrongs += [(form, "wrong", w, chosen[i]["vname"], chosen[i]["pname"], chosen[i]["pair"]) for w, i in wrong]
        wrongs += [(form, "missed", w, chosen[i]["vname"], chosen[i]["pname"], chosen[i]["pair"]) for w, i in missed]
        print("| %s | %.3f | %.3f | %d | %d | %d |" % (form, hit / max(1, hit + len(wrong)),
                                                     hit / max(1, hit + len(missed)), hit, len(wrong), len(missed)))
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w", encoding="utf-8") as f:
            f.writelines("\t".join(w) + "\n" for w in sorted(wrongs))


if __name__ == "__main__":
    main()
