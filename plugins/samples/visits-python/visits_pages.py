# SPDX-License-Identifier: 0BSD
"""What shows: a page with the visits of each month, a section with those of each year."""

import collections

from gi.repository import Adw, GLib, Graphene, Gtk, MaillageUi

from visits import VISIT, _

GAP = 0.4  # of a bar's place
LABEL = 24  # pixels under the bars, and over them


class Chart(Gtk.Widget):
    """A bar for each (label, number)."""

    def __init__(self, **properties):
        super().__init__(hexpand=True, **properties)
        self.bars = []

    def show_bars(self, bars):
        self.bars = bars
        # Who does not see it is told, and who points at it.
        self.set_tooltip_text("\n".join(_("%s: %d") % bar for bar in bars))
        self.queue_draw()

    def put_text(self, snapshot, text, centre, y, color):
        layout = self.create_pango_layout(text)
        snapshot.save()
        snapshot.translate(Graphene.Point().init(centre - layout.get_pixel_size().width / 2, y))
        snapshot.append_layout(layout, color)
        snapshot.restore()

    def do_snapshot(self, snapshot):
        if not self.bars:
            return
        style = self.get_style_context()
        text, (known, accent) = style.get_color(), style.lookup_color("accent_color")
        place = self.get_width() / len(self.bars)
        height = self.get_height() - 2 * LABEL
        most = max(number for label, number in self.bars) or 1
        for i, (label, number) in enumerate(self.bars):
            tall = height * number / most
            bar = Graphene.Rect().init(
                place * (i + GAP / 2), LABEL + height - tall, place * (1 - GAP), tall)
            snapshot.append_color(accent if known else text, bar)
            self.put_text(snapshot, label, place * (i + 0.5), LABEL + height + 4, text)
            if number:
                self.put_text(snapshot, str(number), place * (i + 0.5), LABEL + height - tall - 20, text)


class YearsSection(MaillageUi.Section):
    """On an organisation's page."""

    def __init__(self):
        super().__init__()
        self.chart = Chart(height_request=140)
        self.set_child(self.chart)

    def do_refresh(self, organisation):
        scope = self.get_scope()
        query = scope.new_query(VISIT)
        query.set_linked("organisation", organisation.get_uuid())
        visits = scope.get_store().query(query)
        years = collections.Counter((visit.get_value("date") or "")[:4] for visit in visits)
        self.chart.show_bars(sorted(years.items()))
        self.set_count(len(visits))


class MonthsPage(MaillageUi.Page):
    """The twelve months that have visits, the last ones."""

    def __init__(self):
        super().__init__()
        self.following = 0
        self.chart = Chart(height_request=260, vexpand=True, margin_start=24, margin_end=24,
                           margin_top=24, margin_bottom=24)
        self.empty = Adw.StatusPage(icon_name="x-office-calendar-symbolic",
                                    title=_("No visits yet"),
                                    description=_("Their months show here as bars."))
        self.stack = Gtk.Stack(vexpand=True)
        self.stack.add_named(self.chart, "chart")
        self.stack.add_named(self.empty, "empty")
        bar = MaillageUi.header_bar_new(None)
        bar.set_title_widget(Adw.WindowTitle(title=_("Visits by month")))
        box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
        box.append(bar)
        box.append(self.stack)
        self.set_child(box)
        self.connect("map", MonthsPage.follow)
        self.connect("unmap", MonthsPage.forget)

    def follow(self):
        self.following = self.get_scope().get_store().connect("changed", lambda *_: self.read())
        self.read()

    def forget(self):
        self.get_scope().get_store().disconnect(self.following)

    def read(self):
        scope = self.get_scope()
        self.set_complete(False)
        scope.get_store().query_async(scope.new_query(VISIT), scope.get_cancellable(), self.show_months)

    def show_months(self, store, result):
        try:
            visits = store.query_finish(result)
        except GLib.Error as error:
            visits = []
            print(error.message)
        months = collections.Counter((visit.get_value("date") or "")[:7] for visit in visits)
        self.chart.show_bars(sorted(months.items())[-12:])
        self.stack.set_visible_child_name("chart" if months else "empty")
        self.set_complete(True)
