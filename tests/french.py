#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks po/fr.po: nothing is missing, and the rules of French typography. Speaks TAP.

usage: french.py SOURCE-DIR
"""

import ast
import glob
import os
import re
import subprocess
import sys
import tempfile

NBSP = "\u00a0"
KEYWORDS = """_ N_ C_:1c,2 NC_:1c,2 g_dcgettext:2 g_dngettext:2,3 g_dpgettext2:2c,3
              ngettext:1,2 pgettext:1c,2""".split()

# What must not be found in a French string, and why.
RULES = [
    ("the apostrophe is ’", r"'"),
    ("the quotation marks are « »", r"[“”\"]"),
    ("the ellipsis is …", r"\.\.\."),
    ("a no-break space stands before ? ! % € »", rf"(?<!{NBSP})[?!%€»]"),
    ("a no-break space stands before a colon or semicolon", rf"[^{NBSP}\d][:;](?=\s|$)"),
    ("a no-break space follows «", rf"«(?!{NBSP})"),
    ("U+202F has no width in Cantarell", "\u202f"),
    ("hours are written 9 h 30 with no-break spaces", r"\d h\b|\bh \d"),
]
# Lists for machines, not sentences.
NOT_A_SENTENCE = re.compile(r"^[^\s;]+(;[^\s;]+)+;$")
PLACEHOLDER = re.compile(r"%(\d+\$)?[-0']*\d*(\.\d+)?l?[%a-zA-Z]")


def entries(path):
    """Each (msgid, [msgstr…]) of a catalogue."""
    text = subprocess.run(["msgcat", "--no-wrap", "--no-location", path], check=True,
                          capture_output=True, text=True).stdout
    for block in text.split("\n\n"):
        msgid, strings, current = "", [], None
        for line in block.splitlines():
            found = re.match(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])? (".*")$', line)
            if found:
                current = found[1]
                if current == "msgstr":
                    strings.append(ast.literal_eval(found[2]))
                elif current == "msgid":
                    msgid = ast.literal_eval(found[2])
            elif line.startswith('"') and current == "msgstr":
                strings[-1] += ast.literal_eval(line)
            elif line.startswith('"') and current == "msgid":
                msgid += ast.literal_eval(line)
        if msgid and strings:
            yield msgid, strings


def missing(catalogue):
    """What the sources say that the catalogue does not."""
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "maillage.pot")
        subprocess.run(["xgettext", "--from-code=UTF-8", "--files-from=po/POTFILES.in",
                        "--output", template] + [f"--keyword={word}" for word in KEYWORDS],
                       check=True)
        said = subprocess.run(["msgcmp", catalogue, template], capture_output=True, text=True,
                              env=dict(os.environ, LC_ALL="C")).stderr.strip()
        # msgcmp warns of what is no longer used; only what is missing matters.
        return [line for line in said.splitlines() if "warning" not in line]


def broken(catalogue, pattern):
    """The French strings in which the pattern is found."""
    for msgid, strings in entries(catalogue):
        for string in strings:
            plain = PLACEHOLDER.sub(lambda found: "%" if found[0] == "%%" else "X", string)
            if not NOT_A_SENTENCE.match(string) and re.search(pattern, plain):
                yield f"{msgid!r}: {string!r}"


def faults_of_manifests():
    """Our plugins say in French what they are."""
    for path in sorted(glob.glob("plugins/*/*.plugin.in")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for key in ("Name", "Description"):
            if not re.search(rf"^{key}\[fr\]=\S", text, re.MULTILINE):
                yield f"{path} has no {key}[fr]"
        for line in re.findall(r"^\w+\[fr\]=(.*)$", text, re.MULTILINE):
            for what, pattern in RULES:
                if re.search(pattern, line):
                    yield f"{path}: {what}: {line}"


def plurals_elsewhere():
    """ngettext() alone looks in the running program's catalogue, which may not be ours."""
    for path in sorted(glob.glob("app/*/*.c") + glob.glob("plugins/*/*.c")):
        with open(path, encoding="utf-8") as file:
            if re.search(r"(?<!\w)ngettext \(\"|(?<!\w)ngettext \(\n", file.read()):
                yield path


def main():
    os.chdir(sys.argv[1])
    catalogue = "po/fr.po"
    checks = [("every string of the sources is in French", missing(catalogue))]
    checks += [(what, list(broken(catalogue, pattern))) for what, pattern in RULES]
    checks += [("our plugins' manifests are in French", list(faults_of_manifests()))]
    checks += [("plurals are looked up in our own catalogue", list(plurals_elsewhere()))]
    for number, (what, faults) in enumerate(checks, 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {what}")
        for fault in faults:
            print(f"# {fault}")
    print(f"1..{len(checks)}")


main()
