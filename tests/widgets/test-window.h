/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../fixture.h"
#include "../sound.h"

#include <adwaita.h>
#include <maillage-core.h>
#include <maillage-ui.h>

#include <string>
#include <vector>

/* A plain window that notes what its pages ask of it. */
#define TEST_TYPE_WINDOW (test_window_get_type ())
G_BEGIN_DECLS
G_DECLARE_FINAL_TYPE (TestWindow, test_window, TEST, WINDOW, GtkWindow)
G_END_DECLS

/* @context is not owned: it outlives the window. */
TestWindow *test_window_new (MaillageContext *context);
void test_window_set_folded (TestWindow *self, bool folded);

struct TestWindowLog
{
  std::vector<std::string> opened;  /* UUIDs */
  std::vector<std::string> created; /* kinds */
  std::vector<std::string> lists;   /* kinds */
  std::vector<std::string> toasts;
  std::vector<std::string> errors;
  std::vector<gint64> undo; /* numbers of changes */
  MaillageQueryModel *from = nullptr;
};

TestWindowLog &test_window_log (TestWindow *self);

/* A window on a store of its own with a kind of organisations: name, sigle, category, territory, a
 * state and a date. */
class WindowTest : public testing::Test
{
protected:
  void SetUp () override;
  void TearDown () override;

  /* Adds a record and returns its UUID. */
  std::string add (const char *name, const char *category, const char *territory = nullptr);
  std::string add_tag (const char *name, const std::vector<std::string> &uuids);
  void commit (MaillageEdit *edit);
  void show (GtkWidget *child);

  Today today;
  TemporaryFolder folder;
  MaillageContext *context = nullptr;
  MaillageScope *scope = nullptr;
  MaillageStore *store = nullptr;
  TestWindow *window = nullptr;
};

/* The first descendant of a type, or with a name, or whose visible text is that. */
GtkWidget *find_widget (GtkWidget *from, GType type);
GtkWidget *find_named (GtkWidget *from, const char *name);
GtkWidget *find_text (GtkWidget *from, const char *text);
/* The text of every visible label and inscription, in order. */
std::vector<std::string> visible_texts (GtkWidget *from);
