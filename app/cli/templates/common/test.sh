#!/bin/sh
# Uses the plugin's records with maillagectl, as it lies in the build folder.
#
# usage: test.sh MAILLAGECTL BUILD-DIR
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export MAILLAGE_PLUGIN_PATH="$2${MAILLAGE_PLUGIN_PATH:+:$MAILLAGE_PLUGIN_PATH}"
export XDG_DATA_HOME="$folder" XDG_CONFIG_HOME="$folder" LC_ALL=C.UTF-8

ctl() {
  "$maillagectl" --store "$folder/store.db" "$@"
}
maillagectl=$1

"$maillagectl" plugin check "$2"
ctl init
ctl add @id@.entry 'name=The first' date=2022-03-15
ctl list @id@.entry | grep -q 'The first'
ctl search first | grep -q 'The first'
ctl undo
! ctl list @id@.entry | grep -q 'The first'
