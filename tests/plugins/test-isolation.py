#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One plugin's fields against another's calls, as a plugin in Python makes them: what is not public can neither be
read nor written. Every public call is named in `public-calls`, which says how it was looked at; a new one that is not
named there fails here, and so does one that is said to be asked and is not.

usage: test-isolation.py BUILD-DIR PYTHON-LOADER
"""

import os
import re
import shutil
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import gi

for name in ("Gtk", "4.0"), ("Maillage", "1"), ("MaillageTesting", "1"), ("MaillageUi", "1"):
    gi.require_version(*name)

from gi.repository import Gio, GLib, GObject, Gtk, Maillage, MaillageTesting, MaillageUi

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD, LOADER = sys.argv[1:3]
SAFE, DRAWER, TRICK = "org.example.vault.safe", "org.example.vault.drawer", "org.example.spy.trick"
SECRET = "Zanzibar 4711"
PRIVATE = {"secret": SECRET, "story": f"It is {SECRET}", "number": "4711", "flag": "1", "date": "1789-07-14",
           "place": "com:75056@2022 Zanzibar"}
NAMESPACES = {"Maillage": (Maillage, "core"), "MaillageUi": (MaillageUi, "widgets"),
              "MaillageTesting": (MaillageTesting, "testing")}
GIR, C, GLIB = ("{http://www.gtk.org/introspection/%s/1.0}" % part for part in ("core", "c", "glib"))
MANIFEST = """[Plugin]
Module={0}
Loader={1}
Name={0}
X-Maillage-ABI=1
X-Maillage-Id=org.example.{0}
"""


class Interface:
    """What the libraries give: the calls of their version scripts, and what the GIR has besides."""

    def __init__(self):
        self.calls, self.others, self.methods, self.asked = set(), set(), {}, set()
        self.found = {}
        for namespace, (module, folder) in NAMESPACES.items():
            with open(f"{BUILD}/app/{folder}/{self.library(namespace)}.map", encoding="utf-8") as file:
                public = file.read().split("MAILLAGE_PRIVATE")[0]
            self.calls.update(name for name in re.findall(r"^ +(\w+);", public, re.M) if not name.endswith("_get_type"))
            root = ElementTree.parse(f"{BUILD}/app/{folder}/{namespace}-1.gir").getroot()
            for part in root.find(GIR + "namespace"):
                self.read(namespace, module, part)

    @staticmethod
    def library(namespace):
        return {"Maillage": "maillage-1", "MaillageUi": "maillage-ui-1", "MaillageTesting": "maillage-testing-1"}[namespace]

    def read(self, namespace, module, part):
        if part.tag == GIR + "function":
            self.found[part.get(C + "identifier")] = (module, part.get("name"))
            return
        name = part.get("name")
        for member in part:
            identifier = member.get(C + "identifier")
            if member.tag in (GIR + "method", GIR + "constructor", GIR + "function"):
                self.found[identifier] = (getattr(module, name), member.get("name"))
                self.methods.setdefault(name, []).append(member)
            elif member.tag == GIR + "property":
                self.others.add(f"{namespace}.{name}:{member.get('name')}")
            elif member.tag == GLIB + "signal":
                self.others.add(f"{namespace}.{name}::{member.get('name')}")
            elif member.tag == GIR + "virtual-method":
                self.others.add(f"{namespace}.{name}.{member.get('name')}()")

    def __call__(self, identifier, *arguments):
        """Calls a function by its name in C, and keeps in mind that it was."""
        owner, name = self.found[identifier]
        try:
            result = getattr(owner, name)(*arguments)
        except GLib.Error:
            self.asked.add(identifier)
            raise
        self.asked.add(identifier)
        return result


def read_reviewed():
    with open(f"{HERE}/public-calls", encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return {name: review for name, review in lines}


interface = Interface()
reviewed = read_reviewed()


class Isolation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        for plugin in "vault", "spy":
            shutil.copy(f"{HERE}/isolation/{plugin}.py", cls.folder)
            with open(f"{cls.folder}/{plugin}.plugin", "w", encoding="utf-8") as file:
                file.write(MANIFEST.format(plugin, LOADER))
        cls.fixture = MaillageTesting.Fixture.new(cls.folder, "org.example.spy")
        cls.spy = cls.fixture.get_scope()
        cls.store = cls.fixture.get_store()
        import vault

        cls.vault = vault.VaultPlugin.scope
        cls.keep_secrets()

    @classmethod
    def keep_secrets(cls):
        edit = cls.vault.new_edit(f"Keep {SECRET}")
        cls.friend = edit.create(SAFE)
        edit.set(cls.friend, "name", "Friend")
        cls.safe = edit.create(SAFE)
        edit.set(cls.safe, "name", "The safe")
        edit.set(cls.safe, "told", "Nobody knows")
        for field, value in PRIVATE.items():
            edit.set(cls.safe, field, value)
        edit.set(cls.safe, "state", "open")
        edit.set(cls.safe, "friend", cls.friend)
        edit.set(cls.safe, "file", cls.add_file(cls.vault))
        cls.drawer = edit.create_child(DRAWER, cls.safe)
        edit.set(cls.drawer, "content", SECRET)
        cls.store.commit(edit)
        edit = cls.vault.new_edit(f"No longer {SECRET}")
        edit.set(cls.safe, "secret", SECRET + " again")
        edit.set(cls.safe, "told", "Everybody knows")
        cls.store.commit(edit)
        edit = cls.vault.new_edit("Back")
        edit.set(cls.safe, "secret", SECRET)
        cls.store.commit(edit)
        cls.vault.put_draft(cls.safe, "story", SECRET)
        cls.fields = [*PRIVATE, "state", "friend", "file"]
        cls.before = cls.read_all()

    @classmethod
    def tearDownClass(cls):
        assert cls.read_all() == cls.before, "something in the vault was changed"
        cls.fixture.check()
        del cls.fixture
        shutil.rmtree(cls.folder)

    @classmethod
    def add_file(cls, scope):
        path = f"{cls.folder}/secret.txt"
        with open(path, "w", encoding="utf-8") as file:
            file.write(SECRET)
        return cls.wait(lambda done: interface("maillage_files_add_async", cls.store, Gio.File.new_for_path(path), None, done),
                        lambda result: interface("maillage_files_add_finish", cls.store, result))

    @staticmethod
    def wait(start, finish):
        """The result of a pair of calls; what it raises is raised here."""
        results = []
        start(lambda source, result, *_: results.append(result))
        assert MaillageTesting.wait(lambda *_: bool(results), None, 10000)
        return finish(results[0])

    @classmethod
    def read_all(cls):
        """What the vault itself reads."""
        record = cls.vault.load(cls.safe)
        drawer = cls.vault.load(cls.drawer)
        return ({field: record.get_value(field) for field in [*cls.fields, "name", "told"]}, record.get_trashed(),
                drawer.get_value("content"), drawer.get_trashed(), cls.vault.dup_draft(cls.safe, "story"),
                cls.store.count(SAFE), cls.store.count(DRAWER), declaration(cls.spy.find_kind(SAFE)))

    def assert_clean(self, *told):
        for text in told:
            self.assertNotIn("zanzibar", str(text).lower())
            self.assertNotIn("4711", str(text))

    def denied(self, identifier, *arguments):
        with self.assertRaises(GLib.Error) as raised:
            interface(identifier, *arguments)
        self.assertEqual(raised.exception.domain, "maillage-error-quark", raised.exception)
        self.assertEqual(raised.exception.code, int(Maillage.Error.DENIED), raised.exception)
        self.assert_clean(raised.exception.message)

    def query(self, *steps):
        query = interface("maillage_scope_new_query", self.spy, SAFE)
        for identifier, *arguments in steps:
            interface(identifier, query, *arguments)
        return query

    # Reading

    def see(self, record):
        """All that a record says to the spy."""
        for name in "uuid", "owner", "created", "modified", "trashed":
            interface(f"maillage_record_get_{name}", record)
        self.assert_clean(interface("maillage_record_get_title", record), interface("maillage_record_get_subtitle", record))
        self.assertIn(interface("maillage_record_get_kind", record).get_id(), (SAFE, DRAWER))
        for field in self.fields if record.get_kind().get_id() == SAFE else ["content"]:
            self.assertIsNone(interface("maillage_record_get_value", record, field))
            self.assertIsNone(interface("maillage_record_dup_display", record, field))
            self.assertIsNone(interface("maillage_record_dup_date", record, field))
            self.assertIsNone(interface("maillage_record_dup_territory", record, field))
            self.assertFalse(interface("maillage_record_get_boolean", record, field))
            self.assertNotEqual(interface("maillage_record_get_number", record, field), 4711)
            self.assertEqual(interface("maillage_record_get_n_links", record, field), 0)
            self.assertIsNone(interface("maillage_record_get_link", record, field, 0))
            self.assertIsNone(interface("maillage_record_get_link_title", record, field, 0))

    def test_load(self):
        self.see(interface("maillage_scope_load", self.spy, self.safe))
        self.see(interface("maillage_scope_load", self.spy, self.drawer))
        self.assertEqual(self.spy.load(self.safe).get_value("told"), "Everybody knows")

    def test_query(self):
        records = interface("maillage_store_query", self.store, self.query())
        self.assertEqual(len(records), 2)
        for record in records:
            self.see(record)
        later = self.wait(lambda done: interface("maillage_store_query_async", self.store, self.query(), None, done),
                          lambda result: interface("maillage_store_query_finish", self.store, result))
        for record in later:
            self.see(record)
        # in the order of their titles, not in that of the secret
        self.assertEqual([record.get_title() for record in records], ["Friend", "The safe"])
        drawers = interface("maillage_scope_new_query", self.spy, DRAWER)
        interface("maillage_query_set_owner", drawers, self.safe)
        for record in self.store.query(drawers):
            self.see(record)

    def test_query_asks_for_what_is_public(self):
        for field in self.fields:
            for operator in Maillage.Operator.EQUAL, Maillage.Operator.NOT_EQUAL, Maillage.Operator.EMPTY:
                self.denied("maillage_store_query", self.store, self.query(
                    ("maillage_query_add_filter", field, operator, PRIVATE.get(field))))
        self.denied("maillage_store_query", self.store, self.query(("maillage_query_set_sort", "secret", False)))
        self.denied("maillage_store_query", self.store, self.query(("maillage_query_set_linked", "friend", self.friend)))
        text = self.query(("maillage_query_add_filter", "secret", Maillage.Operator.EQUAL, SECRET))
        kept = interface("maillage_query_to_string", text)
        self.denied("maillage_store_query", self.store, interface("maillage_scope_new_query_from_string", self.spy, kept))
        self.denied("maillage_store_query", self.store, interface("maillage_query_copy", text))
        self.denied("maillage_export_csv", self.store, text, None, 0, f"{self.folder}/spied.csv")
        told = self.query(("maillage_query_add_filter", "friend", Maillage.Operator.EQUAL, self.friend))
        self.assert_clean(interface("maillage_query_describe", told, self.store))
        hand_made = Maillage.Query()
        with self.assertRaises(GLib.Error):
            self.store.query(hand_made)

    def test_query_finds_no_secret_words(self):
        for words in "Zanzibar", "zanz", "4711", SECRET:
            for change in (), (("maillage_query_set_certain", True), ("maillage_query_set_limit", 5)):
                found = self.store.query(self.query(("maillage_query_set_text", words), *change))
                self.assertEqual(found, [])
        self.assertEqual(len(self.store.query(self.query(("maillage_query_set_text", "safe")))), 1)
        self.assertEqual(self.store.query(self.query(("maillage_query_set_trashed", True))), [])

    def test_model(self):
        model = interface("maillage_query_model_new", self.store)
        interface("maillage_query_model_set_query", model, self.query())
        MaillageTesting.wait(lambda *_: interface("maillage_query_model_get_complete", model), None, 10000)
        self.assertEqual(interface("maillage_query_model_get_total", model), 2)
        for position in range(model.get_n_items()):
            self.see(model.get_item(position))
        interface("maillage_query_model_find", model, self.safe)
        self.assertEqual(interface("maillage_query_model_get_query", model).get_kind(), SAFE)
        secret = self.query(("maillage_query_add_filter", "secret", Maillage.Operator.EQUAL, SECRET))
        interface("maillage_query_model_set_query", model, secret)
        MaillageTesting.wait(lambda *_: model.get_complete(), None, 500)
        self.assertEqual(model.get_n_items(), 0)

    def test_search(self):
        for kind in None, SAFE, DRAWER:
            for words in "Zanzibar", "zanz", "4711":
                self.assertEqual(interface("maillage_scope_search", self.spy, words, kind, 10), [])
                later = self.wait(
                    lambda done: interface("maillage_scope_search_async", self.spy, words, kind, 10, None, done),
                    lambda result: interface("maillage_scope_search_finish", self.spy, result))
                self.assertEqual(later, [])
        found = self.spy.search("safe", SAFE, 10)
        self.assertEqual([record.get_title() for record in found], ["The safe"])
        self.see(found[0])
        self.assertEqual(len(self.vault.search("zanz", SAFE, 10)), 1)

    def test_past(self):
        for field in self.fields:
            self.denied("maillage_scope_read_past", self.spy, SAFE, field, 0, GLib.MAXINT64)
        made = self.spy.load(self.safe).get_created()
        self.assertEqual(self.spy.read_past(SAFE, "told", made, GLib.MAXINT64), {self.safe: "Nobody knows"})

    def test_history(self):
        self.assertEqual([change.get_label() for change in self.spy.list_history(self.safe, 0)], [""])
        for uuid in self.safe, None, self.drawer:
            for change in interface("maillage_scope_list_history", self.spy, uuid, 0):
                for name in "at", "author", "origin", "number", "undoes", "undone_by":
                    interface(f"maillage_change_get_{name}", change)
                self.assert_clean(interface("maillage_change_get_label", change))
                for index in range(interface("maillage_change_get_n_items", change)):
                    item = interface("maillage_change_get_item", change, index)
                    self.assert_clean(*item)
                    self.assertEqual(item.field_id, "told")

    def test_changes_name_no_values(self):
        told = []
        handler = self.store.connect("changed", lambda store, changes: told.append((
            interface("maillage_change_set_touches", changes, self.safe),
            interface("maillage_change_set_touches_kind", changes, SAFE),
            interface("maillage_change_set_get_everything", changes))))
        edit = self.vault.new_edit("Again")
        edit.set(self.safe, "secret", "Zanzibar once more")
        self.store.commit(edit)
        edit = self.vault.new_edit("And back")
        edit.set(self.safe, "secret", SECRET)
        self.store.commit(edit)
        MaillageTesting.wait(lambda *_: bool(told), None, 10000)
        self.store.disconnect(handler)
        self.assertTrue(all(isinstance(value, bool) for values in told for value in values))

    def test_drafts(self):
        self.assertIsNone(interface("maillage_scope_dup_draft", self.spy, self.safe, "story"))
        interface("maillage_scope_put_draft", self.spy, self.safe, "story", "mine")
        self.assertEqual(self.vault.dup_draft(self.safe, "story"), SECRET)
        interface("maillage_scope_clear_draft", self.spy, self.safe, "story")
        self.assertEqual(self.vault.dup_draft(self.safe, "story"), SECRET)

    def test_written_files(self):
        path = f"{self.folder}/spied.csv"
        for fields in None, [*self.fields, "told"]:
            interface("maillage_export_csv", self.store, self.query(), fields, 0, path)
            with open(path, encoding="utf-8") as file:
                table = file.read()
            self.assertIn("Everybody knows", table)
            self.assert_clean(table)
            records = self.store.query(self.query())
            interface("maillage_export_csv_records", self.spy.find_kind(SAFE), records, fields, 0, path)
            with open(path, encoding="utf-8") as file:
                self.assert_clean(file.read())
        document = Maillage.Document.new()
        interface("maillage_document_add_list", document, self.spy.find_kind(SAFE), self.store.query(self.query()),
                  ["secret", "story", "friend", "told"], "state")
        interface("maillage_document_write_pdf", document, f"{self.folder}/spied.pdf")
        self.assertEqual(os.system(f"pdftotext {self.folder}/spied.pdf {self.folder}/spied.txt"), 0)
        with open(f"{self.folder}/spied.txt", encoding="utf-8") as file:
            text = " ".join(file.read().split())
        self.assertIn("Everybody knows", text)
        self.assert_clean(text)

    def test_files(self):
        """A content is had by the value that names it, and no other value than one's own is told."""
        self.assertIsNone(self.spy.load(self.safe).get_value("file"))
        mine = self.add_file(self.spy)
        self.assertEqual(interface("maillage_files_dup_name", mine), "secret.txt")
        guessed = "0" * 64 + " secret.txt"
        for pair in "lend", "save":
            target = [Gio.File.new_for_path(f"{self.folder}/lent.txt")] if pair == "save" else []
            with self.assertRaises(GLib.Error):
                self.wait(lambda done: interface(f"maillage_files_{pair}_async", self.store, guessed, *target, None, done),
                          lambda result: interface(f"maillage_files_{pair}_finish", self.store, result))

    # Writing

    def test_edits(self):
        day, place = Maillage.Date.new_day(1900, 1, 1), Maillage.Territory.new("com", "75056", 2022, "Paris")
        steps = [("maillage_edit_set", self.safe, field, None) for field in [*self.fields, "told", "name"]]
        steps += [
            ("maillage_edit_set_date", self.safe, "date", day),
            ("maillage_edit_set_territory", self.safe, "place", place),
            ("maillage_edit_set_boolean", self.safe, "flag", False),
            ("maillage_edit_set_number", self.safe, "number", 1),
            ("maillage_edit_link", self.friend, "friend", self.safe),
            ("maillage_edit_unlink", self.safe, "friend", self.friend),
            ("maillage_edit_link", self.safe, "tags", self.friend),
            ("maillage_edit_trash", self.safe),
            ("maillage_edit_trash", self.drawer),
            ("maillage_edit_restore", self.safe),
            ("maillage_edit_move", self.drawer, 0),
            ("maillage_edit_create", SAFE),
            ("maillage_edit_create_child", DRAWER, self.safe),
        ]
        for identifier, *arguments in steps:
            with self.subTest(identifier, arguments=arguments):
                edit = interface("maillage_scope_new_edit", self.spy, "Spied")
                interface(identifier, edit, *arguments)
                self.denied("maillage_store_commit", self.store, edit)
                edit = self.spy.new_edit("Spied later")
                interface(identifier, edit, *arguments)
                with self.assertRaises(GLib.Error):
                    self.wait(lambda done: interface("maillage_store_commit_async", self.store, edit, None, done),
                              lambda result: interface("maillage_store_commit_finish", self.store, result))
        edit = self.spy.new_edit("By key")
        interface("maillage_edit_set_key", edit, "key", self.friend)
        self.assertEqual(interface("maillage_edit_find_key", edit, "key"), self.friend)
        interface("maillage_edit_link_keys", edit, self.safe, "friend", "key")
        self.denied("maillage_store_commit", self.store, edit)

    def test_hand_made_objects_have_no_rights(self):
        for edit in Maillage.Edit(), Maillage.Scope().new_edit("Nobody's"):
            edit.set(self.safe, "secret", "spied")
            self.denied("maillage_store_commit", self.store, edit)
        self.assertIsNone(interface("maillage_scope_get_store", Maillage.Scope()))
        for query in Maillage.Query(), Maillage.Scope().new_query(SAFE):
            try:
                for record in self.store.query(query):
                    self.see(record)
            except GLib.Error:
                pass
        self.assertFalse(Maillage.Record().get_title())

    def test_core_records_are_peoples_own(self):
        edit = self.spy.new_edit("Note")
        note = edit.create_child("core.note", self.safe)
        edit.set(note, "text", "Seen")
        self.store.commit(edit)
        for change in "set", "trash":
            edit = self.spy.new_edit("Not any more")
            edit.trash(note) if change == "trash" else edit.set(note, "text", "Other")
            self.denied("maillage_store_commit", self.store, edit)
        self.fixture.undo()
        edit = self.spy.new_edit("Words of a list")
        edit.create("core.choice")
        self.denied("maillage_store_commit", self.store, edit)

    def test_declarations(self):
        """A kind stays as its plugin declared it, whichever setter is called."""
        kind = interface("maillage_scope_find_kind", self.spy, SAFE)
        before = declaration(kind)
        for field in [kind.get_field(index) for index in range(kind.get_n_fields())]:
            self.call_setters("Field", field)
            for spec in GObject.list_properties(field):
                if spec.flags & GObject.ParamFlags.WRITABLE:
                    field.set_property(spec.name, other(field.get_property(spec.name)))
        self.call_setters("Kind", kind)
        self.assertEqual(declaration(kind), before)

    def call_setters(self, name, target):
        for method in interface.methods[name]:
            identifier = method.get(C + "identifier")
            if reviewed.get(identifier) == "declares":
                interface(identifier, target, *make_arguments(method))

    # The interface

    @unittest.skipUnless(Gtk.init_check(), "there is no display")
    def test_widgets(self):
        record, query = self.spy.load(self.safe), self.query()

        class Section(MaillageUi.Section):
            pass

        class Card(MaillageUi.Card):
            rows = None

            def do_refresh(self):
                interface("maillage_ui_card_ask", self, query)

            def do_answered(self, records):
                self.rows = records

        section = interface("maillage_ui_section_new", Section, self.spy, record)
        self.see(interface("maillage_ui_section_get_record", section))
        self.assertEqual(interface("maillage_ui_section_get_scope", section), self.spy)
        card = interface("maillage_ui_card_new", Card, self.spy)
        self.assertTrue(MaillageTesting.wait(lambda *_: card.rows is not None, None, 10000))
        for found in card.rows:
            self.see(found)
        self.assertEqual(interface("maillage_ui_card_get_scope", card), self.spy)
        self.assertFalse(card.find_property("context").flags & GObject.ParamFlags.READABLE)
        picker = interface("maillage_ui_record_picker_new", self.spy, SAFE)
        picked = []
        picker.connect("picked", lambda *what: picked.append(what[1:]))
        window = Gtk.Window(child=Gtk.MenuButton(popover=picker))
        interface("maillage_ui_picker_pick", picker, self.safe, "The safe")
        self.assert_clean(picked, interface("maillage_ui_picker_get_text", picker))
        window.destroy()


def declaration(kind):
    """Everything a kind says of itself."""
    said = [getattr(kind, method)() for method in dir(kind)
            if method.startswith("get_") and method not in ("get_fields", "get_groups", "get_field", "get_field_index")
            and f"maillage_kind_{method}" in interface.calls]
    for index in range(kind.get_n_fields()):
        field = kind.get_field(index)
        said += [field.get_property(spec.name) for spec in GObject.list_properties(field)]
        said += [field.get_pattern(), field.get_expression(), field.get_result_type(), field.get_choices().get_n_items()]
    return [str(value) for value in said]


def other(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return type(value)(0)
    return "spied"


def make_arguments(method):
    values = {"gboolean": True, "guint": 0, "gsize": 0, "gdouble": 1.0, "utf8": "spied"}
    parameters = method.findall(f"{GIR}parameters/{GIR}parameter")
    lengths = [int(array.get("length")) for array in method.iter(GIR + "array") if array.get("length")]
    for index, parameter in enumerate(parameters):
        of_type = parameter.find(GIR + "type")
        name = of_type.get("name") if of_type is not None else None
        if index in lengths:
            continue
        if name is None:
            yield []
        elif name in values:
            yield values[name]
        else:
            yield getattr(Maillage, name)(0)


class Reviewed(unittest.TestCase):
    def test_every_public_call_is_named(self):
        self.assertEqual(interface.calls | interface.others, set(reviewed),
                         "public-calls names each public call and how it was looked at")

    def test_python_sees_no_more_than_c(self):
        self.assertEqual({name for name in interface.found if not name.endswith("_get_type")} - interface.calls, set())

    def test_what_is_asked_was(self):
        self.assertEqual(sorted(name for name, review in reviewed.items()
                                if review in ("asked", "declares") and name in interface.calls - interface.asked), [])


if __name__ == "__main__":
    # The last, after all that asks.
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in (Isolation, Reviewed))
    sys.exit(not unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite).wasSuccessful())
