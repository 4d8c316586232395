#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way through maillagectl, in French: from an empty store to a printed state of progress."""
import sqlite3

import steps
from steps import DIRECTORY, equal, has, pdf_text

home = steps.Home()
ids = {}

REPORT = 'Créées : 304. Modifiées : 0. Inchangées : 1. Refusées : 5.'
WORDING = 'Réunir les opérateurs du territoire'


def snapshot():
    """All that anybody can see in the store."""
    kinds = [kind['id'] for kind in home.json('kinds')['kinds']]
    shown = [home.done('list', kind) for kind in kinds]
    return shown + [home.done('history', '--limit', '100'), home.done('show', ids['step'])]


def refused(status, sentence, *args, store=None):
    found, out, err = home.ctl(*args, store=store)
    equal(err, f'maillagectl: {sentence}\n')
    equal((found, out), (status, ''))


def empty_store():
    """An empty store holds nothing, and knows the kinds of the three plugins."""
    equal(home.done('init').strip(), str(home.store))
    counts = {kind['plural']: kind['count'] for kind in home.json('kinds')['kinds']}
    equal(set(counts.values()), {0})
    for plural in ('Organisations', 'Personnes', 'Rencontres', 'Fiches actions', 'Étapes'):
        assert plural in counts, counts
    equal(home.done('history'), '')


def dry_run():
    """A dry run reports each line of the Windows-1252 CSV, and keeps nothing."""
    status, out, err = home.ctl('import', DIRECTORY, '--kind', 'organisation', '--dry-run')
    equal(status, 1)
    has(out, REPORT)
    has(out, 'La ligne 15 est refusée. Courriel : « pas une adresse »')
    has(out, 'La ligne 24 est refusée. La ligne a 10 cellules et l’en-tête en a 9.')
    has(out, 'Ligne 34 : La même fiche qu’à la ligne 33.')
    has(err, '5 lignes sont refusées')
    equal(home.titles('list', 'organisation'), [])
    equal(home.done('history'), '')


def imported():
    """The import keeps 304 organisations, in one change."""
    report = home.json('import', DIRECTORY, '--kind', 'organisation')
    equal([report[count] for count in ('created', 'updated', 'unchanged', 'refused')],
          [304, 0, 1, 5])
    equal(len(home.titles('list', 'organisation')), 304)
    equal(len(home.json('history')['changes']), 1)
    shown = home.done('show', home.json('search', 'CCAS Oyonnax')['records'][0]['uuid'])
    has(shown, '05 36 49 00 04')  # the zero that the spreadsheet lost


def three_letters():
    """Three letters without accents find what is written with them."""
    has('\n'.join(home.titles('search', 'ech')), 'Mairie de Échirolles')
    has('\n'.join(home.titles('search', 'oeu', '--limit', '50')), 'L’Œuvre du Logis – Échirolles')


def committee():
    """A steering committee is planned, on a date as people write it."""
    ids['event'] = home.add('event', 'title=Comité de pilotage de l’OPAH', 'type=steering_committee',
                            'date=17 mars 2022', 'organisers=mairie de echirolles')
    shown = home.done('show', ids['event'])
    has(shown, 'Type           Comité de pilotage')
    has(shown, 'Organisateurs  Mairie de Échirolles')
    has(shown, 'Date           17 mars 2022')


def who_came():
    """Who answered and who came is kept."""
    ids['person'] = home.add('person', 'first_name=Élodie', 'last_name=Lefèvre')
    ids['there'] = home.add('participation', '--owner', ids['event'], f'person={ids["person"]}',
                            'organisation=Mairie de Échirolles', 'answer=accepted',
                            'attendance=present')
    ids['away'] = home.add('participation', '--owner', ids['event'],
                           'organisation=Mairie de Blaye', 'answer=tentative')
    home.done('set', ids['away'], 'answer=declined', 'attendance=excused')
    shown = home.done('show', ids['there'])
    has(shown, 'Élodie Lefèvre, Mairie de Échirolles')
    has(shown, 'Présence      Présent')
    has(shown, 'Réponse       Accepté')
    has(home.done('show', ids['away']), 'Présence      Excusé')
    equal(home.titles('list', 'participation', '--where', 'attendance=present'),
          ['Élodie Lefèvre, Mairie de Échirolles'])


def action_sheet():
    """Action sheet 14 has its plan, its pilot and its steps."""
    ids['plan'] = home.add('plan', 'title=OPAH de Haute Gironde')
    ids['sheet'] = home.add('action_sheet', 'number=14', 'title=Lutter contre l’habitat indigne',
                            f'plan={ids["plan"]}', 'pilot=Mairie de Blaye')
    ids['first'] = home.add('step', '--owner', ids['sheet'], 'wording=Créer un comité technique',
                            'due=février 2022', 'state=in_progress')
    ids['step'] = home.add('step', '--owner', ids['sheet'], f'wording={WORDING}',
                           'due=30/06/2022', 'state=not_started')
    has(home.done('show', ids['sheet']), '14 – Lutter contre l’habitat indigne')
    has(home.done('show', ids['first']), 'En retard  Oui')
    has(home.done('show', ids['step']), 'Échéance   30 juin 2022')


def twice_the_same_number():
    """Two sheets of one plan cannot both be number 14; steps do not wait for one another in a circle."""
    before = snapshot()
    refused(1, '« Numéro » 14 est déjà celui de « 14 – Lutter contre l’habitat indigne » : '
               'choisissez-en un autre.',
            'add', 'action_sheet', 'number=14', 'title=Une autre', f'plan={ids["plan"]}')
    equal(before, snapshot())
    home.done('set', ids['step'], f'depends={ids["first"]}')
    status, _, err = home.ctl('set', ids['first'], f'depends={ids["step"]}')
    equal(status, 1)
    has(err, 'Attend')
    home.done('undo')


def follow_up():
    """A plan's axis, objectives and a measured indicator are entered as people name them."""
    axis = home.add('axis', '--owner', ids['plan'], 'number=1', 'title=Repérer')
    home.done('set', ids['sheet'], f'axis={axis}')
    has(home.done('show', ids['sheet']), '1. Repérer')
    home.add('objective', '--owner', ids['sheet'], 'wording=Structurer le partenariat')
    indicator = home.add('indicator', '--owner', ids['sheet'], 'name=Familles rencontrées',
                         'unit=familles', 'target=50')
    home.add('measure', '--owner', indicator, 'value=80', 'date=2019')
    has(home.done('show', indicator), 'Familles rencontrées (familles)')


def undo_redo():
    """A step's state is changed, the change is undone, and redone."""
    home.done('set', ids['step'], 'state=done')
    has(home.done('show', ids['step']), 'État       Réalisé')
    has(home.done('undo'), f'Annulation : Modification de « {WORDING} »')
    has(home.done('show', ids['step']), 'État       Non démarré')
    has(home.done('redo'), f'Rétablissement : Modification de « {WORDING} »')
    has(home.done('show', ids['step']), 'État       Réalisé')
    refused(1, 'Il n’y a rien à rétablir.', 'redo')


def progress():
    """The state of progress is printed: its steps, their states, what is late."""
    target = home.path / 'avancement.pdf'
    home.done('document', 'actions.progress', ids['sheet'], '--to', target)
    text = pdf_text(target)
    for part in ('OPAH de Haute Gironde', 'État d’avancement', 'état au 15 mars 2022',
                 'Lutter contre l’habitat indigne', 'Mairie de Blaye',
                 '1 étape réalisée sur 2, soit 50', '14.1', 'Créer un comité technique',
                 'février 2022', 'En cours', '14.2', WORDING, '30 juin 2022', 'Réalisé'):
        has(text, part)


def meeting():
    """Nobody is invited twice; an agenda, a decision tied to its step, the sheet to sign."""
    refused(1, '« Élodie Lefèvre » y est déjà : une fois suffit.', 'add', 'participation',
            '--owner', ids['event'], f'person={ids["person"]}')
    home.done('set', ids['event'], 'starts_at=9 h 30', 'ends_at=16 h', 'place=Blaye')
    refused(1, '« Dernier jour » ne peut pas précéder « Date ».', 'set', ids['event'],
            'last_day=16 mars 2022')
    home.add('agenda_item', '--owner', ids['event'], 'title=Bilan de la fiche 14', 'duration=45',
             'form=plenary')
    ids['decision'] = home.add('decision', '--owner', ids['event'], 'wording=Réunir les opérateurs',
                               'due=juin 2022', f'step={ids["step"]}')
    has(home.done('show', ids['decision']), WORDING)
    target = home.path / 'emargement.pdf'
    home.done('document', 'events.attendance_sheet', ids['event'], '--to', target)
    text = pdf_text(target)
    for part in ('Feuille d’émargement', 'Comité de pilotage de l’OPAH', 'Jeudi 17 mars 2022',
                 '9 h 30', '16 h', 'Blaye', 'Matin', 'Après-midi', 'Élodie Lefèvre',
                 'Mairie de Échirolles', 'sont pour les personnes venues sans invitation'):
        has(text.replace('jeudi', 'Jeudi'), part)
    assert 'Mairie de Blaye' not in text, 'who is excused signs nothing'
    target = home.path / 'compte-rendu.pdf'
    home.done('document', 'events.minutes', ids['event'], '--to', target)
    text = pdf_text(target)
    for part in ('Compte rendu', 'Présents', 'Élodie Lefèvre', 'Excusés', 'Bilan de la fiche 14',
                 'Réunir les opérateurs', 'juin 2022'):
        has(text, part)


def sound():
    """The store is sound."""
    equal(home.done('check'), 'La base est en bon état.\n')


def bad_words():
    """An unknown verb, field or value is refused in a sentence, and nothing changes."""
    before = snapshot()
    refused(2, 'Il n’y a pas de verbe « bogus ». « maillagectl help » en donne la liste.', 'bogus')
    refused(2, 'Écrivez : maillagectl set ID CHAMP=VALEUR…', 'set')
    refused(1, '« Rencontre » n’a pas de champ nommé « bogus ». '
               '« maillagectl kinds events.event » en donne la liste.',
            'set', ids['event'], 'bogus=1')
    for date in ('45/13/2022', '31/02/2022'):
        refused(1, f'La date « {date} » n’existe pas. Vérifiez le jour, le mois et l’année.',
                'set', ids['event'], 'title=Autre titre', f'date={date}')
    equal(snapshot(), before)


def foreign_store():
    """A file that is not a store of ours is said so, and left as it was."""
    before = snapshot()
    text = home.path / 'lettre.db'
    text.write_text('Madame, Monsieur,\n')
    other = home.path / 'autre.db'
    connection = sqlite3.connect(other)
    connection.execute('CREATE TABLE mine (a TEXT)')
    connection.commit()
    connection.close()
    for store in (text, other):
        content = store.read_bytes()
        sentence = f'« {store} » n’est pas une base Maillage. Rien n’y a été modifié.'
        for args in (['list', 'organisation'], ['init'], ['migrate'], ['add', 'tag', 'name=x']):
            refused(1, sentence, *args, store=store)
        equal(store.read_bytes(), content)
    equal(snapshot(), before)


def bad_files():
    """A file that cannot be read, or is no table, is said so, and nothing changes."""
    before = snapshot()
    nowhere = home.path / 'nulle-part.csv'
    status, out, err = home.ctl('import', nowhere, '--kind', 'organisation')
    equal((status, out), (1, ''))
    has(err, f'« {nowhere} » ne peut pas être lu')
    has(err, 'Aucun fichier ou dossier de ce')
    status, out, err = home.ctl('import', home.path, '--kind', 'organisation')
    equal((status, out), (1, ''))
    has(err, f'« {home.path} » n’est pas un fichier ordinaire')
    noise = home.path / 'bruit.csv'
    noise.write_bytes(bytes(range(256)) * 8)
    refused(1, '« bruit.csv » n’est pas un tableau au format texte. '
               'Depuis le tableur, enregistrez-le au format CSV.',
            'import', noise, '--kind', 'organisation')
    equal(snapshot(), before)


def new_process():
    """A copy of the store, opened anew, holds everything, and is sound."""
    before = snapshot()
    copy = home.path / 'copie.db'
    home.done('backup', copy)
    home.store = copy
    equal(snapshot(), before)
    equal(len(home.titles('list', 'organisation')), 304)
    has(home.done('show', ids['there']), 'Présence      Présent')
    has(home.done('show', ids['step']), 'État       Réalisé')
    equal(home.done('check'), 'La base est en bon état.\n')


steps.run([empty_store, dry_run, imported, three_letters, committee, who_came, action_sheet,
           undo_redo, progress, meeting, twice_the_same_number, follow_up, sound, bad_words,
           foreign_store, bad_files, new_process])
