/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <vector>

struct Answer
{
  int status;
  std::string out, err;
};

/* Every test ends with a sound store, where it leaves one. */
class Maillagectl : public testing::Test
{
protected:
  void
  TearDown () override
  {
    Answer answer = { 0 };

    if (g_file_test (store.c_str (), G_FILE_TEST_IS_REGULAR))
      answer = run ({ "check" });
    EXPECT_EQ (answer.status, 0) << answer.out << answer.err;
  }

  Answer
  run (const std::vector<std::string> &args)
  {
    std::vector<const char *> argv;
    for (auto &word : before)
      argv.push_back (word.c_str ());
    for (const char *word : { MAILLAGECTL, "--store", store.c_str () })
      argv.push_back (word);
    g_auto (GStrv) env
        = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", folder.path.c_str (), TRUE);
    char *out = nullptr, *err = nullptr;
    GError *error = nullptr;
    int status = 0;

    for (auto &arg : args)
      argv.push_back (arg.c_str ());
    argv.push_back (nullptr);
    EXPECT_TRUE (g_spawn_sync (nullptr,
                               const_cast<char **> (argv.data ()),
                               env,
                               G_SPAWN_SEARCH_PATH,
                               nullptr,
                               nullptr,
                               &out,
                               &err,
                               &status,
                               &error));
    EXPECT_TRUE (WIFEXITED (status)) << args[0] << " died: " << err;
    Answer answer = { WEXITSTATUS (status), out, err };
    g_free (out);
    g_free (err);
    return answer;
  }

  /* Runs what must succeed. */
  std::string
  done (const std::vector<std::string> &args)
  {
    Answer answer = run (args);

    EXPECT_EQ (answer.status, 0) << args[0] << ": " << answer.err;
    EXPECT_EQ (answer.err, "") << args[0];
    return answer.out;
  }

  std::string
  add (const std::vector<std::string> &args)
  {
    std::vector<std::string> all = { "add" };

    all.insert (all.end (), args.begin (), args.end ());
    std::string uuid = done (all);
    EXPECT_EQ (uuid.size (), 37u) << uuid;
    return uuid.substr (0, 36);
  }

  /* The document, whose format number is as promised. */
  JsonObject *
  json (std::vector<std::string> args)
  {
    g_autoptr (JsonParser) parser = json_parser_new ();

    args.insert (args.begin (), { "--format", "json" });
    std::string text = run (args).out;
    EXPECT_TRUE (json_parser_load_from_data (parser, text.c_str (), -1, nullptr)) << text;
    JsonObject *object = json_node_dup_object (json_parser_get_root (parser));
    EXPECT_EQ (json_object_get_int_member (object, "format"), 1);
    return object;
  }

  static bool
  has (const std::string &text, const std::string &part)
  {
    return text.find (part) != std::string::npos;
  }

  std::vector<std::string> before; /* what runs maillagectl */
  TemporaryFolder folder;
  std::string store = folder.file ("store.db");
};
