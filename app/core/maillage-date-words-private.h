/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of dates, for maillage-date-parse.c alone. */
typedef enum
{
  MAILLAGE_WORD_FILLER,
  MAILLAGE_WORD_MONTH,
  MAILLAGE_WORD_WEEKDAY,
  MAILLAGE_WORD_ORDINAL, /* "premier", "second": a number in a word */
  MAILLAGE_WORD_QUARTER,
  MAILLAGE_WORD_SEMESTER,
  MAILLAGE_WORD_THIRD,
  MAILLAGE_WORD_ABOUT,
} MaillageDateMeaning;

typedef struct
{
  const char *word;
  MaillageDateMeaning meaning;
  int value;
} MaillageDateWord;

/* @word is folded, @length long; NULL when it isn't a date's. */
const MaillageDateWord *_maillage_date_look_up (const char *word, gsize length);

G_END_DECLS
