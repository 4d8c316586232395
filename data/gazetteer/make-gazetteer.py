#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes territories.gaz from the npm package @etalab/decoupage-administratif.

    cd /tmp && npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-*.tgz
    ./make-gazetteer.py 2026 /tmp/package/data territories.gaz

The same input makes the same bytes. README.md describes the format; its reader is
app/core/maillage-gazetteer-file.c.
"""
import json
import pathlib
import struct
import sys
import unicodedata

MAGIC = b"MAILGAZ\x01"
TEXT_VERSION = 1  # MAILLAGE_TEXT_VERSION: the folds below are those of maillage_text_fold()
LEVELS = ("nat", "reg", "dep", "epci", "ept", "com", "arm", "comd", "coma")
COMMUNE_LEVELS = {
    "commune-actuelle": "com",
    "arrondissement-municipal": "arm",
    "commune-deleguee": "comd",
    "commune-associee": "coma",
}
LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
SPACES = "'’‘ʼ-‐‑‒–—"


def fold(text):
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(LIGATURES.get(c, c) for c in text if not unicodedata.combining(c))
    return " ".join("".join(" " if c in SPACES else c for c in text).split())


def pack(level, code):
    """A code as one number that keeps its leading zeros and letters: 1 before its digits."""
    return int("1" + code, 10 if level in ("epci", "ept") else 36)


class Gazetteer:
    def __init__(self):
        self.entries = {level: {} for level in LEVELS}
        self.former = {}

    def add(self, level, code, name, parents, population=0, postal=()):
        entry = {"name": name, "parents": parents, "population": population, "postal": postal}
        assert code not in self.entries[level], (level, code)
        self.entries[level][code] = entry

    def read(self, folder):
        def load(name):
            return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))

        places = load("communes")
        epci, ept = load("epci"), load("ept")
        self.add("nat", "FR", "France", [])
        for region in load("regions"):
            self.add("reg", region["code"], region["nom"], [("nat", "FR")])
        for departement in load("departements"):
            self.add("dep", departement["code"], departement["nom"], [("reg", departement["region"])])
        current = {p["code"]: p for p in places if p["type"] == "commune-actuelle"}
        holders = self.read_groups(current, epci, ept)
        for place in places:
            self.read_place(place, holders)
        for place in current.values():
            for code in place.get("anciensCodes", ()):
                self.read_former(code, place["code"])
        self.sum_populations()

    def read_groups(self, current, epci, ept):
        holders = {code: [] for code in current}
        for level, groups in (("epci", epci), ("ept", ept)):
            for group in groups:
                members = [current[m["code"]] for m in group["membres"]]
                parents = self.common(members)
                if level == "ept":
                    (metropolis,) = {h for m in members for h in holders[m["code"]] if h[0] == "epci"}
                    parents.append(metropolis)
                self.add(level, group["code"], group["nom"], parents)
                for member in members:
                    holders[member["code"]].append((level, group["code"]))
        return holders

    @staticmethod
    def common(members):
        """What holds every member: one département, else one région, else the country."""
        for level, key in (("dep", "departement"), ("reg", "region")):
            codes = {m[key] for m in members}
            if len(codes) == 1:
                return [(level, codes.pop())]
        return [("nat", "FR")]

    def read_place(self, place, holders):
        level = COMMUNE_LEVELS[place["type"]]
        if level == "com":
            parents = [("dep", place["departement"])] + holders[place["code"]]
        else:
            parents = [("com", place.get("chefLieu") or place["commune"])]
        postal = [int(code) for code in place.get("codesPostaux", ())]
        self.add(level, place["code"], place["nom"], parents, place.get("population", 0), postal)

    def read_former(self, code, taker):
        """A code of before now belongs to the part of a commune that kept it, else to the commune."""
        for level in ("comd", "coma"):
            part = self.entries[level].get(code)
            if part and part["parents"] == [("com", taker)]:
                self.former[code] = (level, code)
                return
        self.former[code] = ("com", taker)

    def sum_populations(self):
        for commune in self.entries["com"].values():
            held = set()
            todo = list(commune["parents"])
            while todo:
                holder = todo.pop()
                if holder not in held:
                    held.add(holder)
                    todo += self.entries[holder[0]][holder[1]]["parents"]
            for level, code in held:
                self.entries[level][code]["population"] += commune["population"]

    def write(self, vintage):
        order = [(l, c) for l in LEVELS for c in sorted(self.entries[l], key=lambda c: pack(l, c))]
        index = {key: i for i, key in enumerate(order)}
        firsts = [0]
        for level in LEVELS:
            firsts.append(firsts[-1] + len(self.entries[level]))
        lists, texts = Lists(), Texts()
        chunks = []
        for level, code in order:
            entry = self.entries[level][code]
            parents = sorted(index[p] for p in entry["parents"])
            assert all(p < index[level, code] for p in parents)
            chunks.append(struct.pack("<IIIHH", pack(level, code), entry["population"],
                                      texts.add(entry["name"]), lists.add(parents),
                                      lists.add(entry["postal"])))
        records = b"".join(chunks)
        former = sorted((pack("com", code), index[taker]) for code, taker in self.former.items())
        sections = [records, b"".join(struct.pack("<II", *f) for f in former),
                    lists.bytes(), texts.bytes()]
        header_size = len(MAGIC) + 4 * (3 + len(firsts) + len(sections))
        offsets, end = [], header_size
        for section in sections:
            offsets.append(end)
            end += len(section)
        header = struct.pack(f"<{3 + len(firsts) + len(offsets)}I",
                             end, TEXT_VERSION, vintage, *firsts, *offsets)
        return MAGIC + header + b"".join(sections)


class Lists:
    """Lists of numbers, each written once: its length, then its numbers."""

    def __init__(self):
        self.words, self.places = [], {}

    def add(self, numbers):
        key = tuple(numbers)
        if key not in self.places:
            assert len(self.words) < 0x10000
            self.places[key] = len(self.words)
            self.words += [len(key), *key]
        return self.places[key]

    def bytes(self):
        return struct.pack(f"<{len(self.words)}I", *self.words)


class Texts:
    """Names, each written once: its fold, NUL, the name, NUL."""

    def __init__(self):
        self.data, self.places = bytearray(), {}

    def add(self, name):
        if name not in self.places:
            self.places[name] = len(self.data)
            self.data += fold(name).encode() + b"\0" + name.encode() + b"\0"
        return self.places[name]

    def bytes(self):
        return bytes(self.data)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    gazetteer = Gazetteer()
    gazetteer.read(pathlib.Path(sys.argv[2]))
    data = gazetteer.write(int(sys.argv[1]))
    pathlib.Path(sys.argv[3]).write_bytes(data)
    for level, entries in gazetteer.entries.items():
        print(f"{level} {len(entries)}")
    print(f"former {len(gazetteer.former)}\n{len(data)} bytes")


if __name__ == "__main__":
    main()
