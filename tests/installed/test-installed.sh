#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs with DESTDIR, mounts that over the prefix in a namespace of its own, and uses the program
# with nothing of the build's environment. Speaks TAP.
#
# usage: test-installed.sh BUILD-DIR PREFIX LIBDIR [inside]
set -u

build=$1 prefix=$2 libdir=$3
here=$(dirname "$(realpath "$0")")

if [ "${4:-}" != inside ]; then
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  export INSTALLED_ROOT="$root"
  if ! meson install -C "$build" --no-rebuild --quiet --destdir "$root" >"$root/log" 2>&1; then
    echo "not ok 1 - meson install with DESTDIR"
    sed 's/^/# /' "$root/log"
    echo 1..1
    exit
  fi
  # A container may forbid the one, a user who is not root the other.
  for space in 'unshare --mount' 'unshare --map-root-user --mount'; do
    # shellcheck disable=SC2016
    if [ -d "$prefix" ] && $space sh -c 'mount --bind "$1" "$2"' sh "$root$prefix" "$prefix" 2>/dev/null; then
      exec $space sh -c 'mount --bind "$1$2" "$2" && shift 2 && exec env -i HOME="$INSTALLED_ROOT" \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 INSTALLED_ROOT="$INSTALLED_ROOT" \
        LOCPATH="$MAILLAGE_TEST_LOCPATH" ASAN_OPTIONS="${ASAN_OPTIONS:-}" sh "$@"' sh "$root" "$prefix" "$0" "$build" "$prefix" "$libdir" inside
    fi
  done
  echo "1..0 # SKIP no namespace for mounts here, or no $prefix to mount over"
  exit
fi

number=0
root=$INSTALLED_ROOT
trap 'rm -rf "$root"' EXIT
export XDG_DATA_HOME="$root/data" XDG_CONFIG_HOME="$root/config" XDG_CACHE_HOME="$root/cache"
export XDG_DATA_DIRS="$prefix/share:/usr/share"

# usage: holds NAME WANTED COMMAND...    the command ends well and says what is wanted
holds() {
  number=$((number + 1))
  name=$1 wanted=$2
  shift 2
  if "$@" >"$root/out" 2>&1 && grep -q -- "$wanted" "$root/out"; then
    echo "ok $number - $name"
  else
    echo "not ok $number - $name"
    echo "# $*"
    sed 's/^/# /' "$root/out"
  fi
}

ctl() {
  "$prefix/bin/maillagectl" --store "$root/store.db" "$@"
}

pages_lint() {
  for page in maillage.1 maillagectl.1; do
    groff -K utf8 -man -Tutf8 -ww -z "$prefix/share/man/man1/$page"
    groff -K utf8 -man -Tutf8 -ww -z "$prefix/share/man/fr/man1/$page"
  done 2>&1
}

# Every verb and option that the program knows stands in its page, in both languages.
words_of() {
  "$prefix/bin/maillagectl" help | grep '^  '
  "$prefix/bin/maillage" --help-all | grep '^  --'
}

undocumented() {
  for language in '' fr/; do
    sed 's/\\-/-/g; s/\\f.//g' "$prefix/share/man/$language"man1/maillage*.1 >"$root/pages"
    words_of | grep -oE '^  [a-z][a-z]+( [a-z]+\b)?|--[a-z][a-z-]+' | sed 's/^ *//' | sort -u |
      grep -vxE -- '--(help|help-all|help-gapplication|help-gtk|gapplication-service|display)' |
      while read -r word; do
        # A verb's first argument may be a word of its own: "plugin list".
        grep -qw -- "$word" "$root/pages" || echo "$language: $word"
      done
  done
}

nothing() {
  "$@" >"$root/found"
  cat "$root/found"
  [ ! -s "$root/found" ] && echo nothing
}

holds 'maillage says its version' '^maillage [0-9]' "$prefix/bin/maillage" --version
holds 'a store is made' . ctl init
holds 'our plugins are found' partners.organisation ctl kinds
holds 'each of them runs' 'actions.* on ' ctl plugin list
ctl add organisation 'name=CCAS' 'territories=Échirolles' >/dev/null
holds 'territories are found' CCAS ctl within Isère
holds 'French is found' Organisations env LC_ALL=fr_FR.UTF-8 LANGUAGE=fr "$prefix/bin/maillagectl" \
  --store "$root/store.db" kinds
holds 'errors are in French' 'Il n’y a pas de verbe' env LC_ALL=fr_FR.UTF-8 LANGUAGE=fr sh -c \
  '"$1" frobnicate 2>&1 || true' sh "$prefix/bin/maillagectl"
holds 'the desktop file starts by D-Bus' '^DBusActivatable=true' \
  cat "$prefix/share/applications/org.maillage.Maillage.desktop"
holds 'it is in French too' '^GenericName\[fr\]=' \
  cat "$prefix/share/applications/org.maillage.Maillage.desktop"
holds 'the metainfo is there' org.maillage.Maillage.desktop \
  cat "$prefix/share/metainfo/org.maillage.Maillage.metainfo.xml"
picture() {
  python3 -c 'import sys, gi
gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf
picture = GdkPixbuf.Pixbuf.new_from_file_at_size(sys.argv[1], 256, 256)
print(len(set(picture.get_pixels())), "shades" if any(picture.get_pixels()) else "of nothing")' "$1"
}
for icon in scalable/apps/org.maillage.Maillage.svg symbolic/apps/org.maillage.Maillage-symbolic.svg; do
  holds "$icon is a picture" shades picture "$prefix/share/icons/hicolor/$icon"
done
holds 'the program has a compiled schema of its own' window-size grep -a window-size "$prefix/share/maillage/schemas/gschemas.compiled"
holds 'a plugin’s author finds the library' maillage-1 env \
  PKG_CONFIG_PATH="$libdir/pkgconfig" pkg-config --libs maillage-ui-1
holds 'a plugin’s author finds the guide' '^# Your first plugin' \
  cat "$prefix/share/doc/maillage-1/guide.md"
if command -v groff >/dev/null; then
  holds 'the manual pages are well made' nothing nothing pages_lint
  holds 'they name every verb and option' nothing nothing undocumented
fi
holds 'D-Bus starts the program, and its window opens' done "$here/../with-display" sh "$here/activate.sh" \
  "$prefix" "$libdir"
echo "1..$number"
