#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory through maillagectl, in French: the agreement of ARO Hlm and FAS Bretagne, the
committee and its seats, contact lists, exchanges, and what is refused."""
import steps
from steps import equal, has

home = steps.Home()
ids = {}


def refused(sentence, *args):
    status, out, err = home.ctl(*args)
    equal((status, out, err), (1, '', f'maillagectl: {sentence}\n'))


def directory():
    """The two networks and those who stand for them are entered."""
    home.done('init')
    ids['aro'] = home.add('organisation', 'name=Union régionale Hlm ARO Bretagne', 'sigle=ARO Hlm',
                          'category=network', 'territories=reg:53', 'email=aro@hlm.example')
    ids['fas'] = home.add('organisation', 'name=Fédération des acteurs de la solidarité Bretagne',
                          'sigle=FAS', 'category=network', 'territories=reg:53')
    ids['hlm'] = home.add('organisation', 'name=Organisme Hlm du Trégor',
                          'category=social_landlord', f'networks={ids["aro"]}')
    ids['head'] = home.add('person', 'first_name=Camille', 'last_name=Le Goff')
    ids['role'] = home.add('role', '--owner', ids['head'], f'organisation={ids["aro"]}',
                           'job=Responsable du pôle politiques sociales', 'from=2021',
                           'email=camille@hlm.example')
    has(home.done('show', ids['hlm']), 'Adhérent de')


def agreement():
    """The agreement has its parties, and dates as people know them."""
    ids['agreement'] = home.add('agreement', 'name=Convention ARO Hlm – FAS Bretagne',
                                'type=partnership', 'stage=signed', 'signed_on=début 2020',
                                'ends=juin 2022', 'review_due=2022', 'territories=reg:53')
    for party in 'aro', 'fas':
        home.add('party', '--owner', ids['agreement'], f'organisation={ids[party]}')
    shown = home.done('show', ids['agreement'])
    for part in ('Convention de partenariat', 'début 2020', 'juin 2022', 'En vigueur', 'Bretagne'):
        has(shown, part)
    equal(len(home.titles('list', 'party')), 2)


def to_renew():
    """It is to be renewed three months before it ends, then has ended, unless it goes on tacitly."""
    def state(wanted, *values):
        home.done('set', ids['agreement'], *values)
        has(home.done('show', ids['agreement']), wanted)

    state('À renouveler', 'ends=mai 2022')
    equal(home.titles('list', 'agreement', '--where', 'state=to_renew'),
          ['Convention ARO Hlm – FAS Bretagne'])
    state('Échue', 'ends=31/12/2021')
    state('31 décembre 2022', 'tacit=1', 'renewal=12', 'notice=3')
    has(home.done('show', ids['agreement']), 'En vigueur')
    has(home.done('show', ids['agreement']), '1er octobre 2022')


def refusals():
    """What cannot be is said, and nothing changes."""
    before = home.done('show', ids['agreement']), home.done('show', ids['aro'])
    refused('« Fin » ne peut pas précéder « Début ».',
            'set', ids['agreement'], 'starts=2023', 'ends=2022')
    refused('« Fin » ne peut pas précéder « Début ».', 'set', ids['role'], 'to=2019')
    home.done('set', ids['hlm'], f'parent={ids["aro"]}')
    before = home.done('show', ids['agreement']), home.done('show', ids['aro'])
    refused('« Rattachée à » ne peut pas être « Organisme Hlm du Trégor », '
            'qui dépend déjà de « Union régionale Hlm ARO Bretagne ».',
            'set', ids['aro'], f'parent={ids["hlm"]}')
    equal((home.done('show', ids['agreement']), home.done('show', ids['aro'])), before)


def committee():
    """A committee has seats, of which one is vacant."""
    ids['committee'] = home.add('organisation', 'name=Comité du partenariat', 'nature=committee')
    home.add('seat', '--owner', ids['committee'], 'name=Bailleurs',
             f'organisation={ids["aro"]}', f'person={ids["head"]}')
    home.add('seat', '--owner', ids['committee'], 'name=Personnes concernées')
    equal(home.titles('list', 'seat', '--where', 'state=vacant'), ['Personnes concernées'])


def lists():
    """A contact list keeps who was chosen, another the search that finds them."""
    ids['list'] = home.add('contact_list', 'name=Partenariat ARO – FAS', 'use=working_group',
                           f'persons={ids["head"]}', f'organisations={ids["fas"]}',
                           f'committee={ids["committee"]}')
    shown = home.done('show', ids['list'])
    for part in ('Camille Le Goff', 'Fédération des acteurs', 'Comité du partenariat'):
        has(shown, part)
    search = 'partners.organisation?category:equal=social_landlord'
    ids['found'] = home.add('contact_list', 'name=Bailleurs', f'search={search}')
    has(home.done('show', ids['found']), search)


def exchange():
    """An exchange is noted, with what it leaves to do."""
    ids['exchange'] = home.add('exchange', 'subject=Renouvellement', 'means=call', 'date=10/03/2022',
                               f'organisations={ids["fas"]}', f'persons={ids["head"]}',
                               'next_step=Envoyer le projet', 'next_due=fin mars 2022')
    equal(home.titles('list', 'exchange', '--where', 'to_follow=1'), ['Renouvellement'])
    home.done('set', ids['exchange'], 'next_done=1')
    equal(home.titles('list', 'exchange', '--where', 'to_follow=1'), [])


def sound():
    """The store is sound, and one undo takes back one thing."""
    equal(home.done('check'), 'La base est en bon état.\n')
    home.done('undo')
    equal(home.titles('list', 'exchange', '--where', 'to_follow=1'), ['Renouvellement'])
    equal(home.done('check'), 'La base est en bon état.\n')


steps.run([directory, agreement, to_renew, refusals, committee, lists, exchange, sound])
