# SPDX-License-Identifier: GPL-3.0-or-later
"""The application on the screen, by what it tells assistive technologies, and a keyboard.

Everything waits for what it needs: nothing here counts on how fast the machine is. Roles are compared
as enums, since their names change between versions, and only what shows is seen.
"""
import subprocess
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from steps import spaced  # noqa: E402

PATIENCE = 30  # seconds; CI has two busy cores
Role, State = Atspi.Role, Atspi.StateType

# GTK tells the accessibility bus of widgets that it has taken away.
NOT_OURS = ('g_variant_is_object_path',)

BUTTONS = (Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.RADIO_BUTTON, Role.CHECK_BOX)
WINDOWS = (Role.FRAME, Role.DIALOG, Role.WINDOW)
TABLES = (Role.TABLE, Role.TREE_TABLE)
ENTRIES = (Role.TEXT, Role.ENTRY)


def until(look, what, patience=PATIENCE):
    """What look() gives as soon as it is something."""
    end = time.monotonic() + patience
    while True:
        try:
            found = look()
        except GLib.Error:  # it went while we looked at it
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f'waited {patience} s for {what}')
        time.sleep(0.05)


def plain(name):
    """GTK 4.8 names a button by its label with the mnemonic, then by its label: "_Oui Oui"."""
    name = spaced(name or '').replace('_', '')
    half = len(name) // 2
    return name[:half] if name[:half] == name[half + 1:] and name[half:half + 1] == ' ' else name


def has_state(node, *states):
    found = node.get_state_set()
    return all(found.contains(state) for state in states)


def place_of(node):
    return Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.WINDOW)


def shows(node):
    """GTK 4.8 says SHOWING of windows alone: what is visible and somewhere shows."""
    if not has_state(node, State.VISIBLE) or node.get_component_iface() is None:
        return False
    place = place_of(node)
    return place.width > 0 and place.height > 0


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def walk(node, skip=()):
    """The node and all below it that shows, from top to bottom; not what is in a table to skip."""
    yield node
    if node.get_role() in skip:
        return
    for child in children(node):
        if child.get_role() in WINDOWS or has_state(child, State.VISIBLE):
            yield from walk(child, skip)


def text_of(node):
    """What is written in it, or on it."""
    text = node.get_text_iface()
    if text is None:
        return plain(node.get_name())
    return spaced(Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)))


class Screen:
    def __init__(self, home, program, *args):
        # With its é a key of its own: xdotool lends a key to a letter that has none, and takes it back
        # before a busy application has looked.
        subprocess.run(['setxkbmap', 'fr', 'oss'], check=True)
        self.log = home.path / 'messages'
        with self.log.open('w') as log:
            self.process = subprocess.Popen([program, '--store', home.store, *args], stderr=log,
                                            env=dict(home.env, G_DEBUG=''), cwd=home.path)
        self.application = until(self.find_application, 'the application on the accessibility bus')

    def find_application(self):
        assert self.process.poll() is None, f'the application ended with {self.process.returncode}'
        desktop = Atspi.get_desktop(0)
        for node in children(desktop):
            if node.get_process_id() == self.process.pid and node.get_child_count() > 0:
                return node
        return None

    def activate(self, action, *parameters):
        """An action of the window, over D-Bus, as a program of the desktop would."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)

        def call(name, path, interface, method, values):
            return bus.call_sync(name, path, interface, method, values, None, Gio.DBusCallFlags.NONE,
                                 -1).unpack()

        def ask(method, *values):
            return call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method,
                        GLib.Variant(f"({'s' * len(values)})", values) if values else None)[0]
        # With a store of its own it takes no well-known name.
        name = next(name for name in ask('ListNames')
                    if ask('GetConnectionUnixProcessID', name) == self.process.pid)
        values = [GLib.Variant(f"({'s' * len(parameters)})", parameters)] if parameters else []
        call(name, '/org/maillage/Maillage/window/1', 'org.gtk.Actions', 'Activate',
             GLib.Variant('(sava{sv})', (action, values, {})))

    def find_all(self, name=None, roles=None, part=None, within=None):
        assert self.process.poll() is None, f'the application ended with {self.process.returncode}'
        self.application.clear_cache()
        for node in walk(within or self.application, skip=() if within else TABLES):
            if roles is not None and node.get_role() not in roles:
                continue
            if name is not None and plain(node.get_name()) != name:
                continue
            if part is not None and part not in text_of(node) and part not in plain(node.get_name()):
                continue
            if shows(node):
                yield node

    def find(self, name=None, roles=None, **more):
        """Waits for it; the first one, if there are several."""
        return until(lambda: next(self.find_all(name, roles, **more), None),
                     f'“{name or ""}” {more or ""}')

    def gone(self, name=None, roles=None, **more):
        until(lambda: next(self.find_all(name, roles, **more), None) is None,
              f'{name or more} to go')

    def press(self, name=None, roles=BUTTONS, **more):
        """Presses what is sensitive: by its action, or its inner button's, or else by the pointer."""
        def ready():
            return next((node for node in self.find_all(name, roles, **more)
                         if has_state(node, State.SENSITIVE)), None)
        node = until(ready, f'“{name or ""}” {more or ""} to press')
        for part in walk(node):
            actions = part.get_action_iface()
            if part.get_role() in BUTTONS and actions and actions.get_n_actions() > 0:
                Atspi.Action.do_action(actions, 0)
                return
        self.click(node)

    @staticmethod
    def click(node):
        """For what has no action of its own, as a row of a list."""
        def middle():
            place = place_of(node)
            return str(place.x + place.width // 2), str(place.y + place.height // 2)

        def at_rest():
            """A page that comes slides in."""
            before = middle()
            time.sleep(0.2)
            return before if middle() == before else None
        place = until(at_rest, f'“{plain(node.get_name())}” to be at rest')
        # In two steps: the window learns where the pointer is before it is pressed.
        subprocess.run(['xdotool', 'mousemove', '--sync', *place], check=True)
        subprocess.run(['xdotool', 'click', '1'], check=True)

    def fill(self, label, text, key='Tab'):
        """Types over what the field's entry holds, and keeps it by leaving it or by Entrée."""
        entry = self.find(label, ENTRIES)
        self.click(entry)
        self.keys('ctrl+a')
        self.type(text)
        until(lambda: text_of(entry) == text, f'“{text}” in “{label}”, which has “{text_of(entry)}”')
        self.keys(key)

    def choose(self, label, value):
        """Takes a value of a drop-down list, with the arrows."""
        combo = self.find(label, (Role.COMBO_BOX,))

        def options():
            """What stands in the list once it is open; closed, it has none."""
            self.application.clear_cache()
            lists = [node for node in walk(combo) if node.get_role() in (Role.LIST, Role.LIST_BOX)]
            return [node.get_name() for node in walk(lists[0])
                    if node.get_role() == Role.LABEL] if lists else []

        def opened():
            found = options()
            if value not in found:
                self.press(roles=(Role.COMBO_BOX,), name=label)
                until(lambda: value in options(), f'“{value}” among the choices', 5)
            return options()

        def focused():
            self.application.clear_cache()
            items = [node for node in walk(combo) if node.get_role() == Role.LIST_ITEM]
            return next((i for i, node in enumerate(items) if has_state(node, State.FOCUSED)), None)

        def reached():
            """A step at a time: a list that has only just opened may miss the first."""
            at = focused()
            if at != wanted:
                self.keys('Home' if at is None else 'Down' if at < wanted else 'Up')
                time.sleep(0.2)
            return focused() == wanted
        wanted = until(opened, f'the choices of “{label}”').index(value)
        until(reached, f'the focus on “{value}”')
        self.keys('Return')
        self.find(f'{label} : {value}')

    @staticmethod
    def keys(*keys):
        subprocess.run(['xdotool', 'key', '--delay', '30', *keys], check=True)

    @staticmethod
    def type(text):
        subprocess.run(['xdotool', 'type', '--delay', '30', text], check=True)

    def dump(self):
        """What shows, for the person who must find why a step failed."""
        self.application.clear_cache()
        lines = []

        def look(node, depth):
            name = plain(node.get_name())
            text = text_of(node) if node.get_text_iface() else ''
            if (name or text) and shows(node):
                lines.append('  ' * depth + f'{node.get_role_name()} {name!r}'
                             + (f' {text!r}' if text not in ('', name) else ''))
                depth += 1
            shown = [child for child in children(node) if has_state(child, State.VISIBLE)]
            for child in shown[:3 if node.get_role() == Role.LIST else 30]:
                look(child, depth)
        try:
            look(self.application, 0)
        except GLib.Error as error:
            lines.append(str(error))
        return '\n'.join(lines)

    @staticmethod
    def picture(path):
        subprocess.run(['import', '-window', 'root', '-crop', '1280x900+0+0', path], check=True)

    def quit(self):
        """Ctrl+Q, as a user; waits for the end."""
        self.keys('ctrl+q')
        assert self.process.wait(PATIENCE) == 0, f'it ended with {self.process.returncode}'
        self.check_messages()

    def check_messages(self):
        """A warning is a bug, unless it is GTK's."""
        for line in self.log.read_text().splitlines():
            if '-WARNING' in line or '-CRITICAL' in line:
                assert any(known in line for known in NOT_OURS), line

    def kill(self):
        self.check_messages()
        self.process.kill()
        self.process.wait(PATIENCE)
