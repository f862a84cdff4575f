#!/usr/bin/env python3
"""Fills the ledger of a store in SQLite with made-up decisions of a year, and makes tickets of some.

usage: bench/made_up_ledger.py hinomi.db ENTRIES TICKETS

The vulnerabilities that are there are decided; a sixtieth of them arrived in the last 30 days.
"""

import random
import sqlite3
import sys
import time

YEAR = 365 * 86400
RULES = [
    ("DROPPED", "min-cvss"),
    ("DROPPED", "exclude"),
    ("DROPPED", "version"),
    ("DROPPED", "confidence"),
    ("DIGEST", "mention"),
    ("HELD", "budget"),
]


def main():
    path, entries, tickets = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(7)
    now = int(time.time())
    db = sqlite3.connect(path)
    ids = [row[0] for row in db.execute("SELECT id FROM vulnerability ORDER BY id")]
    chance.shuffle(ids)
    young = len(ids) // 60
    db.executemany(
        "UPDATE vulnerability SET first_decided = ?, arrived = ? WHERE id = ?",
        (
            (at, at, one)
            for n, one in enumerate(ids)
            for at in [(now - chance.randrange(30 * 86400 if n < young else 5 * YEAR)) * 1000000]
        ),
    )
    moments = sorted(now - chance.randrange(YEAR) for _ in range(entries))
    concerned = ids[: max(1, len(ids) // 4)]
    db.executemany(
        "INSERT INTO ledger (at, vulnerability, destination, watch, fate, rule, reason, evidence)"
        " VALUES (?, ?, 'redmine/vuln', ?, ?, ?, ?, ?)",
        (
            (
                at * 1000000,
                chance.choice(concerned),
                "watch %d" % chance.randrange(60),
                *chance.choice(RULES),
                '{"room":"ticket/gate","key":"none","args":["%s"]}' % ("x" * 60),
                None,
            )
            for at in moments
        ),
    )
    for number in range(tickets):
        planned = (now - chance.randrange(YEAR)) * 1000000
        one = concerned[number % len(concerned)]
        row = db.execute(
            "INSERT INTO ticket (destination, ref, url, subject, planned, filed) VALUES (?, ?, ?, ?, ?, ?)",
            ("redmine/vuln", "m%d" % number, "https://redmine.example/%d" % number, "made up", planned, planned),
        )
        db.execute(
            "INSERT OR IGNORE INTO ticket_member (ticket_key, vulnerability, ticket, place) VALUES (?, ?, ?, 0)",
            ("made-up-%d" % number, one, row.lastrowid),
        )
    db.commit()


main()
