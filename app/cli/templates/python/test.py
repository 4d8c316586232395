"""Uses the plugin, as it lies in the build folder, on a store that is thrown away."""

import sys
import unittest

import gi

gi.require_version("MaillageTesting", "1")

from gi.repository import MaillageTesting

FOLDER = sys.argv.pop()
ENTRY = "@id@.entry"


class Records(unittest.TestCase):
    def setUp(self):
        self.fixture = MaillageTesting.Fixture.new(FOLDER, "@id@")
        self.store = self.fixture.get_store()

    def test_records(self):
        uuid = self.fixture.add(ENTRY, ["name=The first", "date=2022-03-15"])
        found = self.fixture.get_scope().search("first", None, 10)
        self.assertEqual([record.get_uuid() for record in found], [uuid])
        self.fixture.undo()
        self.assertEqual(self.store.count(ENTRY), 0)
        self.fixture.check()


unittest.main()
