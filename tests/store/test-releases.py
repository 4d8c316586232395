#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A store as each release left it is opened, and every line of it is found.

test-releases.py MAILLAGECTL FOLDER               the test, in TAP
test-releases.py MAILLAGECTL FOLDER --make NAME   keeps the demo store as this program makes it
"""
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CTL, FIXTURES = sys.argv[1], pathlib.Path(sys.argv[2])
os.environ['MAILLAGE_TODAY'] = '2022-03-15'


def ctl(store, *args):
    done = subprocess.run([CTL, '--store', store, *args], capture_output=True, encoding='utf-8',
                          timeout=120)
    if done.returncode != 0:
        raise AssertionError(f'{" ".join(map(str, args))}: {done.stderr}')
    return done.stdout


def read_all(store, folder):
    """Every record of every kind, those in the trash too: what it is and what it says."""
    found = {}
    for kind in json.loads(ctl(store, '--format', 'json', 'kinds'))['kinds']:
        for trashed in ([], ['--trashed']):
            path = folder / 'exported.json'
            ctl(store, 'export', kind['id'], '--to', path, *trashed)
            for record in json.loads(path.read_text())['records']:
                found[record['uuid']] = {name: record[name]
                                         for name in ('kind', 'trashed', 'values')}
    changes = json.loads(ctl(store, '--format', 'json', 'history', '--limit', '1000'))['changes']
    return {'records': found, 'changes': [change['label'] for change in changes]}


def make(name):
    with tempfile.TemporaryDirectory() as folder:
        store = pathlib.Path(folder) / 'store.db'
        ctl(store, '--author', 'Camille', 'demo')
        first = json.loads(ctl(store, '--format', 'json', 'list', 'person'))['records']
        ctl(store, '--author', 'Camille', 'set', first[0]['uuid'], 'phone=05 36 49 00 00')
        ctl(store, '--author', 'Camille', 'trash', first[1]['uuid'])
        kept = read_all(store, pathlib.Path(folder))
        subprocess.run(['sqlite3', store, 'PRAGMA wal_checkpoint (TRUNCATE)'], check=True,
                       stdout=subprocess.DEVNULL)
        with gzip.GzipFile(FIXTURES / f'{name}.db.gz', 'wb', 9, mtime=0) as packed:
            packed.write(store.read_bytes())
        (FIXTURES / f'{name}.json').write_text(
            json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + '\n')


def compare(found, wanted):
    """New fields may come; nothing that was there goes."""
    lost = []
    for uuid, record in wanted['records'].items():
        now = found['records'].get(uuid)
        if now is None or any(now[name] != record[name] for name in ('kind', 'trashed')):
            lost.append(f'{uuid}: {record["kind"]} is {now}')
            continue
        lost += [f'{uuid}: {name} was {value!r} and is {now["values"].get(name)!r}'
                 for name, value in record['values'].items() if now['values'].get(name) != value]
    if set(found['records']) - set(wanted['records']):
        lost.append('there are records that nobody made')
    lost += [f'history: {label}' for label in wanted['changes'] if label not in found['changes']]
    return lost


def check(name):
    with tempfile.TemporaryDirectory() as folder:
        store = pathlib.Path(folder) / 'store.db'
        with gzip.open(FIXTURES / f'{name}.db.gz') as packed, open(store, 'wb') as plain:
            shutil.copyfileobj(packed, plain)
        ctl(store, 'migrate')
        wanted = json.loads((FIXTURES / f'{name}.json').read_text())
        lost = compare(read_all(store, pathlib.Path(folder)), wanted)
        ctl(store, 'undo')  # the past can still be taken back
        ctl(store, 'check')
        return len(wanted['records']), lost


def main():
    names = sorted(path.name[:-len('.db.gz')] for path in FIXTURES.glob('*.db.gz'))
    failed = not names
    print(f'1..{max(len(names), 1)}')
    for number, name in enumerate(names, 1):
        try:
            n_records, lost = check(name)
        except AssertionError as error:
            n_records, lost = 0, [str(error)]
        failed = failed or lost
        print('not ok' if lost else 'ok', number, f'- {name}: {n_records} records are all there')
        for line in lost:
            print('#', line)
    sys.exit(1 if failed else 0)


if '--make' in sys.argv:
    make(sys.argv[sys.argv.index('--make') + 1])
else:
    main()
