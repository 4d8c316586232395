#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetches the archives of a manifest into flatpak-builder's cache; leaves out, aloud, the modules
whose archive cannot be had.

usage: sources.py MANIFEST CACHE
"""

import hashlib
import json
import os
import shutil
import sys
import urllib.request


def fetch(source, cache):
    """Whether the archive is in the cache, with its checksum."""
    path = os.path.join(cache, source["sha256"], os.path.basename(source["url"]))
    if os.path.exists(path):
        return True
    try:
        with urllib.request.urlopen(source["url"], timeout=20) as answer:
            data = answer.read()
    except OSError as error:
        print(f"{source['url']}: {error}")
        return False
    if hashlib.sha256(data).hexdigest() != source["sha256"]:
        sys.exit(f"{source['url']} does not have the checksum that the manifest gives")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".part", "wb") as out:
        out.write(data)
    shutil.move(path + ".part", path)
    return True


def main(path, cache):
    with open(path) as file:
        manifest = json.load(file)
    kept = []
    for module in manifest["modules"]:
        archives = [source for source in module["sources"] if source["type"] == "archive"]
        if all([fetch(source, cache) for source in archives]):
            kept.append(module)
        else:
            print(f"The module {module['name']} is left out: the runtime made here has it of Debian.")
    manifest["modules"] = kept
    with open(path, "w") as file:
        json.dump(manifest, file, indent=2)


main(*sys.argv[1:])
