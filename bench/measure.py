#!/usr/bin/env python3
"""measure.py RUNS NAME=COMMAND ...: runs the commands in turn, as whole processes, RUNS times each after one
that is not counted, and prints a table of wall time and peak resident memory. Fails when a command does."""
import os, statistics, subprocess, sys, time

runs = int(sys.argv[1])
commands = [arg.split("=", 1) for arg in sys.argv[2:]]
seen = {name: [] for name, _ in commands}
for run in range(runs + 1):
    for name, command in commands:
        start = time.monotonic()
        process = subprocess.Popen(command, shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit("measure: %s ended with %d\n%s" % (name, process.returncode, output.decode(errors="replace")))
        if run:
            seen[name].append((wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))

print("%-24s %10s %10s %10s %10s %12s" % ("median of %d" % runs, "wall s", "least", "most", "CPU s", "most RSS MB"))
for name, rows in seen.items():
    wall, cpu, memory = zip(*rows)
    print("%-24s %10.2f %10.2f %10.2f %10.2f %12.0f" % (
        name, statistics.median(wall), min(wall), max(wall), statistics.median(cpu), max(memory)))
