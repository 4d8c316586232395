#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a library's version script: what its public headers declare has the version of the interface;
the rest is ours, for our own libraries and tests, and may change at any time.

usage: make-map.py PREFIX OUTPUT HEADER...
"""

import re
import sys

MARK = re.compile(r"MAILLAGE_AVAILABLE_IN_(\d+)_(\d+)\s+(G_DECLARE_\w+\s*\(\s*\w+,\s*(\w+)|[^;(]*?(\w+)\s*\()")


def declared(header):
    """(version, symbol) of everything that a header makes public."""
    with open(header, encoding="utf-8") as file:
        for found in MARK.finditer(file.read()):
            symbol = found[4] + "_get_type" if found[4] else found[5]
            yield (int(found[1]), int(found[2])), symbol


def main(prefix, output, *headers):
    versions = {}
    for header in headers:
        for version, symbol in declared(header):
            versions.setdefault(version, set()).add(symbol)
    with open(output, "w", encoding="utf-8") as file:
        before = ""
        for (major, minor), symbols in sorted(versions.items()):
            node = f"MAILLAGE_{major}_{minor}"
            file.write(f"{node}\n{{\n  global:\n")
            file.writelines(f"    {symbol};\n" for symbol in sorted(symbols))
            file.write(f"}}{before};\n\n")
            before = " " + node
        file.write(f"MAILLAGE_PRIVATE\n{{\n  global: {prefix}_*; _{prefix}_*;\n  local: *;\n}};\n")


main(*sys.argv[1:])
