#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the two samples, and what `maillagectl plugin new` makes, as a third party would, against an
# installed copy of the libraries, and uses their records with the installed maillagectl.
#
# usage: test-samples.sh SOURCE-DIR BUILD-DIR PREFIX LIBDIR
set -eu

source=$1 build=$2 prefix=$3 libdir=$4
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

# 1. What a distribution would ship, in a folder of our own.
meson install -C "$build" --no-rebuild --quiet --destdir "$root"
installed=$root$prefix
glib-compile-schemas "$installed/share/glib-2.0/schemas"
sed -i "s|^prefix=.*|prefix=$installed|" "$root$libdir"/pkgconfig/maillage*.pc
export PKG_CONFIG_PATH="$root$libdir/pkgconfig"
export LD_LIBRARY_PATH="$root$libdir"
export GI_TYPELIB_PATH="$root$libdir/girepository-1.0"
export GSETTINGS_SCHEMA_DIR="$installed/share/glib-2.0/schemas"
export MAILLAGE_DATA_DIR="$installed/share/maillage"
export LC_ALL=C.UTF-8 LANGUAGE=C PYTHONDONTWRITEBYTECODE=1
export XDG_DATA_HOME="$root/data" XDG_CONFIG_HOME="$root/config" XDG_CACHE_HOME="$root/cache"

MAILLAGE_PLUGIN_PATH=$(pkg-config --variable=pluginsdir maillage-1)
export MAILLAGE_PLUGIN_PATH

# 2. The samples, away from our tree.
for sample in loans-c visits-python; do
  cp -r "$source/plugins/samples/$sample" "$root/$sample"
  meson setup "$root/$sample/build" "$root/$sample" --prefix "$installed" >"$root/log" 2>&1 \
    && "$source/tests/with-display" meson test -C "$root/$sample/build" >>"$root/log" 2>&1 \
    && meson install -C "$root/$sample/build" >>"$root/log" 2>&1 ||
    { cat "$root/log" "$root/$sample"/build/meson-logs/testlog.txt; exit 1; }
done
own=$(grep -vcE '^ *(/\*.*)?$' "$source/plugins/samples/loans-c/loans.c")
[ "$own" -le 60 ] || { echo "loans.c has $own lines; a plugin with one kind takes at most 60"; exit 1; }

# 3. Their records.
ctl() {
  "$installed/bin/maillagectl" --store "$root/store.db" "$@"
}
expect() {
  wanted=$1
  shift
  ctl "$@" >"$root/out" 2>&1 || { echo "failed: maillagectl $*"; cat "$root/out"; exit 1; }
  grep -q -- "$wanted" "$root/out" || { echo "no “$wanted” from: maillagectl $*"; cat "$root/out"; exit 1; }
}
absent() {
  unwanted=$1
  shift
  ctl "$@" >"$root/out" 2>&1 || { echo "failed: maillagectl $*"; cat "$root/out"; exit 1; }
  ! grep -q -- "$unwanted" "$root/out" || { echo "“$unwanted” from: maillagectl $*"; cat "$root/out"; exit 1; }
}

ctl init >/dev/null
expect org.example.loans.loan kinds
expect org.example.visits.visit kinds
expect due kinds loan
ctl add loan item=Projector due=2022-03-20 >/dev/null
expect Projector list loan
ctl add visit date=2022-03-15 "note=The roof leaks" >/dev/null
expect 2022 list visit
expect Visit search leaks
organisation=$(ctl --format json add organisation name=CCAS | grep -oE '[0-9a-f]{8}-[0-9a-f-]{27}' | head -n 1)
ctl add visit date=2022-03-16 "organisation=$organisation" >/dev/null
ctl export visit --to "$root/visits.totals.csv" || exit 1
grep -q '^CCAS;1' "$root/visits.totals.csv" || { echo 'no totals:'; cat "$root/visits.totals.csv"; exit 1; }
ctl undo >/dev/null
ctl undo >/dev/null
ctl undo >/dev/null
absent 2022 list visit
expect Projector list loan

# 4. What a third party begins with: it builds, passes its test, and nothing is wrong with it.
says() {
  wanted=$1 status=$2
  shift 2
  set +e
  ${shown:-} "$installed/bin/maillagectl" "$@" >"$root/out" 2>&1
  [ $? -eq "$status" ] || { echo "not status $status: maillagectl $*"; cat "$root/out"; exit 1; }
  set -e
  grep -q -- "$wanted" "$root/out" || { echo "no “$wanted” from: maillagectl $*"; cat "$root/out"; exit 1; }
}
export GSETTINGS_BACKEND=memory
mkdir "$root/new"
cd "$root/new"
says 'is in training_register' 0 plugin new training-register --language c
says 'cannot be made' 1 plugin new training-register --language c
says 'no name for a plugin' 2 plugin new Training --language c
says '--language' 2 plugin new training
says 'is in outings' 0 plugin new org.example.town.outings --language python
says 'no manifest' 1 plugin check outings
for made in training_register outings; do
  { meson setup "$made/build" "$made" --prefix "$installed" && meson test -C "$made/build" &&
    meson install -C "$made/build"; } >"$root/log" 2>&1 || {
    cat "$root/log" "$made"/build/meson-logs/testlog.txt
    exit 1
  }
  # What is left to fill in is said, and is no fault; what it adds has been shown.
  says 'Nothing is wrong' 0 plugin check "$made"
  grep -q 'template says: Authors=Your name' "$root/out" || { echo 'nothing of “Your name”'; cat "$root/out"; exit 1; }
  ! grep -qE 'not tried|not translated' "$root/out" || { cat "$root/out"; exit 1; }
  # A word that the code has and the translation has not, and one that is found and not translated.
  sed -i '/^msgid "Note"/,$d' "$made/locale/fr.po"
  printf 'msgid "Later"\nmsgstr ""\n' >>"$made/locale/fr.po"
  ninja -C "$made/build" >"$root/log" 2>&1 || { cat "$root/log"; exit 1; }
  says '“Note” is not translated into French' 0 plugin check "$made"
  grep -q '“Later” is not translated' "$root/out" || { echo 'nothing of “Later”'; cat "$root/out"; exit 1; }
done
expect org.example.training_register.entry kinds
expect org.example.town.outings.entry kinds
if [ -n "${MAILLAGE_TEST_LOCPATH:-}" ]; then
  french=$(MAILLAGE_LOCALE_DIR=$installed/share/locale LOCPATH=$MAILLAGE_TEST_LOCPATH LC_ALL=fr_FR.UTF-8 LANGUAGE=fr ctl kinds)
  echo "$french" | grep -q 'training_register.entry.*Entrées' || { echo "not in French: $french"; exit 1; }
  echo "$french" | grep -q 'outings.entry.*Entrées' || { echo "not in French: $french"; exit 1; }
fi

# 5. What is wrong with one is said; with a display, what it does there too.
cp -r outings/build faulty
sed -i 's/org.example.town.outings/org.example.faulty/' faulty/outings.py faulty/*.plugin
sed -i 's/"{name}"/"{nome}"/
s/^    def do_contribute(.*/&\n        scope.add_kind("No Id", "A", "B")\n        scope.add_document("d", "D", "no.kind", lambda *_: True)/
s/^        entry.set_create.*/&\n        entry.set_default_sort("note", False)/
s/^        MaillageUi.add_list.*/&\n        MaillageUi.add_list(scope, "no.list")/' faulty/outings.py
shown=$source/tests/with-display
says '“{nome}” is made of “nome”, which is no field of' 1 plugin check faulty
for said in 'is sorted by “note”, which is no sortable' 'adds something to “no.kind”' 'adds something to “no.list”' \
  'makes a call that is refused: .*_maillage_id_is_valid'; do
  grep -q "$said" "$root/out" || { echo "no “$said”"; cat "$root/out"; exit 1; }
done
echo '        raise KeyError("nothing to show")' >>faulty/outings.py
says 'KeyError' 1 plugin check faulty
shown=
sed -i '/^Description/d; /^X-Maillage-Adds/d' training_register/training_register.plugin
sed -i 's/"entry", _("Entry")/"entry", (signal_now (), _("Entry"))/
s/^static void$/static void/' training_register/training_register.c
sed -i 's/signal_now ()/g_getenv ("PLUGIN_CRASHES") ? *(volatile int *) 8 : 0/' training_register/training_register.c
ninja -C training_register/build >"$root/log" 2>&1 || { cat "$root/log"; exit 1; }
says 'what it is for: Description' 1 plugin check training_register
says 'It adds “Entries”, and its manifest does not say so' 1 plugin check training_register
export PLUGIN_CRASHES=1
mkdir crashing
cp training_register/build/*.so training_register/build/*.plugin crashing
sed -i 's/org.example.training_register/org.example.crashing/' crashing/*.plugin
says 'It ends the program when it starts' 1 plugin check crashing
