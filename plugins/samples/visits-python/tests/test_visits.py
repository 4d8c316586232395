# SPDX-License-Identifier: 0BSD
"""Uses the plugin on a store that is thrown away; its pages too, where there is a display."""

import sys
import unittest

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("MaillageTesting", "1")
gi.require_version("MaillageUi", "1")

from gi.repository import Gtk, MaillageTesting, MaillageUi

FOLDER = sys.argv.pop()
VISIT = "org.example.visits.visit"
ORGANISATION = "partners.organisation"


class Case(unittest.TestCase):
    def setUp(self):
        self.fixture = MaillageTesting.Fixture.new(FOLDER, "org.example.visits")
        self.store = self.fixture.get_store()
        self.ccas = self.fixture.add(ORGANISATION, ["name=CCAS"])
        self.adil = self.fixture.add(ORGANISATION, ["name=ADIL", "sigle=", "territories=Grenoble"])

    def tearDown(self):
        self.fixture.check()

    def visit(self, whom, date):
        return self.fixture.add(VISIT, [f"organisation={whom}", f"date={date}"])

    def wait(self, done):
        self.assertTrue(MaillageTesting.wait(lambda *_: bool(done()), None, 5000))


class Data(Case):
    def test_kept_and_undone(self):
        self.visit(self.ccas, "15/03/2022")
        self.assertEqual(self.store.count(VISIT), 1)
        self.fixture.undo()
        self.assertEqual(self.store.count(VISIT), 0)

    def test_totals(self):
        visits = [self.visit(self.adil, "2021"), self.visit(self.ccas, "2022-03-15"),
                  self.visit(self.ccas, "2022-04")]
        path = self.fixture.export(VISIT, visits, "visits.totals.csv")
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read().split(), ["Organisation;Visits", "CCAS;2", "ADIL;1"])


@unittest.skipUnless(Gtk.init_check(), "there is no display")
class Pages(Case):
    def setUp(self):
        super().setUp()
        self.fixture.enable_ui()
        import visits_pages

        self.pages = visits_pages
        self.scope = self.fixture.get_scope()
        self.window = Gtk.Window(default_width=800, default_height=600)

    def tearDown(self):
        self.window.destroy()
        super().tearDown()

    def show(self, widget):
        self.window.set_child(widget)
        self.window.present()
        self.wait(widget.get_mapped)

    def draw(self, chart):
        """How tall what it draws is."""
        snapshot = Gtk.Snapshot()
        chart.do_snapshot(snapshot)
        return snapshot.to_paintable(None).get_intrinsic_height()

    def test_page_follows_the_store(self):
        page = MaillageUi.Page.new(self.pages.MonthsPage, self.scope, None)
        self.show(page)
        self.wait(page.get_complete)
        self.assertEqual(page.stack.get_visible_child_name(), "empty")
        self.visit(self.ccas, "2022-03-15")
        self.visit(self.ccas, "2022-03-20")
        self.wait(lambda: page.chart.bars == [("2022-03", 2)])
        self.assertEqual(page.stack.get_visible_child_name(), "chart")
        self.wait(lambda: page.chart.get_height() > 200)
        self.assertGreater(self.draw(page.chart), 200)

    def test_section_counts_by_year(self):
        self.visit(self.ccas, "2021")
        self.visit(self.ccas, "2022-03-15")
        self.visit(self.adil, "2022-03-16")
        section = MaillageUi.Section.new(self.pages.YearsSection, self.scope, self.scope.load(self.ccas))
        self.show(section)
        self.wait(lambda: section.chart.get_height() > 100)
        self.assertEqual(section.chart.bars, [("2021", 1), ("2022", 1)])
        self.visit(self.ccas, "2022-04")
        self.wait(lambda: section.chart.bars == [("2021", 1), ("2022", 2)])
        self.assertGreater(self.draw(section.chart), 100)


unittest.main()
