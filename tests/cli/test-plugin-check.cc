/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* `plugin check`, of what a plugin adds to the interface: in the program itself, on a display of
 * its own. */
class PluginCheck : public Maillagectl
{
protected:
  void
  SetUp () override
  {
    path = g_getenv ("PATH");
    g_setenv ("MAILLAGE_TEST_REACHED", folder.file ("reached").c_str (), TRUE);
  }

  void
  TearDown () override
  {
    for (const char *name : { "MAILLAGE_CHECK_SECONDS",
                              "MAILLAGE_TEST_REACHED",
                              "MAILLAGE_TEST_CRASH",
                              "MAILLAGE_TEST_LOOP",
                              "MAILLAGE_TEST_WRONG" })
      g_unsetenv (name);
    g_setenv ("PATH", path.c_str (), TRUE);
  }

  Answer
  check (const std::string &plugin)
  {
    return run ({ "plugin", "check", plugin });
  }

  Answer
  check_fragile (const char *variable, const char *value)
  {
    g_setenv (variable, value, TRUE);
    Answer answer = check (FRAGILE_PLUGINS "/crash");
    g_unsetenv (variable);
    return answer;
  }

  static void
  expect (const Answer &answer, int status, const char *sentence)
  {
    EXPECT_EQ (answer.status, status) << answer.out << answer.err;
    EXPECT_TRUE (has (answer.out, sentence)) << sentence << "\n" << answer.out << answer.err;
  }

  /* Of a plugin in Python, what stands in contribute_ui (). */
  std::string
  make_python (const char *code)
  {
    static const char manifest[]
        = "[Plugin]\nModule=rounds\nLoader=" PYTHON_LOADER "\nName=Rounds\nName[fr]=Rondes\n"
          "Description=Who went round.\nDescription[fr]=Qui a fait sa ronde.\nVersion=1\n"
          "Authors=Ada;\nX-Maillage-ABI=1\nX-Maillage-Id=net.town.rounds\n"
          "X-Maillage-Licence=0BSD\nX-Maillage-Adds=Rounds;\n"
          "X-Maillage-Text-Domain=net.town.rounds\n";
    static const char head[]
        = "import gi\n"
          "gi.require_version('Maillage', '1')\n"
          "from gi.repository import Maillage\n"
          "class Plugin(Maillage.Plugin):\n"
          "    def do_contribute(self, scope):\n"
          "        kind = scope.add_kind('round', 'Round', 'Rounds')\n"
          "        field = kind.add_field('name', Maillage.FieldType.TEXT, 'Name')\n"
          "        field.set_searchable(Maillage.SearchClass.TITLE)\n"
          "    def do_contribute_ui(self, scope):\n"
          "        gi.require_version('MaillageUi', '1')\n"
          "        from gi.repository import Gtk, MaillageUi\n"
          "        MaillageUi.add_list(scope, 'net.town.rounds.round')\n";
    std::string text = head;

    for (const char *c = code; *c != '\0'; c++)
      text += c == code || c[-1] == '\n' ? std::string ("        ") + *c : std::string (1, *c);
    g_file_set_contents (folder.file ("rounds.plugin").c_str (), manifest, -1, nullptr);
    g_file_set_contents (folder.file ("rounds.py").c_str (), text.c_str (), -1, nullptr);
    return folder.path;
  }

  /* One that calls write () for @contribution, made of @code. */
  std::string
  make_writer (const char *contribution, const char *code)
  {
    std::string place = make_python ("pass\n");
    g_autofree char *text = nullptr;

    g_file_get_contents (folder.file ("rounds.py").c_str (), &text, nullptr, nullptr);
    std::string all = text, mark = "    def do_contribute_ui";
    all.insert (all.find (mark), std::string ("        ") + contribution + "\n");
    all.insert (all.find ("class Plugin"),
                std::string ("def write(*arguments):\n    ") + code + "\n");
    g_file_set_contents (folder.file ("rounds.py").c_str (), all.c_str (), -1, nullptr);
    return place;
  }

  /* A page in Python that does @code when it is made, or read, or drawn. */
  std::string
  make_page (const char *method, const char *code)
  {
    g_autofree char *text = g_strdup_printf ("class Page(MaillageUi.Page):\n"
                                             "    def __init__(self):\n"
                                             "        super().__init__()\n"
                                             "        self.set_child(Gtk.Label(label='Page'))\n"
                                             "    def do_%s:\n"
                                             "        %s\n"
                                             "MaillageUi.add_page(scope, 'all', 'All rounds',\n"
                                             "    'x-office-calendar-symbolic', Page)\n",
                                             method,
                                             code);

    return make_python (text);
  }

  std::string path;
};

TEST_F (PluginCheck, WhatAGoodOneAddsIsShown)
{
  Answer answer = check (FRAGILE_PLUGINS "/crash");

  expect (answer, 0, "Nothing is wrong with the plugin in");
  EXPECT_FALSE (has (answer.out, "was not tried")) << answer.out;
}

TEST_F (PluginCheck, HowItFailsInContributeUiIsNamed)
{
  expect (check_fragile ("MAILLAGE_TEST_CRASH", "contribute_ui"),
          1,
          "It ends the program when it adds to the interface: Killed.");
  expect (check_fragile ("MAILLAGE_TEST_WRONG", "abort"),
          1,
          "It ends the program when it adds to the interface: Aborted.");
  expect (check_fragile ("MAILLAGE_TEST_WRONG", "exit"),
          1,
          "It ends the program when it adds to the interface, with status 0.");
  expect (check_fragile ("MAILLAGE_TEST_WRONG", "warn"),
          1,
          "There is a warning when it adds to the interface: nothing fits");
}

TEST_F (PluginCheck, AnEndlessLoopIsEndedAndNamed)
{
  g_setenv ("MAILLAGE_CHECK_SECONDS", PATIENCE, TRUE);
  expect (check_fragile ("MAILLAGE_TEST_LOOP", "contribute_ui"),
          1,
          "It does not come back when it adds to the interface: nothing moved for " PATIENCE
          " seconds.");
  expect (check_fragile ("MAILLAGE_TEST_LOOP", "contribute"),
          1,
          "It does not come back when it starts: nothing moved for " PATIENCE " seconds.");
}

TEST_F (PluginCheck, WithoutADisplayThatIsSaid)
{
  g_setenv ("PATH", folder.path.c_str (), TRUE);
  Answer answer = check (FRAGILE_PLUGINS "/crash");

  expect (answer,
          0,
          "What it adds to the interface was not tried: there is no display here, nor Xvfb or "
          "gtk4-broadwayd to make one.");
}

TEST_F (PluginCheck, TheDisplayOfGtkWillDo)
{
  g_autofree char *server = g_find_program_in_path ("gtk4-broadwayd");

  if (server == nullptr)
    GTEST_SKIP () << "gtk4-broadwayd is not here";
  ASSERT_EQ (symlink (server, folder.file ("gtk4-broadwayd").c_str ()), 0);
  g_setenv ("PATH", folder.path.c_str (), TRUE);
  Answer answer = check (FRAGILE_PLUGINS "/crash");
  expect (answer, 0, "Nothing is wrong with the plugin in");
  EXPECT_FALSE (has (answer.out, "was not tried")) << answer.out;
  g_unlink (folder.file ("gtk4-broadwayd").c_str ());
}

TEST_F (PluginCheck, WhatPythonRaisesIsNamed)
{
  if (*PYTHON_LOADER == '\0')
    GTEST_SKIP () << "Python is not tried here";
  expect (check (make_python ("pass\n")), 0, "Nothing is wrong with the plugin in");
  expect (check (make_python ("raise ValueError('nothing to show')\n")),
          1,
          "It stopped with an error: ValueError: nothing to show");
  expect (check (make_python ("import os; os.abort()\n")),
          1,
          "It ends the program when it adds to the interface: Aborted.");
  expect (check (make_python ("MaillageUi.add_list(scope, 'no.kind')\n")),
          1,
          "It adds something to “no.kind”, which is no kind here.");
}

TEST_F (PluginCheck, WhatGoesWrongOnAPageIsNamed)
{
  if (*PYTHON_LOADER == '\0')
    GTEST_SKIP () << "Python is not tried here";
  expect (check (make_page ("snapshot(self, snapshot)", "raise KeyError('drawing')")),
          1,
          "It stops with an error when its page “All rounds” is shown: KeyError: 'drawing'");
  expect (check (make_page ("map(self)",
                            "Gtk.Widget.do_map(self); self.set_child(None); "
                            "Gtk.Box().append(self)")),
          1,
          "There is a warning when its page “All rounds” is shown: ");
  g_setenv ("MAILLAGE_CHECK_SECONDS", PATIENCE, TRUE);
  expect (check (make_page ("snapshot(self, snapshot)", "while True: pass")),
          1,
          "It does not come back when its page “All rounds” is shown: nothing moved for " PATIENCE
          " seconds.");
}

TEST_F (PluginCheck, WhatItWritesIsTried)
{
  if (*PYTHON_LOADER == '\0')
    GTEST_SKIP () << "Python is not tried here";
  expect (
      check (make_writer ("scope.add_document('sheet', 'Sheet', 'net.town.rounds.round', write)",
                          "raise KeyError('sheet')")),
      1,
      "Its document “Sheet” cannot be made: The extension stopped with an error: KeyError");
  expect (
      check (make_writer ("scope.add_document('sheet', 'Sheet', 'net.town.rounds.round', write)",
                          "import os; os.abort()")),
      1,
      "It ends the program when its document “Sheet” is made: Aborted.");
  expect (
      check (make_writer ("scope.add_exporter('text', 'Text', 'net.town.rounds.round', '.text', "
                          "write)",
                          "return open(arguments[-1], 'w').write(arguments[1][0]) == 0")),
      1,
      "It cannot export “Text”: The extension could not do it");
  expect (
      check (make_writer ("scope.add_exporter('text', 'Text', 'net.town.rounds.round', '.text', "
                          "write)",
                          "return open(arguments[-1], 'w').write(arguments[1][0]) == 36")),
      0,
      "Nothing is wrong");
  expect (check (make_writer ("scope.add_demo(write)", "raise KeyError('demo')")),
          1,
          "It stops with an error when its demo records are made: KeyError: 'demo'");
}

TEST_F (PluginCheck, WhatIsLeftOfTheTemplateIsARemark)
{
  g_autofree char *here = g_get_current_dir ();
  std::string manifest = folder.file ("register/register.plugin");
  Answer answer;

  ASSERT_EQ (g_chdir (folder.path.c_str ()), 0);
  EXPECT_EQ (run ({ "plugin", "new", "register", "--language", "c" }).status, 0);
  ASSERT_EQ (g_chdir (here), 0);
  answer = check (folder.file ("register"));
  EXPECT_EQ (answer.status, 1); /* it is not built */
  for (const char *said : { "template says: Authors=Your name;",
                            "template says: Description=One sentence that says what it is for.",
                            "template says: Description[fr]=Une phrase qui dit à quoi cela sert.",
                            "template gave it: Name[fr]=Register",
                            "Its id “org.example.register” is in a domain that is for examples" })
    EXPECT_TRUE (has (answer.out, said)) << said << "\n" << answer.out;
}
