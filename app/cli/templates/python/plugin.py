"""What is special to @title@. See the guide: every call here is explained there."""

import gi

gi.require_version("Maillage", "1")

from gi.repository import GLib, Maillage


def _(text):
    return GLib.dgettext("@id@", text)


class @Name@Plugin(Maillage.Plugin):
    # Data: may run without a display, so makes no widget.
    def do_contribute(self, scope):
        entry = scope.add_kind("entry", _("Entry"), _("Entries"))
        entry.set_create_label(_("New entry"))
        entry.set_title_format("{name}")

        field = entry.add_field("name", Maillage.FieldType.TEXT, _("Name"))
        field.set_required(True)
        field.set_searchable(Maillage.SearchClass.TITLE)

        field = entry.add_field("date", Maillage.FieldType.DATE, _("Date"))
        field.set_sortable(True)
        field.set_in_list(True)

        field = entry.add_field("note", Maillage.FieldType.LONG_TEXT, _("Note"))
        field.set_searchable(Maillage.SearchClass.TEXT)

    # What shows: called by the application alone. Its library needs a display, and maillagectl has none.
    def do_contribute_ui(self, scope):
        gi.require_version("MaillageUi", "1")
        from gi.repository import MaillageUi

        MaillageUi.add_list(scope, "@id@.entry")
