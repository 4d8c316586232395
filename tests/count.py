# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases of a `meson test` run, and says which failed or were skipped.

A GTest program counts as its cases, a TAP script as its lines, anything else as one. A program that
fails though none of its cases does (a leak, a crash at exit, a timeout) counts as one failure more.

usage: count.py BUILD-DIR
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree

PASSED, FAILED, SKIPPED = 'passed', 'failed', 'skipped'
GOOD = ('OK', 'EXPECTEDFAIL')


def gtest_cases(path):
    """(name, result, reason) of each case in the XML file GTest wrote; none if it could not."""
    try:
        root = xml.etree.ElementTree.parse(path)
    except (FileNotFoundError, xml.etree.ElementTree.ParseError):
        return
    for case in root.iter('testcase'):
        name = f"{case.get('classname')}.{case.get('name')}"
        skipped = case.find('skipped')
        if case.find('failure') is not None:
            yield name, FAILED, ''
        elif skipped is not None or case.get('result') == 'skipped':
            text = skipped.get('message', '') if skipped is not None else ''
            yield name, SKIPPED, text.strip().split('\n')[-1]
        elif case.get('status') != 'notrun':
            yield name, PASSED, ''


def tap_cases(output):
    for line in output.splitlines():
        found = re.match(r'(not )?ok\b[ \d]*(?:- )?([^#]*)(?:# SKIP(.*))?', line)
        if found:
            failed, name, skip = found.groups()
            result = FAILED if failed else PASSED if skip is None else SKIPPED
            yield name.strip(), result, (skip or '').strip()


def program_cases(build, test):
    # Meson writes "project:suite / name" when it runs several projects or suites.
    name = test['name'].split(' / ')[-1]
    cases = list(gtest_cases(build / f'{name}.xml')) or list(tap_cases(test.get('stdout') or ''))
    if test['result'] == 'SKIP' and not cases:
        return name, [('', SKIPPED, (test.get('stdout') or '').strip().split('\n')[-1])]
    if test['result'] not in GOOD + ('SKIP',) and not any(case[1] == FAILED for case in cases):
        cases.append(('', FAILED, f"{test['result']}, exit status {test['returncode']}"))
    return name, cases or [('', PASSED, '')]


def main():
    build = pathlib.Path(sys.argv[1])
    log = build / 'meson-logs' / 'testlog.json'
    tests = [json.loads(line) for line in log.open()] if log.exists() else []
    count = {PASSED: 0, FAILED: 0, SKIPPED: 0}
    for test in tests:
        name, cases = program_cases(build, test)
        for case, result, reason in cases:
            count[result] += 1
            if result != PASSED:
                print(f"{result}: {' '.join((name, case)).strip()}" + (f' ({reason})' if reason else ''))
    if not count[PASSED]:
        print('No test ran.')
        count[FAILED] = max(count[FAILED], 1)
    if count[SKIPPED]:
        print(f'{count[SKIPPED]} skipped')
    print(f'{count[PASSED]} passed, {count[FAILED]} failed')
    return 1 if count[FAILED] else 0


if __name__ == '__main__':
    sys.exit(main())
