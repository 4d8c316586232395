# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps that stand on one another, one TAP line each; and the programs they run, in French."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

SOURCE = pathlib.Path(os.environ['MAILLAGE_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['MAILLAGE_BUILD_DIR'])
DIRECTORY = SOURCE / 'tests' / 'fixtures' / 'organisations-cp1252.csv'


def run(steps):
    """Runs the functions; each one's first line of documentation is its name."""
    failed = False
    print(f'1..{len(steps)}', flush=True)
    for number, step in enumerate(steps, 1):
        name = f'{number} - {step.__doc__.splitlines()[0].rstrip(".")}'
        if failed:
            print(f'not ok {name}\n# not reached', flush=True)
            continue
        try:
            step()
            print(f'ok {name}', flush=True)
        except Exception:  # whatever it is, it belongs to this step
            failed = True
            why = traceback.format_exc().rstrip().replace('\n', '\n# ')
            print(f'not ok {name}\n# {why}', flush=True)
    sys.exit(1 if failed else 0)


def equal(found, wanted):
    assert found == wanted, f'found {found!r:.1000}, wanted {wanted!r:.1000}'


def has(text, part):
    assert part in text, f'no {part!r} in {text!r:.2000}'


def spaced(text):
    """With plain spaces, wherever French typography wants others."""
    return text.replace('\u00a0', ' ').replace('\u202f', ' ')


def pdf_text(path):
    return spaced(subprocess.run(['pdftotext', '-layout', path, '-'], check=True,
                                 capture_output=True, encoding='utf-8').stdout)


class Home:
    """A user's folder, with nothing in it, and the environment of a French session."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='maillage-ui-')
        self.path = pathlib.Path(self.folder.name)
        # Where the file chooser looks, which costs the application its locks on it.
        self.store = self.path / 'store.db'
        self.env = dict(os.environ,
                        HOME=str(self.path),
                        XDG_DATA_HOME=str(self.path / 'data'),
                        XDG_CONFIG_HOME=str(self.path / 'config'),
                        XDG_CACHE_HOME=str(self.path / 'cache'),
                        XDG_STATE_HOME=str(self.path / 'state'),
                        LOCPATH=os.environ['MAILLAGE_TEST_LOCPATH'],
                        LC_ALL='fr_FR.UTF-8',
                        LANGUAGE='fr',
                        MAILLAGE_TODAY='2022-03-15',
                        G_DEBUG='fatal-warnings')

    def ctl(self, *args, store=None):
        """Status, output and errors of maillagectl."""
        command = [BUILD / 'app' / 'cli' / 'maillagectl', '--store', store or self.store, *args]
        done = subprocess.run(command, env=self.env, capture_output=True, encoding='utf-8',
                              timeout=60)
        return done.returncode, spaced(done.stdout), spaced(done.stderr)

    def done(self, *args):
        """The output of what must succeed."""
        status, out, err = self.ctl(*args)
        assert status == 0 and not err, f'maillagectl {args}: {status}, {err}'
        return out

    def add(self, *args):
        return self.done('add', *args).strip()

    def json(self, *args):
        return json.loads(self.ctl('--format', 'json', *args)[1])

    def titles(self, *args):
        return [record['title'] for record in self.json(*args)['records']]
