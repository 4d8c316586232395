# SPDX-License-Identifier: 0BSD
"""Who was visited, when, and what was seen."""

import collections
import csv

import gi

gi.require_version("Maillage", "1")

from gi.repository import GLib, Maillage

VISIT = "org.example.visits.visit"
ORGANISATION = "partners.organisation"


def _(text):
    return GLib.dgettext("org.example.visits", text)


def write_totals(scope, uuids, path):
    """How often each organisation was visited, those that were most often first."""
    totals = collections.Counter()
    for uuid in uuids:
        visit = scope.load(uuid)
        if visit.get_n_links("organisation"):
            totals[visit.get_link_title("organisation", 0)] += 1
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow([_("Organisation"), _("Visits")])
        table.writerows(sorted(totals.items(), key=lambda total: (-total[1], total[0])))
    return True


class VisitsPlugin(Maillage.Plugin):
    def do_contribute(self, scope):
        visit = scope.add_kind("visit", _("Visit"), _("Visits"))
        visit.set_create_label(_("New visit"))
        visit.set_purpose(_("Write down whom you visit, and what you see there."))
        visit.set_title_format("[{organisation}]")
        visit.set_subtitle_format("[{date}]")
        visit.set_default_sort("date", True)

        field = visit.add_field("organisation", Maillage.FieldType.LINK, _("Organisation"))
        field.set_target(ORGANISATION)
        field.set_inverse_label(_("Visits"))
        field.set_in_list(True)

        field = visit.add_field("date", Maillage.FieldType.DATE, _("Date"))
        field.set_required(True)
        field.set_sortable(True)
        field.set_in_list(True)

        field = visit.add_field("note", Maillage.FieldType.LONG_TEXT, _("Note"))
        field.set_searchable(Maillage.SearchClass.TEXT)

        scope.add_exporter(
            "totals", _("Visits of each organisation (CSV)"), VISIT, ".totals.csv", write_totals)

    def do_contribute_ui(self, scope):
        # Imported here alone: these libraries need a display, and maillagectl has none.
        gi.require_version("Adw", "1")
        gi.require_version("MaillageUi", "1")
        from gi.repository import MaillageUi

        import visits_pages

        MaillageUi.add_list(scope, VISIT)
        MaillageUi.add_page(scope, "months", _("Visits by month"),
                            "x-office-calendar-symbolic", visits_pages.MonthsPage)
        MaillageUi.add_section(scope, ORGANISATION, _("Visits by year"),
                               Maillage.Side.ASIDE, visits_pages.YearsSection)
