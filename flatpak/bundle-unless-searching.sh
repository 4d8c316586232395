#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the SQLite it lies in, unless the runtime's has what the store needs: FTS5, and version 3.40.
set -eu

cat >probe.c <<'PROBE'
#include <sqlite3.h>

int
main (void)
{
  return !sqlite3_compileoption_used ("ENABLE_FTS5") || sqlite3_libversion_number () < 3040000;
}
PROBE
if cc probe.c -o probe -lsqlite3 && ./probe; then
  echo 'The SQLite of the runtime has all that the store needs.'
  exit
fi
./configure --prefix=/app --libdir=/app/lib --disable-static --enable-fts5
make -j"$(nproc)"
make install
