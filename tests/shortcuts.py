#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says which keys of the pages are not in the window of keyboard shortcuts. Silence is good.

usage: shortcuts.py SOURCE-DIR
"""

import glob
import os
import re
import sys
import xml.etree.ElementTree as tree

# Where the keys of a file are told; a file that handles keys and is not here is one to be added.
GROUPS = {
    "app/shell/maillage-window-actions.c": "Everywhere",
    "app/widgets/maillage-ui-record-list.c": "Record",
    "app/widgets/maillage-ui-record-list-selection.c": "List",
    "app/widgets/maillage-ui-record-page.c": "Record",
    "app/widgets/maillage-ui-table-keys.c": "List",
    "app/widgets/maillage-ui-import.c": "Import and print",
    "app/widgets/maillage-ui-print-preview.c": "Import and print",
    "app/widgets/maillage-ui-field-row.c": "Everywhere",
    "app/widgets/maillage-ui-field-row-long-text.c": "Record",
    "app/widgets/maillage-ui-notes.c": "Record",
    "plugins/actions/actions-list.c": "State of progress",
    "plugins/actions/actions-column.c": "Board",
    "plugins/events/events-agenda-section.c": "Agenda of an event",
    "plugins/events/events-month.c": "Calendar",
    "plugins/events/events-calendar-page.c": "Calendar",
    "plugins/events/events-attendance-page.c": "Attendance",
}

# What an entry, a list to choose from or a question does everywhere.
USUAL = {
    "app/widgets/maillage-ui-palette.c",
    "app/widgets/maillage-ui-picker.c",
    "app/widgets/maillage-ui-record-list-filters.c",
    "app/widgets/maillage-ui-bulk.c",
    "app/widgets/maillage-ui-merge.c",
    "app/widgets/maillage-ui-erase.c",
}


def told(source):
    groups = {}
    root = tree.parse(os.path.join(source, "app/shell/maillage-shortcuts.ui")).getroot()
    for group in root.iter("object"):
        if group.get("class") != "GtkShortcutsGroup":
            continue
        title = group.find("property[@name='title']").text
        groups[title] = set()
        for accelerator in group.iter("property"):
            if accelerator.get("name") == "accelerator":
                for one in accelerator.text.split():
                    groups[title].add(re.sub("<[^>]*>", "", one).lower())
    return groups


def keys_of(text):
    found = set()
    for key in re.findall(r"GDK_KEY_(\w+)", text):
        key = re.sub("^(KP|ISO)_", "", key).lower()
        if not key.startswith("dead_"):
            found.add("return" if key == "enter" else key)
    # A span of digits is written by its ends.
    if "1" in found and "5" in found:
        found.update("1234")
    return found


def main():
    source = sys.argv[1]
    groups = told(source)
    paths = [p for folder in ("app/shell", "app/widgets", "plugins/actions", "plugins/events",
                              "plugins/partners")
             for p in glob.glob(os.path.join(source, folder, "*.c"))]
    for path in sorted(paths):
        name = os.path.relpath(path, source)
        with open(path, encoding="utf-8") as file:
            keys = keys_of(file.read())
        if not keys or name in USUAL:
            continue
        if name not in GROUPS:
            print(f"{name} handles keys: name the group of shortcuts in tests/shortcuts.py")
            continue
        missing = keys - groups.get(GROUPS[name], set()) - {"escape", "0", "9"}
        for key in sorted(missing):
            print(f"{name}: {key} is not among the shortcuts of “{GROUPS[name]}”")


main()
