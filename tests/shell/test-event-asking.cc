/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "events-fixture.h"

#include <maillage-home.h>

/* A mail program of the user's: it writes what it is asked to a file. */
class MailProgram
{
public:
  MailProgram ()
  {
    std::string folder = std::string (g_get_user_data_dir ()) + "/applications";
    std::string program = box.file ("mail"),
                script = "#!/bin/sh\nprintf '%s\\n' \"$1\" >> " + box.file ("sent") + "\n";
    std::string entry = "[Desktop Entry]\nType=Application\nName=Mail\nExec=" + program
                        + " %u\nMimeType=x-scheme-handler/mailto;\n";

    g_mkdir_with_parents (folder.c_str (), 0700);
    g_file_set_contents (program.c_str (), script.c_str (), -1, nullptr);
    g_chmod (program.c_str (), 0700);
    desktop = folder + "/test-mail.desktop";
    list = folder + "/mimeapps.list";
    g_file_set_contents (desktop.c_str (), entry.c_str (), -1, nullptr);
    g_file_set_contents (list.c_str (),
                         "[Default Applications]\nx-scheme-handler/mailto=test-mail.desktop\n",
                         -1,
                         nullptr);
    EXPECT_TRUE (wait_until ([] { return known (); }));
  }
  ~MailProgram ()
  {
    g_unlink (desktop.c_str ());
    g_unlink (list.c_str ());
    EXPECT_TRUE (wait_until ([] { return !known (); }));
  }
  static bool
  known ()
  {
    g_autoptr (GAppInfo) info = g_app_info_get_default_for_uri_scheme ("mailto");

    return info != nullptr;
  }
  /* The messages so far, one a line. */
  std::vector<std::string>
  sent ()
  {
    g_autofree char *text = nullptr;
    std::vector<std::string> all;

    if (!g_file_get_contents (box.file ("sent").c_str (), &text, nullptr, nullptr))
      return all;
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    for (char **line = lines; *line != nullptr; line++)
      if (**line != '\0')
        {
          g_autofree char *plain = g_uri_unescape_string (*line, nullptr);
          all.push_back (plain);
        }
    return all;
  }

private:
  TemporaryFolder box;
  std::string desktop, list;
};

/* Invitations and reminders: what is written, to whom, and what is kept of it. */
class EventAsking : public EventPages
{
protected:
  std::string
  add (const char *plugin,
       const char *kind,
       const std::vector<std::pair<const char *, std::string>> &values,
       const char *owner = nullptr)
  {
    g_autoptr (MaillageEdit) made = edit (plugin);
    std::string uuid = owner != nullptr ? maillage_edit_create_child (made, kind, owner)
                                        : maillage_edit_create (made, kind);

    for (auto &[field, value] : values)
      if (strcmp (field, "organisation") == 0 || strcmp (field, "person") == 0)
        maillage_edit_link (made, uuid.c_str (), field, value.c_str ());
      else
        maillage_edit_set (made, uuid.c_str (), field, value.c_str ());
    commit (made);
    return uuid;
  }

  std::string
  invite (const std::string &event, const std::vector<std::pair<const char *, std::string>> &values)
  {
    return add ("events", "events.participation", values, event.c_str ());
  }

  std::string
  of (const std::string &uuid, const char *field)
  {
    g_autoptr (MaillageRecord) record = maillage_store_load (store, uuid.c_str (), nullptr);
    const char *text = maillage_record_get_value (record, field);

    return text != nullptr ? text : "";
  }

  /* Home, below it, has a button of that name too. */
  GtkWidget *
  on_page (const char *name)
  {
    return find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), name) == 0;
    });
  }

  void
  press_named (const char *name)
  {
    GtkWidget *button = on_page (name);

    ASSERT_NE (button, nullptr) << name;
    ASSERT_TRUE (gtk_widget_get_visible (button)) << name;
    g_signal_emit_by_name (button, "clicked");
  }

  void
  expect_dialog (const char *heading)
  {
    EXPECT_TRUE (wait_until ([&] { return asks (heading); })) << heading;
  }

  static bool
  tells (const char *words)
  {
    return find_shown ([&] (GtkWidget *widget) {
             return text_of (widget).find (words) != std::string::npos;
           })
           != nullptr;
  }

  void
  respond (const char *answer)
  {
    click (answer);
    EXPECT_TRUE (wait_until ([&] { return button (answer) == nullptr; })) << answer;
  }
};

TEST_F (EventAsking, NobodyIsMarkedWhenNoMailProgramTookTheMessage)
{
  std::string event = add_event ("COPIL", "2022-03-17");
  std::string ada = add_person ("Byron", "ada@exemple.example"), mary = add_person ("Godwin");
  std::string one = invite (event, { { "person", ada } }),
              other = invite (event, { { "person", mary } });

  ASSERT_FALSE (MailProgram::known ()) << "this machine has a mail program of its own";
  open (event);
  press_named ("send");
  expect_dialog ("No mail program took the message");
  EXPECT_EQ (of (one, "answer"), "");
  GtkWidget *copy = find_shown ([] (GtkWidget *widget) {
    return strcmp (gtk_widget_get_name (widget), "copy-addresses") == 0;
  });
  ASSERT_NE (copy, nullptr);
  g_signal_emit_by_name (copy, "clicked");
  g_auto (GValue) text = G_VALUE_INIT;
  g_value_init (&text, G_TYPE_STRING);
  EXPECT_TRUE (gdk_content_provider_get_value (
      gdk_clipboard_get_content (gtk_widget_get_clipboard (copy)), &text, nullptr));
  EXPECT_STREQ (g_value_get_string (&text), "ada@exemple.example");
  respond ("Not now");
  EXPECT_EQ (of (one, "answer"), "");
  EXPECT_EQ (of (one, "asked_on"), "");
  /* By hand, those who have an address. */
  press_named ("send");
  expect_dialog ("No mail program took the message");
  respond ("Mark as invited");
  EXPECT_TRUE (wait_until ([&] { return of (one, "answer") == "invited"; }));
  EXPECT_EQ (of (one, "asked_on"), "2022-03-15");
  EXPECT_EQ (of (other, "answer"), "");
  EXPECT_TRUE (wait_until ([&] { return says ("1 marked by hand."); }));
}

TEST_F (EventAsking, WhoHasNoAddressIsAskedOtherwiseAndMarked)
{
  std::string event = add_event ("COPIL", "2022-03-17");
  std::string one = invite (event, { { "name", "Marie" } });

  open (event);
  press_named ("send");
  expect_dialog ("No address is known");
  EXPECT_TRUE (tells ("invited by name alone"));
  respond ("Mark as invited");
  EXPECT_TRUE (wait_until ([&] { return of (one, "answer") == "invited"; }));
}

TEST_F (EventAsking, WhoIsInTheDirectoryHasAPageForTheAddress)
{
  std::string event = add_event ("COPIL", "2022-03-17");

  invite (event, { { "name", "Marie" } });
  invite (event, { { "person", add_person ("Byron") } });
  open (event);
  press_named ("send");
  expect_dialog ("No address is known");
  EXPECT_TRUE (tells ("Enter it on their page"));
  respond ("Not now");
}

TEST_F (EventAsking, AMessageToTooManyIsTheUsersOwn)
{
  MailProgram mail;
  std::string event = add_event ("COPIL", "2022-03-17"), first;

  for (int i = 0; i < 90; i++)
    {
      std::string number = std::to_string (i);
      std::string uuid
          = invite (event,
                    { { "person",
                        add_person (("P" + number).c_str (),
                                    ("personne" + number + "@exemple.example").c_str ()) } });
      if (i == 0)
        first = uuid;
    }
  open (event);
  press_named ("send");
  expect_dialog ("Too many addresses for one message");
  EXPECT_EQ (of (first, "answer"), "");
  respond ("Not now");
  EXPECT_EQ (of (first, "answer"), "");
  EXPECT_EQ (mail.sent ().size (), 0u);
}

TEST_F (EventAsking, WhoWasInvitedIsRemindedUntilTheyAnswer)
{
  MailProgram mail;
  std::string event = add_event ("COPIL", "2022-03-24", "9 h 30");
  std::string ada = add_person ("Byron", "ada@exemple.example");
  std::string mary = add_person ("Godwin", "mary@exemple.example");
  std::string one = invite (event, { { "person", ada } }),
              other = invite (event, { { "person", mary } });

  open (event);
  press_named ("send");
  press_named ("send"); /* twice, as an impatient hand does */
  ASSERT_TRUE (wait_until ([&] { return of (one, "answer") == "invited"; }));
  EXPECT_EQ (of (other, "answer"), "invited");
  EXPECT_EQ (of (one, "asked_on"), "2022-03-15");
  ASSERT_TRUE (wait_until ([&] { return mail.sent ().size () == 1; }));
  EXPECT_EQ (mail.sent ()[0].find ("mailto:?bcc=ada@exemple.example,mary@exemple.example"
                                   "&subject=Invitation: COPIL&body=COPIL"),
             0u)
      << mail.sent ()[0];
  EXPECT_TRUE (wait_until ([&] { return says ("2 addresses are in Bcc."); }));
  /* Not on the same day. */
  EXPECT_TRUE (wait_until ([&] { return !gtk_widget_get_visible (on_page ("send")); }));
  EXPECT_FALSE (gtk_widget_get_visible (on_page ("remind")));
  today.set ("2022-03-21");
  g_autoptr (MaillageEdit) answer = edit ("events");
  maillage_edit_set (answer, other.c_str (), "answer", "accepted");
  commit (answer);
  EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_visible (on_page ("remind")); }));
  press_named ("remind");
  press_named ("remind");
  ASSERT_TRUE (wait_until ([&] { return of (one, "answer") == "reminded"; }));
  EXPECT_EQ (of (one, "asked_on"), "2022-03-21");
  EXPECT_EQ (of (other, "answer"), "accepted");
  EXPECT_EQ (of (other, "asked_on"), "2022-03-15");
  ASSERT_TRUE (wait_until ([&] { return mail.sent ().size () == 2; }));
  EXPECT_EQ (mail.sent ()[1].find ("mailto:?bcc=ada@exemple.example&subject=Reminder: COPIL&"), 0u)
      << mail.sent ()[1];
  /* From Home too, and to nobody twice. */
  EXPECT_TRUE (wait_until ([&] { return !gtk_widget_get_visible (on_page ("remind")); }));
  maillage_window_open_home (window);
  EXPECT_TRUE (wait_until ([&] {
    return maillage_home_get_complete (MAILLAGE_HOME (maillage_window_get_page (window)));
  }));
  EXPECT_FALSE (says ("Awaited answers"));
  today.set ("2022-03-22");
  maillage_window_open_page (window, "events.calendar");
  maillage_window_open_home (window);
  EXPECT_TRUE (wait_until ([&] { return says ("Awaited answers"); }));
  press_named ("remind");
  EXPECT_TRUE (wait_until ([&] { return mail.sent ().size () == 3; }));
  EXPECT_TRUE (wait_until ([&] { return of (one, "asked_on") == "2022-03-22"; }));
  EXPECT_TRUE (wait_until ([&] { return !says ("Awaited answers"); }));
}

/* The person's own, the role's, another of theirs, the organisation's mailbox; nobody who objects.
 */
TEST_F (EventAsking, AnAddressIsFoundWhereThereIsOne)
{
  MailProgram mail;
  std::string event = add_event ("COPIL", "2022-03-24");
  std::string opah = add ("partners",
                          "partners.organisation",
                          { { "name", "OPAH" }, { "email", "opah@exemple.example" } });
  std::string mute = add (
      "partners",
      "partners.organisation",
      { { "name", "Muette" }, { "email", "muette@exemple.example" }, { "mail_objection", "1" } });
  std::string byron = add_person ("Byron"), godwin = add_person ("Godwin"),
              curie = add_person ("Curie");
  std::string lamarr = add_person ("Lamarr"), weil = add_person ("Weil", "weil@exemple.example");
  auto role = [&] (const std::string &person,
                   const std::string &at,
                   const char *email,
                   const char *to = "") {
    add ("partners",
         "partners.role",
         { { "organisation", at }, { "email", email }, { "to", to } },
         person.c_str ());
  };

  role (byron, mute, "ailleurs@exemple.example");
  role (byron, opah, "avant@exemple.example", "2020");
  role (byron, opah, "fonction@exemple.example");
  add ("partners",
       "partners.contact_point",
       { { "email", "autre@exemple.example" } },
       godwin.c_str ());
  g_autoptr (MaillageEdit) objection = edit ("partners");
  maillage_edit_set (objection, weil.c_str (), "mail_objection", "1");
  commit (objection);
  for (const std::string &person : { byron, godwin, curie, weil })
    invite (event, { { "person", person }, { "organisation", opah } });
  invite (event, { { "person", lamarr }, { "organisation", mute } });
  invite (event, { { "organisation", mute } });
  invite (event, { { "organisation", opah } });
  open (event);
  press_named ("send");
  ASSERT_TRUE (wait_until ([&] { return mail.sent ().size () == 1; }));
  EXPECT_EQ (mail.sent ()[0].find ("mailto:?bcc=fonction@exemple.example,autre@exemple.example,"
                                   "opah@exemple.example&subject="),
             0u)
      << mail.sent ()[0];
  EXPECT_TRUE (wait_until ([&] { return says ("3 addresses are in Bcc. 3 have none."); }));
}
