#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the program takes to show its window in its sandbox, and out of it on the same root: the same files, the same
store, in turns. Wall from the command to the window, and CPU of the program's own process; medians. What flatpak takes to
begin anything at all is measured too: the limit is the program's, which can do nothing about that. Needs a display and a session
bus.

usage: start.py ROOT TURNS
"""

import ctypes
import os
import shutil
import statistics
import subprocess
import sys
import time

APP = "org.maillage.Maillage"
LIMIT = 1.2
MAP_NOTIFY, SUBSTRUCTURE = 19, 1 << 19
WAIT_S = 60

root, turns = sys.argv[1], int(sys.argv[2])
home = os.environ["HOME"]


class Display:
    """Tells when a window comes."""

    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        for name in "XDefaultRootWindow", "XPending", "XSync":
            getattr(self.x11, name).argtypes = [ctypes.c_void_p, ctypes.c_int][:2 if name == "XSync" else 1]
        self.x11.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
        self.x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self.display = self.x11.XOpenDisplay(None)
        self.x11.XSelectInput(self.display, self.x11.XDefaultRootWindow(self.display), SUBSTRUCTURE)
        self.forget()

    def forget(self):
        self.x11.XSync(self.display, 1)

    def wait(self):
        event = (ctypes.c_long * 24)()
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until:
            while self.x11.XPending(self.display):
                self.x11.XNextEvent(self.display, ctypes.byref(event))
                if ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] == MAP_NOTIFY:
                    return
            time.sleep(.001)
        sys.exit("No window came.")


def processes():
    """The program's own: pid → seconds of CPU."""
    found = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
                name, rest = file.read().split("(", 1)[1].rsplit(") ", 1)
        except OSError:
            continue
        if name == "maillage":
            fields = rest.split()
            found[int(pid)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def run(display, command):
    before = processes()
    display.forget()
    begun = time.monotonic()
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    display.wait()
    wall = time.monotonic() - begun
    own = {pid: cpu for pid, cpu in processes().items() if pid not in before}
    for pid in own:
        os.kill(pid, 15)
    program.wait()
    return wall, sum(own.values())


def begin(command):
    begun = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - begun


def main():
    files = subprocess.run(["flatpak", "info", "--user", "--show-location", APP], check=True, capture_output=True,
                           text=True).stdout.strip() + "/files"
    data = f"{home}/outside"
    shutil.copytree(f"{home}/.var/app/{APP}/data", f"{data}/data")
    inside = ["flatpak", "run", "--user", "--env=GSK_RENDERER=cairo", APP]
    outside = ["bwrap", "--bind", root, "/", "--ro-bind", files, "/app", "--dev-bind", "/dev", "/dev", "--proc", "/proc",
               "--bind", "/tmp", "/tmp", "--bind", home, home, "--setenv", "XDG_DATA_HOME", f"{data}/data",
               "--setenv", "XDG_CONFIG_HOME", f"{data}/config", "--setenv", "XDG_CACHE_HOME", f"{data}/cache",
               "--setenv", "GSK_RENDERER", "cairo", "--setenv", "LD_LIBRARY_PATH", "/app/lib",
               "--setenv", "XDG_DATA_DIRS", "/app/share:/usr/share", "--setenv", "GI_TYPELIB_PATH", "/app/lib/girepository-1.0",
               "/app/bin/maillage"]
    nothing = ["flatpak", "run", "--user", "--command=true", APP]
    display = Display()
    times, empty = {"inside": [], "outside": []}, []
    for turn in range(turns + 1):
        empty.append(begin(nothing))
        for name, command in ("outside", outside), ("inside", inside):
            measured = run(display, command)
            if turn > 0:
                times[name].append(measured)
    (wall_in, cpu_in), (wall_out, cpu_out) = ([statistics.median(each) for each in zip(*times[name])] for name in times)
    flatpak = statistics.median(empty[1:])
    program = (wall_in - flatpak) / wall_out
    print(f"start, wall: {wall_in * 1000:.0f} ms in the sandbox, {wall_out * 1000:.0f} ms out of it: {wall_in / wall_out:.2f} x")
    print(f"start, wall, without the {flatpak * 1000:.0f} ms that flatpak takes for nothing: {program:.2f} x")
    print(f"start, CPU of the program: {cpu_in * 1000:.0f} ms, {cpu_out * 1000:.0f} ms: {cpu_in / cpu_out:.2f} x")
    print("met" if program <= LIMIT else f"missed: at most {LIMIT} x")


main()
