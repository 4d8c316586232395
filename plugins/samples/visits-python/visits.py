# SPDX-License-Identifier: 0BSD

import gi

gi.require_version("Maillage", "1")

from gi.repository import Maillage


class VisitsPlugin(Maillage.Plugin):
    def do_contribute(self, scope):
        visit = scope.add_kind("visit", "Visit", "Visits")
        visit.set_create_label("New visit")
        visit.set_title_format("{date} {organisation}")

        field = visit.add_field("organisation", Maillage.FieldType.LINK, "Organisation")
        field.set_target("partners.organisation")
        field.set_inverse_label("Visits")
        field.set_in_list(True)

        field = visit.add_field("date", Maillage.FieldType.DATE, "Date")
        field.set_required(True)
        field.set_sortable(True)
        field.set_in_list(True)

        field = visit.add_field("note", Maillage.FieldType.LONG_TEXT, "Note")
        field.set_searchable(Maillage.SearchClass.TEXT)

    def do_contribute_ui(self, scope):
        # Imported here alone: this library needs a display, and maillagectl has none.
        gi.require_version("MaillageUi", "1")
        from gi.repository import MaillageUi

        MaillageUi.add_list(scope, "org.example.visits.visit")
