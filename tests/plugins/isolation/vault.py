# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps a secret in a field of each type. Its title and one field are everybody's."""

from gi.repository import Maillage

TYPES = {
    "secret": Maillage.FieldType.TEXT, "story": Maillage.FieldType.LONG_TEXT, "number": Maillage.FieldType.NUMBER,
    "flag": Maillage.FieldType.BOOLEAN, "date": Maillage.FieldType.DATE, "place": Maillage.FieldType.TERRITORY,
    "file": Maillage.FieldType.FILE,
}


class VaultPlugin(Maillage.Plugin):
    scope = None

    def do_contribute(self, scope):
        VaultPlugin.scope = scope
        safe = scope.add_kind("safe", "Safe", "Safes")
        safe.set_title_format("{name}")
        safe.add_field("name", Maillage.FieldType.TEXT, "Name").set_searchable(Maillage.SearchClass.TITLE)
        safe.add_field("told", Maillage.FieldType.TEXT, "Told").set_public(True)
        for name, of_type in TYPES.items():
            safe.add_field(name, of_type, name.capitalize())
        safe.find_field("secret").set_searchable(Maillage.SearchClass.KEYWORD)
        safe.find_field("secret").set_sortable(True)
        safe.find_field("story").set_searchable(Maillage.SearchClass.TEXT)
        field = safe.add_field("state", Maillage.FieldType.CHOICE, "State")
        field.add_choice("open", "Open")
        safe.add_link("friend", Maillage.FieldType.LINK, "Friend", "org.example.vault.safe", None, 0)
        safe.set_default_sort("secret", True)
        drawer = scope.add_kind("drawer", "Drawer", "Drawers")
        drawer.set_owner("org.example.vault.safe")
        drawer.set_title_format("Drawer")
        drawer.add_field("content", Maillage.FieldType.TEXT, "Content")
