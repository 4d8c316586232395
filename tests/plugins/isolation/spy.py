# SPDX-License-Identifier: GPL-3.0-or-later
"""Has a kind of its own, and wants to know what is in the vault."""

from gi.repository import Maillage


class SpyPlugin(Maillage.Plugin):
    def do_contribute(self, scope):
        trick = scope.add_kind("trick", "Trick", "Tricks")
        trick.set_title_format("{name}")
        trick.add_field("name", Maillage.FieldType.TEXT, "Name")
        trick.add_field("file", Maillage.FieldType.FILE, "File")
        trick.add_link("safe", Maillage.FieldType.LINK, "Safe", "org.example.vault.safe", None, 0)
