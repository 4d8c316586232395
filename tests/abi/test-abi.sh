#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Compares the public interface of the libraries, as built, with the dumps kept here. Speaks TAP.
# What was added is well; what was taken away or changed would break plugins that are out there.
#
# usage: test-abi.sh SOURCE-DIR BUILD-DIR [--update]      --update makes the dumps anew
set -u

here=$1/tests/abi build=$2 update=${3:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

skip() {
  echo "1..0 # SKIP $1"
  exit
}

command -v abidiff >/dev/null || skip 'abidiff is not installed'
# What is public has types of GLib in it, which differ from system to system.
grep -qx 'VERSION_ID="12"' /etc/os-release && [ "$(uname -m)" = x86_64 ] || skip 'the dumps are of Debian 12 on x86_64'

# The names that public headers declare: everything else has the version MAILLAGE_PRIVATE.
public() {
  echo '[abi_whitelist]'
  sed -n '/^MAILLAGE_[0-9]/,/^}/p' "$1" | sed -n 's/^ *\(maillage_[a-z0-9_]*\);$/\1/p'
}

dump() {
  abidw --kmi-whitelist "$2" --headers-dir "$build/plugins/include" --drop-private-types --no-corpus-path \
    --no-comp-dir-path --no-show-locs --type-id-style hash --exported-interfaces-only \
    --no-parameter-names --drop-undefined-syms "$1"
}

number=0
for library in core/maillage-1 testing/maillage-testing-1 widgets/maillage-ui-1; do
  name=${library#*/}
  number=$((number + 1))
  built=$build/app/${library%/*}/lib$name.so.0.1.0
  public "$build/app/$library.map" >"$work/public"
  if [ -n "$update" ]; then
    dump "$built" "$work/public" >"$here/$name.abi"
    continue
  fi
  # The names of the dump, so that one that has gone is missed.
  { echo '[abi_whitelist]'; sed -n "s/.*<elf-symbol name='\([^']*\)'.*/\1/p" "$here/$name.abi"; } >"$work/kept"
  if abidiff --no-added-syms --kmi-whitelist "$work/kept" --headers-dir2 "$build/plugins/include" \
    --drop-private-types "$here/$name.abi" "$built" >"$work/log" 2>&1; then
    echo "ok $number - $name keeps what it promised"
  else
    echo "not ok $number - $name keeps what it promised"
    sed 's/^/# /' "$work/log"
    echo '# If nobody can have built against it yet: tests/abi/test-abi.sh . BUILD-DIR --update'
  fi
done
[ -n "$update" ] || echo "1..$number"
