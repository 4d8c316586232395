/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <glib/gstdio.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

/* Runs the main context until @done, at most @ms. */
inline bool
wait_until (const std::function<bool ()> &done, int ms = 5000)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) ms * 1000;

  while (!done ())
    {
      if (g_get_monotonic_time () > deadline)
        return false;
      if (!g_main_context_iteration (nullptr, FALSE))
        g_usleep (1000);
    }
  return true;
}

/* Proves that an object is freed: construct with the object, drop your reference, ask gone (). */
class Watched
{
public:
  explicit Watched (gpointer object)
  {
    g_weak_ref_init (&ref, object);
  }
  ~Watched ()
  {
    g_weak_ref_clear (&ref);
  }
  bool
  gone ()
  {
    gpointer alive = g_weak_ref_get (&ref);
    bool is_gone = alive == nullptr;
    g_clear_object (&alive);
    return is_gone;
  }

private:
  GWeakRef ref;
};

/* A folder of the test's own, removed at its end. */
class TemporaryFolder
{
public:
  TemporaryFolder ()
  {
    char *made = g_dir_make_tmp ("maillage-XXXXXX", nullptr);
    path = made;
    g_free (made);
  }
  ~TemporaryFolder ()
  {
    std::string command = "rm -rf '" + path + "'";
    if (system (command.c_str ()) != 0)
      ADD_FAILURE () << "cannot remove " << path;
  }
  std::string
  file (const char *name) const
  {
    return path + "/" + name;
  }
  std::string path;
};

/* The program's day as long as this lives: that of the demo data, unless another is told. */
class Today
{
public:
  explicit Today (const char *day = "2022-03-15") : before (g_strdup (g_getenv ("MAILLAGE_TODAY")))
  {
    set (day);
  }
  ~Today ()
  {
    if (before != nullptr)
      set (before);
    else
      g_unsetenv ("MAILLAGE_TODAY");
    g_free (before);
  }
  Today (const Today &) = delete;
  Today &operator= (const Today &) = delete;
  void
  set (const char *day)
  {
    g_setenv ("MAILLAGE_TODAY", day, TRUE);
  }

private:
  char *before;
};
