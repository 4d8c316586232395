#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules of the house that no compiler checks, one TAP line each.
#
# usage: house.sh SOURCE-DIR BUILD-DIR
set -u

build=$2
cd "$1" || exit 1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
number=0

# What a check prints is what breaks the rule; silence is good.
rule() {
  number=$((number + 1))
  name=$1
  shift
  "$@" >"$log" 2>&1
  if [ -s "$log" ]; then
    echo "not ok $number - $name"
    sed 's/^/# /' "$log"
  else
    echo "ok $number - $name"
  fi
}

skip() {
  number=$((number + 1))
  echo "ok $number - $1 # SKIP $2"
}

sqlite_outside() {
  grep -rn --include='*.[ch]' 'sqlite3\.h' app plugins | grep -v '^app/sql/'
}

versions_outside() {
  grep -rnE --include='*.[ch]' '^ *# *(if|elif).*(CHECK_VERSION|_VERSION|PEAS)' app plugins |
    grep -vE '^app/compat/|_VERSION_M(IN|AX)_|^app/core/maillage-types.h:'
}

gtk_outside() {
  grep -rnE --include='*.[ch]' '# *include *[<"](gtk/|gdk/|adwaita)' app/core app/sql app/cli app/compat/maillage-peas.*
}

libpeas_outside() {
  grep -rnE --include='*.[ch]' '# *include *<libpeas' app plugins | grep -v '^app/compat/'
}

private_in_plugins() {
  grep -rnE --include='*.[ch]' '# *include *["<]maillage' plugins |
    grep -vE '<maillage(-ui|-testing)?\.h>'
}

ours_in_plugins() {
  for module in "$build"/plugins/lib*.so; do
    [ -f "$module" ] || continue
    ! readelf -V "$module" | grep -q MAILLAGE_PRIVATE ||
      echo "$module calls: $(nm -D --with-symbol-versions "$module" | grep MAILLAGE_PRIVATE | tr '\n' ' ')"
  done
}

long_files() {
  find app plugins tests -name '*.[ch]' -o -name '*.cc' -o -name '*.py' -o -name '*.sh' | xargs wc -l |
    awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines, and 600 is the limit" }'
}

folders_unexplained() {
  find app plugins data tests -type d ! -path '*/gtk' ! -path '*/fixtures/*' ! -path '*/icons*' ! -path '*/man/fr' ! -path '*/templates/*' ! -path 'plugins/*/*' \
    ! -path 'tests/*' ! -name '__pycache__' ! -path '*/actions' ! -path plugins/include |
    while read -r folder; do
      [ -f "$folder/README.md" ] || echo "$folder has no README.md"
    done
}

toolkit_in_ctl() {
  readelf -d "$build/app/cli/maillagectl" | grep NEEDED | grep -E 'gtk|adwaita|maillage-ui'
}

catalogue() {
  msgfmt --check --check-accelerators=_ -o /dev/null po/fr.po || echo "po/fr.po is not well formed"
}

potfiles() {
  while read -r file; do
    case $file in ''|'#'*) continue ;; esac
    [ -f "$file" ] || echo "po/POTFILES.in names $file, which is not there"
  done <po/POTFILES.in
  grep -rlE --include='*.c' '\b(N?_|C_|ngettext|Q_) ?\("' app plugins | grep -vE '^plugins/samples/|/templates/' |
    while read -r file; do
      grep -qx "$file" po/POTFILES.in || echo "$file has strings for users and is not in po/POTFILES.in"
    done
}

desktop_file() {
  desktop-file-validate "$1" || true
}

# The project has no home page to name yet, which newer versions warn of.
metainfo() {
  appstreamcli validate --no-net --no-color "$1" >"$log.one" 2>&1 ||
    grep -E '^[EW]: ' "$log.one" | grep -v 'url-homepage-missing'
  rm -f "$log.one"
}

commit_subjects() {
  git -c safe.directory='*' log --no-merges --format='%h %s' |
    awk '{ hash = $1; sub(/^[^ ]* /, "") }
         length($0) >= 65 { print hash ": " length($0) " columns: " $0; next }
         !/^[a-z0-9., -]+: [A-Z“‘]/ || /\.$/ { print hash ": not “area: What changed”: " $0 }'
}

licences() {
  find app plugins tests ! -path '*/templates/*' \( -name '*.[ch]' -o -name '*.cc' \) | while read -r file; do
    head -n 3 "$file" | grep -q SPDX-License-Identifier || echo "$file does not say its licence"
  done
}

rule 'sqlite3.h is known to app/sql alone' sqlite_outside
rule 'versions of libraries are asked in app/compat alone' versions_outside
rule 'libpeas is known to app/compat alone' libpeas_outside
rule 'core, sql, cli and the libpeas shim know no toolkit' gtk_outside
rule 'plugins know the installed headers alone' private_in_plugins
rule 'our plugins call what is public alone' ours_in_plugins
rule 'no file is past 600 lines' long_files
rule 'every folder says what lives there' folders_unexplained
rule 'every file says its licence' licences
rule 'the window of shortcuts tells the keys of every page' python3 tests/shortcuts.py .
if [ -f "$build/app/cli/maillagectl" ]; then
  rule 'maillagectl links no toolkit' toolkit_in_ctl
else
  skip 'maillagectl links no toolkit' 'maillagectl is not built'
fi
if [ -f po/fr.po ]; then
  rule 'the French catalogue is well formed' catalogue
  rule 'every file with strings is in po/POTFILES.in' potfiles
else
  skip 'the French catalogue is well formed' 'there is no po/fr.po'
  skip 'every file with strings is in po/POTFILES.in' 'there is no po/fr.po'
fi
for file in "$build"/data/*.desktop; do
  [ ! -f "$file" ] || rule "$(basename "$file") is a valid desktop file" desktop_file "$file"
done
for file in "$build"/data/*.metainfo.xml; do
  [ ! -f "$file" ] || rule "$(basename "$file") is valid" metainfo "$file"
done
if git -c safe.directory='*' rev-parse HEAD >/dev/null 2>&1; then
  rule 'commit subjects are “area: What changed”, under 65 columns' commit_subjects
else
  skip 'commit subjects are “area: What changed”, under 65 columns' 'no history here'
fi
echo "1..$number"
