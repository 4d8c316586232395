#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does what the guide says, block by block, with an installed copy and nothing of the source tree but
the guide. Speaks TAP.

usage: test-guide.py GUIDE BUILD-DIR PREFIX LIBDIR
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

guide, build, prefix, libdir = sys.argv[1:]
BLOCK = re.compile(r"(?:(In|New file) `([\w./-]+)`(?:, before `(\w+)`)?:\n\n)?```(sh|c|python)\n(.*?)```", re.S)


def environment(root):
    """As of somebody who has Maillage installed in @root."""
    installed = root + prefix
    return os.environ | {
        "PATH": f"{installed}/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "PKG_CONFIG_PATH": f"{root}{libdir}/pkgconfig",
        "LD_LIBRARY_PATH": root + libdir,
        "GI_TYPELIB_PATH": f"{root}{libdir}/girepository-1.0",
        "GSETTINGS_SCHEMA_DIR": f"{installed}/share/maillage/schemas",
        "GSETTINGS_BACKEND": "memory",
        "MAILLAGE_DATA_DIR": f"{installed}/share/maillage",
        "MAILLAGE_PLUGIN_PATH": f"{root}{libdir}/maillage/plugins",
        "HOME": root, "XDG_DATA_HOME": f"{root}/data", "XDG_CONFIG_HOME": f"{root}/config",
        "XDG_CACHE_HOME": f"{root}/cache", "LC_ALL": "C.UTF-8", "LANGUAGE": "C",
    }


def install(root):
    subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root],
                   check=True, stdout=subprocess.DEVNULL)
    folder = f"{root}{libdir}/pkgconfig"
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"^prefix=.*", f"prefix={root}{prefix}", file.read(), flags=re.M)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def put_c(text, code, before):
    """@code in place of the function of its name; or before another one."""
    name = re.search(r"^(\w+) \(", code, re.M)[1]
    old = re.compile(rf"^static [^\n]*\n{name} \(.*?^}}\n", re.S | re.M)
    if old.search(text):
        return old.sub(lambda found: code, text, count=1)
    before = before or re.search(r"^\w+_plugin_contribute\b", text, re.M)[0]
    place = re.search(rf"^(?:/\*[^\n]*\*/\n)?(?:static )?\w+\n{before} \(", text, re.M).start()
    return text[:place] + code + "\n" + text[place:]


def put_python(text, code):
    """@code in place of the method of its name; or at the end of the class, which the file ends with."""
    name = re.search(r"def (\w+)", code)[1]
    old = re.compile(rf"    def {name}\(.*?(?=\n\n    \S|\Z)", re.S)
    if old.search(text):
        return old.sub(lambda found: code.rstrip(), text, count=1)
    return text.rstrip() + "\n\n" + code


REBUILT = """
set -e
. {root}/env
cp -r {partners} {root}/rebuilt
cd {root}/rebuilt
sed -i 's/^  add_identity (kind);/&\\n  maillage_kind_add_field (kind, "nickname", MAILLAGE_FIELD_TEXT, "Nickname");/' partners-person.c
cat >meson.build <<'END'
project('partners', 'c')
shared_module('partners', run_command('sh', '-c', 'ls *.c', check: true).stdout().split(),
  dependencies: [dependency('maillage-ui-1'), dependency('libadwaita-1'), meson.get_compiler('c').find_library('m')],
  c_args: ['-DG_LOG_DOMAIN="partners"', '-DGETTEXT_PACKAGE="maillage"'],
)
END
meson setup build
ninja -C build
cp {root}{libdir}/maillage/plugins/partners/partners.plugin build
export MAILLAGE_PLUGIN_PATH="$PWD/build:$MAILLAGE_PLUGIN_PATH"
cd {root}/work/training
maillagectl --store register.db migrate
maillagectl --store register.db kinds person | grep nickname
martin=$(maillagectl --store register.db --format json add person last_name=Martin nickname=Tintin |
  grep -oE '[0-9a-f]{{8}}-[0-9a-f-]{{27}}' | head -n 1)
maillagectl --store register.db add training subject=Lifting "person=$martin"
maillagectl --store register.db list training | grep Lifting
maillagectl --store register.db list training | grep Mediation
meson test -C build --no-rebuild
meson test -C ../rounds/build --no-rebuild
"""


def rebuild(root, env):
    """Our own plugin of persons, built again with one field more: the guide's two go on with it."""
    partners = os.path.join(os.path.dirname(guide), "..", "partners")
    return subprocess.run(["bash", "-c", REBUILT.format(root=root, libdir=libdir, partners=partners)], env=env,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)


def main():
    root = tempfile.mkdtemp()
    try:
        install(root)
        env, folder = environment(root), os.path.join(root, "work")
        os.mkdir(folder)
        with open(guide, encoding="utf-8") as file:
            blocks = list(BLOCK.finditer(file.read()))
        for number, (where, name, before, language, code) in enumerate((block.groups() for block in blocks), 1):
            title = f"{name} is written" if where == "New file" else code.strip().splitlines()[language == "c"]
            if language == "sh":
                script = f"set -e\n{code}\npwd >{root}/pwd\nexport -p >{root}/env\n"
                done = subprocess.run(["bash", "-c", f". {root}/env 2>/dev/null || :\ncd {folder}\n{script}"], env=env,
                                      stdin=subprocess.DEVNULL, capture_output=True, text=True)
                good, said = done.returncode == 0, done.stdout + done.stderr
                if good:
                    with open(f"{root}/pwd", encoding="utf-8") as file:
                        folder = file.read().strip()
            elif where == "New file":
                good = True
                with open(os.path.join(folder, name), "x", encoding="utf-8") as file:
                    file.write(code)
            else:
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                changed = put_c(text, code, before) if language == "c" else put_python(text, code)
                good, said = changed != text, f"nothing changes in {name}"
                with open(path, "w", encoding="utf-8") as file:
                    file.write(changed)
            print(f"{'ok' if good else 'not ok'} {number} - {title}")
            if not good:
                print("\n".join("# " + line for line in said.splitlines()[-40:]))
                break
        else:
            done = rebuild(root, env)
            print(f"{'not ok' if done.returncode else 'ok'} {number + 1} - both go on when ours has a field more")
            if done.returncode:
                print("\n".join("# " + line for line in (done.stdout + done.stderr).splitlines()[-40:]))
        print(f"1..{len(blocks) + 1}")
    finally:
        shutil.rmtree(root, ignore_errors=True)


main()
