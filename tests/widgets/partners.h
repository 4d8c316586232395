/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "test-window.h"

/* A window on a store with organisations, persons, the roles that tie them (children of a person,
 * with a link to an organisation), agreements between organisations, and meetings. */
class PartnersTest : public WindowTest
{
protected:
  void SetUp () override;

  /* Makes a record of a kind ("person") with values of its fields; returns its UUID. */
  std::string make (const char *kind,
                    const std::vector<std::pair<const char *, std::string>> &values,
                    const char *owner = nullptr);
  void set (const std::string &uuid, const char *field, const char *value);
  /* What the store says now; "" when empty. */
  std::string stored (const std::string &uuid, const char *field);

  /* An organisation as in the mock-ups, with two referents, an agreement and a meeting. */
  void make_latitude ();
  std::string latitude, technical, technical_role, agreement, meeting;
};

/* Waits for what the main loop has pending, idles and frames included. */
void settle (int ms = 100);
