#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A coordinator's whole day through the application, in French, on a display of its own: from the
invitation of a list to the state of progress since the last committee. The days are real ones, since
what moved is told by the history."""
import datetime
import sqlite3
import sys
import urllib.parse

import screen
import steps
from screen import BUTTONS, ENTRIES, Role, until
from steps import equal, has, pdf_text, spaced

ROW = (Role.LIST_ITEM,)
TAB = (Role.PAGE_TAB, *BUTTONS)
EVENT = 'Comité du protocole social'
SHEET = '14 – Coordonner les acteurs'
DECIDED = 'Éditer le guide des ressources'
TODAY = datetime.date.today()

home = steps.Home()
app = None  # the Screen, once it is started
ids = {}


def day(days):
    return (TODAY + datetime.timedelta(days)).isoformat()


def start(days):
    """The application on the day that is so many days from today."""
    global app
    home.env['MAILLAGE_TODAY'] = day(days)
    app = screen.Screen(home, steps.BUILD / 'app' / 'shell' / 'maillage')


def mail_program():
    """The desktop's mail program, which writes down what it is asked to write."""
    program = home.path / 'courrier'
    program.write_text(f'#!/bin/sh\necho "$1" >>{home.path}/courrier.txt\n')
    program.chmod(0o755)
    applications = home.path / 'data' / 'applications'
    applications.mkdir(parents=True)
    (applications / 'courrier.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Courrier\nExec={program} %u\n'
        'MimeType=x-scheme-handler/mailto;\n')
    config = home.path / 'config'
    config.mkdir(exist_ok=True)
    (config / 'mimeapps.list').write_text(
        '[Default Applications]\nx-scheme-handler/mailto=courrier.desktop\n')


def written(n):
    """The n-th message that the mail program was given: addresses, subject."""
    path = home.path / 'courrier.txt'
    lines = until(lambda: path.exists() and len(path.read_text().splitlines()) >= n
                  and path.read_text().splitlines(), f'message {n}')
    equal(len(lines), n)
    address = urllib.parse.urlsplit(lines[-1])
    equal((address.scheme, address.path), ('mailto', ''))
    fields = urllib.parse.parse_qs(address.query)
    return sorted(fields['bcc'][0].split(',')), spaced(fields['subject'][0])


def open_by_palette(typed, title):
    app.keys('ctrl+k')
    palette = app.find('Tout rechercher')
    app.type(typed)
    app.find(part=title, roles=ROW, within=palette)
    app.keys('Return')
    app.gone('Tout rechercher')
    app.find(title, (Role.LABEL,))


def invited(*where):
    return sorted(home.titles('list', 'participation', *where))


def pdfs():
    return {path for path in home.path.rglob('*.pdf') if path.stat().st_size}


def print_to_pdf(title, before):
    """In the window that shows the pages: prints them to a file, and reads it."""
    app.press('Imprimer…', within=app.find(title, screen.WINDOWS))
    dialog = app.find('Imprimer', screen.WINDOWS)
    app.click(app.find('Imprimer dans un fichier', within=dialog))
    app.find('PDF', within=dialog)
    app.press('Imprimer', within=dialog)
    path = until(lambda: pdfs() - before, 'the PDF').pop()
    text = until(lambda: pdf_text(path), 'the text of the PDF')
    path.unlink()  # or the next one asks whether to write over it
    return text


def ten_days_ago():
    """What the office has entered, it entered then: the clock is the machine's, whatever the day."""
    connection = sqlite3.connect(home.store)
    past = 10 * 24 * 3600 * 1000000
    connection.execute('UPDATE change SET at = at - ?', (past,))
    connection.execute('UPDATE record SET created = created - ?, modified = modified - ?', (past, past))
    connection.commit()
    connection.close()


def office():
    """An office has a list of people, an agreement that ends, a sheet and a committee behind it."""
    mail_program()
    home.done('init')
    for first, last, address in (('Ada', 'Martin', 'ada'), ('Léa', 'Blanc', 'lea'),
                                 ('Paul', 'Noir', 'paul'), ('Zoé', 'Petit', None)):
        values = [f'email={address}@exemple.example'] if address else []
        ids[first] = home.add('person', f'first_name={first}', f'last_name={last}', *values)
    ids['list'] = home.add('contact_list', 'name=Membres du comité')
    for first in ('Ada', 'Léa', 'Paul', 'Zoé'):
        home.done('link', ids['list'], 'persons', ids[first])
    home.add('agreement', 'name=Protocole social', 'stage=signed',
             f'signed_on={day(-700)}', f'ends={day(30)}')
    ids['plan'] = home.add('plan', 'title=Plan de la Haute-Gironde')
    ids['sheet'] = home.add('action_sheet', 'number=14', 'title=Coordonner les acteurs',
                            f'plan={ids["plan"]}')
    ids['step'] = home.add('step', '--owner', ids['sheet'], 'wording=Identifier les référents',
                           'state=not_started')
    home.add('event', 'title=Comité précédent', 'type=steering_committee', 'state=held',
             f'date={day(-1)}', f'sheets={ids["sheet"]}')
    ids['event'] = home.add('event', f'title={EVENT}', 'type=steering_committee', f'date={day(0)}',
                            'starts_at=9 h 30', 'ends_at=12 h', 'place=Blaye',
                            f'sheets={ids["sheet"]}')
    ten_days_ago()


def invites_a_list():
    """Three days before, the list is invited, and whoever has an address is written to once."""
    start(-3)
    open_by_palette('comite du proto', EVENT)
    app.press('Inviter…')
    app.find(roles=ENTRIES, within=app.find('Inviter…', BUTTONS))
    app.type('membres')
    app.find('Membres du comité', ROW)
    app.keys('Return')
    until(lambda: len(invited()) == 4, 'the four invited')
    app.keys('Escape')
    app.press(part='Écrire aux 4')
    equal(written(1), (['ada@exemple.example', 'lea@exemple.example', 'paul@exemple.example'],
                       f'Invitation : {EVENT}'))
    until(lambda: len(invited('--where', 'answer=invited')) == 3, 'three invited')
    equal(invited('--where', 'answer=to_invite'), ['Zoé Petit'])
    app.quit()


def reminds_the_silent():
    """On the day, one having answered, the two others are reminded, and nobody else."""
    ada = home.json('list', 'participation', '--where', f'person={ids["Ada"]}')['records'][0]['uuid']
    home.done('set', ada, 'answer=accepted')
    start(0)
    open_by_palette('comite du proto', EVENT)
    app.click(app.find('Préparation', TAB))
    app.press(part='Relancer les 2')
    equal(written(2), (['lea@exemple.example', 'paul@exemple.example'], f'Rappel : {EVENT}'))
    until(lambda: invited('--where', 'answer=reminded') == ['Léa Blanc', 'Paul Noir'], 'two reminded')
    equal(invited('--where', 'answer=accepted'), ['Ada Martin'])


def prints_the_sheet_to_sign():
    """The attendance sheet is printed: its hours, a row for each expected person, spare rows."""
    before = pdfs()
    app.click(app.find('Présences', TAB))
    app.press('Feuille papier')
    text = print_to_pdf('Feuille d’émargement', before)
    for part in ('Feuille d’émargement', EVENT, '9 h 30', 'Blaye', 'Ada', 'MARTIN', 'Léa'):
        has(text.upper(), part.upper())


def marks_at_the_door():
    """At the door two are marked with Entrée, and one comes without being expected."""
    app.press('Émarger')
    app.find('Terminer', BUTTONS)
    for typed, title in (('ada', 'Ada Martin'), ('paul', 'Paul Noir')):
        app.find(part=title, roles=(Role.LABEL,))
        app.type(typed)
        app.keys('Return')
        until(lambda: title in invited('--where', 'attendance=present'), title)
    app.type('Inès Roux')
    app.keys('ctrl+n')
    app.keys('Return')
    until(lambda: invited('--where', 'attendance=walk_in') == ['Inès Roux'], 'the walk-in')
    app.press('Terminer')


def writes_the_minutes():
    """The minutes are typed, and are there once the page is left."""
    open_by_palette('comite du proto', EVENT)
    app.click(app.find('Compte rendu', (Role.PAGE_TAB,)))
    app.click(app.find('Ce qui s’est dit', ENTRIES))
    app.type('Tour de table des partenaires')
    app.keys('Tab')
    until(lambda: 'Tour de table' in home.done('show', ids['event']), 'the minutes')


def decides():
    """A decision becomes a step of the sheet in one gesture, tied both ways."""
    app.click(app.find('Ce qui est décidé, puis Entrée', ENTRIES))
    app.type(DECIDED)
    app.keys('Return')
    app.press('En faire une étape')
    until(lambda: DECIDED in home.titles('list', 'step'), 'the step')
    decision = home.json('list', 'decision')['records'][0]['uuid']
    has(home.done('show', decision), f'Étape     {DECIDED}')


def moves_a_step():
    """A step's state is set with one key on the state of progress."""
    app.click(app.find('État d’avancement', ROW))
    app.click(app.find(part='Identifier les référents'))
    app.keys('3')
    until(lambda: home.titles('list', 'step', '--where', 'state=done'), 'the step done')
    app.find(part='Depuis « Comité précédent »')


def prints_the_progress():
    """The state of progress since the last committee is printed."""
    before = pdfs()
    app.press('Imprimer…')
    text = print_to_pdf('État d’avancement', before)
    for part in ('État d’avancement', 'Plan de la Haute-Gironde', 'Depuis « Comité précédent »',
                 '1 étape réalisée', '1 nouvelle', '14.1', 'Identifier les référents', '14.2', DECIDED):
        has(text, part)


def home_tells():
    """Home tells which agreement ends soon."""
    app.click(app.find('Accueil', ROW))
    app.find('Conventions à renouveler')
    app.find(part='Protocole social', roles=ROW)
    app.quit()
    equal(home.done('check'), 'La base est en bon état.\n')


try:
    steps.run([office, invites_a_list, reminds_the_silent, prints_the_sheet_to_sign,
               marks_at_the_door, writes_the_minutes, decides, moves_a_step, prints_the_progress,
               home_tells])
finally:
    if app is not None and app.process.poll() is None:
        app.picture(steps.BUILD / 'meson-logs' / 'whole-day.png')
        print(app.dump(), app.log.read_text(), sep='\n', file=sys.stderr)
        app.process.kill()
