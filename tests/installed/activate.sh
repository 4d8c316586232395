#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# On a display and a bus of its own: activates the program as a desktop does, waits for its window,
# opens another by the desktop file's action, and ends it.
set -eu

call() {
  method=$1
  shift
  gdbus call --session --dest org.maillage.Maillage --object-path /org/maillage/Maillage \
    --method "org.freedesktop.Application.$method" "$@" >/dev/null
}

windows() {
  tries=0
  until [ "$(xdotool search --onlyvisible --class maillage 2>/dev/null | wc -l)" -ge "$1" ]; do
    tries=$((tries + 1))
    [ $tries -lt 300 ] || { echo "no window number $1"; xdotool search --onlyvisible --name . getwindowname %@; exit 1; }
    sleep 0.1
  done
}

call Activate '{}'
windows 1
call ActivateAction new-window '[]' '{}'
windows 2
call ActivateAction quit '[]' '{}'
tries=0
while gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
  --method org.freedesktop.DBus.NameHasOwner org.maillage.Maillage | grep -q true; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || { echo "it does not end"; exit 1; }
  sleep 0.1
done

# A plugin's author sees it on a store that is thrown away.
export TMPDIR="$HOME/tmp"
mkdir -p "$TMPDIR"
"$1/bin/maillagectl" plugin run "$2/maillage/plugins/partners" &
author=$!
windows 1
kill "$(pgrep -P $author)"
! wait $author || { echo "nothing is said of a program that was ended"; exit 1; }
[ -z "$(find "$TMPDIR" -name 'maillage-run-*')" ] || { echo "the store stays"; exit 1; }
echo done
