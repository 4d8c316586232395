#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way through the application, in French, on a display of its own (see with-display)."""
import sys

import screen
import steps
from screen import BUTTONS, ENTRIES, Role, text_of, until
from steps import DIRECTORY, equal, has, pdf_text

ROW = (Role.LIST_ITEM,)
SHEET = '14 – Habitat indigne'
EVENT = 'Comité de pilotage'
SENTENCE = 'Une phrase que personne n a encore finie'
BAD_DATE = 'La date « 45/13/2022 » n’existe pas. Vérifiez le jour, le mois et l’année.'

home = steps.Home()
app = None  # the Screen, once it is started


def start():
    global app
    app = screen.Screen(home, steps.BUILD / 'app' / 'shell' / 'maillage')


def go_to(list_name):
    app.click(app.find(list_name, ROW))


def take_in_palette(typed, title):
    app.keys('ctrl+k')
    palette = app.find('Tout rechercher')
    app.type(typed)
    app.find(part=title, roles=ROW, within=palette)
    app.keys('Return')


def open_by_palette(typed, title):
    take_in_palette(typed, title)
    app.gone('Tout rechercher')
    app.find(title, (Role.LABEL,))


def empty_directory():
    """The first start offers an empty directory, which holds nothing."""
    start()
    app.press('Commencer avec un annuaire vide')
    app.find('Organisations', ROW)
    counts = {kind['count'] for kind in home.json('kinds')['kinds']}
    equal(counts, {0})


def choose_file():
    """The CSV is chosen, and what each of its lines becomes is shown before anything is written."""
    go_to('Organisations')
    app.press('Importer…')
    app.find('Choisir un fichier…', BUTTONS)
    # Past the file chooser, which is GTK's, and differs between versions.
    app.activate('import-file', 'partners.organisation', DIRECTORY.as_uri())
    app.find(part='Windows-1252')
    for count in ('304 à créer', '0 à modifier', '1 inchangée', '5 refusées'):
        app.find(count, BUTTONS)
    app.find('La ligne a 10 cellules et l’en-tête en a 9.')
    equal(home.titles('list', 'organisation'), [])


def import_file():
    """The import keeps 304 organisations, in one change."""
    app.press('Importer 304 lignes')
    app.find('304 fiches')
    equal(len(home.titles('list', 'organisation')), 304)
    equal(len(home.json('history')['changes']), 1)


def three_letters():
    """Three letters without accents find what is written with them."""
    open_by_palette('ech', 'Centre communal d’action sociale de Échirolles')
    app.find(part='05 36 49 00 07', roles=(Role.LABEL,))


def follows():
    """What maillagectl changes meanwhile shows by itself."""
    go_to('Personnes')
    app.find('Nouvelle personne', BUTTONS)
    home.add('person', 'first_name=Élodie', 'last_name=Lefèvre')
    until(lambda: next(app.find_all('1', within=app.find('Personnes', ROW)), None), 'the count', 5)


def committee():
    """A steering committee is planned, with its type."""
    go_to('Rencontres')
    app.find('Nouvelle rencontre', BUTTONS)
    app.keys('ctrl+n')
    app.fill('Titre', EVENT)
    app.fill('Type', 'Comité de pilotage', 'Return')
    until(lambda: home.titles('list', 'event', '--where', 'type=steering_committee') == [EVENT],
          'the committee in the store')


def bad_date():
    """An impossible date stays as typed, with the sentence that says why."""
    app.fill('Date', '45/13/2022')
    app.find(BAD_DATE)
    equal(text_of(app.find('Date', ENTRIES)), '45/13/2022')
    app.find('Date : vide')
    app.fill('Date', '17 mars 2022')
    app.find('Date : 17 mars 2022')
    app.gone(BAD_DATE)


def participants(*where):
    return home.titles('list', 'participation', *where)


def who_came():
    """Who is invited and who came is recorded."""
    app.press('Terminé')
    app.press('Inviter…')
    app.find(roles=ENTRIES, within=app.find('Inviter…', BUTTONS))
    app.type('mairie ech')
    app.find('Mairie de Échirolles', ROW)
    app.keys('Return')
    until(lambda: participants() == ['Mairie de Échirolles'], 'the invitation')
    app.gone(roles=ENTRIES, within=app.find('Inviter…', BUTTONS))
    app.press('Émarger')
    app.find('Terminer', BUTTONS)
    app.find(part='Mairie de Échirolles', roles=(Role.LABEL,))
    app.type('ech')
    app.keys('Return')
    until(lambda: participants('--where', 'attendance=present') == ['Mairie de Échirolles'],
          'the attendance')
    app.press('Terminer')


def action_sheet():
    """Action sheet 14 is written, with a new step."""
    go_to('Fiches actions')
    app.find('Nouvelle fiche action', BUTTONS)
    app.keys('ctrl+n')
    app.fill('Numéro', '14')
    app.fill('Titre', 'Habitat indigne')
    app.find(SHEET, (Role.LABEL,))
    app.press('Nouvelle étape')
    app.fill('Intitulé', 'Visiter les logements')
    app.fill('Échéance', 'juin 2022')
    app.find('Échéance : juin 2022')
    equal(home.titles('list', 'step'), ['Visiter les logements'])


def undo_redo():
    """The step's state is changed, Ctrl+Z undoes it, Ctrl+Maj+Z redoes it."""
    app.choose('État', 'En cours')
    app.keys('ctrl+z')
    app.find('État : Non démarré')
    equal(home.titles('list', 'step', '--where', 'state=in_progress'), [])
    app.keys('ctrl+shift+z')
    app.find('État : En cours')
    equal(home.titles('list', 'step', '--where', 'state=in_progress'), ['Visiter les logements'])
    app.press('Terminé')


def progress():
    """The state of progress is printed from the page, to a PDF."""
    open_by_palette('habitat ind', SHEET)
    # The step's page, which shows its sheet's title too, has none.
    app.find('Nouvelle étape', BUTTONS)
    take_in_palette('etat avanc', 'État d’avancement')
    app.press('Imprimer…', within=app.find('État d’avancement', screen.WINDOWS))
    dialog = app.find('Imprimer', screen.WINDOWS)
    app.click(app.find('Imprimer dans un fichier', within=dialog))
    app.find('PDF', within=dialog)
    app.press('Imprimer', within=dialog)
    printed = until(lambda: [path for path in home.path.rglob('*.pdf') if path.stat().st_size],
                    'the PDF')
    text = until(lambda: pdf_text(printed[0]), 'the text of the PDF')
    for part in ('État d’avancement', 'état au 15 mars 2022', 'Habitat indigne', '14.1',
                 'Visiter les logements', 'juin 2022', 'En cours'):
        has(text, part)


def everything_there():
    """After quitting and starting again, everything is there."""
    app.quit()
    start()
    app.find('304')
    open_by_palette('habitat ind', SHEET)
    step = app.find(part='Visiter les logements', roles=ROW)
    app.find('En cours', within=step)
    open_by_palette('pilotage', EVENT)
    app.find(part='17 mars 2022', roles=(Role.LABEL,))
    app.find(part='Mairie de Échirolles', roles=(Role.LABEL,))
    equal(len(home.titles('list', 'organisation')), 304)
    equal(home.titles('list', 'event'), [EVENT])
    equal(home.done('check'), 'La base est en bon état.\n')


def draft():
    """A sentence that is being typed when the power goes is there again."""
    app.press('Modifier')
    entry = app.find('Lieu', ENTRIES)
    app.click(entry)
    app.type(SENTENCE)
    until(lambda: text_of(entry) == SENTENCE, 'the sentence')
    drafts = home.store.with_name(home.store.name + '.drafts')
    # Under its own name: what is being written has another, and is not promised yet.
    until(lambda: any(SENTENCE.encode() in path.read_bytes() for path in drafts.glob('*.place')),
          f'the draft in {drafts}')
    app.kill()
    start()
    open_by_palette('pilotage', EVENT)
    until(lambda: text_of(app.find('Lieu', ENTRIES)) == SENTENCE, 'the draft')
    app.quit()
    equal(home.done('check'), 'La base est en bon état.\n')


try:
    steps.run([empty_directory, choose_file, import_file, three_letters, follows, committee,
               bad_date, who_came, action_sheet, undo_redo, progress, everything_there, draft])
finally:
    if app is not None and app.process.poll() is None:
        app.picture(steps.BUILD / 'meson-logs' / 'application.png')
        print(app.dump(), app.log.read_text(), sep='\n', file=sys.stderr)
        app.process.kill()
