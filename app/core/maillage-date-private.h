/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The date as its own files see it: maillage-date.c (value, EDTF, bounds, order), -parse (words),
 * -format. */

#include "maillage-date.h"

G_BEGIN_DECLS

typedef enum
{
  MAILLAGE_DATE_DAY,
  MAILLAGE_DATE_MONTH,
  MAILLAGE_DATE_QUARTER,
  MAILLAGE_DATE_SEMESTER,
  MAILLAGE_DATE_YEAR,
} MaillageDateUnit;

/* Which third of the unit: "début", "mi", "fin". */
typedef enum
{
  MAILLAGE_DATE_WHOLE,
  MAILLAGE_DATE_EARLY,
  MAILLAGE_DATE_MIDDLE,
  MAILLAGE_DATE_LATE,
} MaillageDateThird;

typedef struct
{
  MaillageDateUnit unit;
  int year;  /* 0: unknown */
  int index; /* the month, quarter or semester, from 1; of a day, its month */
  int day;
  MaillageDateThird third;
  gboolean approximate; /* "vers 2019"; so is every third */
} MaillageDateParts;

struct _MaillageDate
{
  MaillageDateParts parts;
  char *edtf;
  char *words;       /* only when they say what the EDTF cannot */
  char earliest[11]; /* "" when the year is unknown */
  char latest[11];
};

/* NULL when there is no such date. */
MaillageDate *_maillage_date_new (const MaillageDateParts *parts, const char *words);
gboolean _maillage_date_parts_exist (const MaillageDateParts *parts);
gboolean _maillage_date_parts_from_edtf (MaillageDateParts *parts, const char *edtf, gsize length);
/* Whether the words say a date; it may still not exist. */
gboolean _maillage_date_parts_from_words (MaillageDateParts *parts, const char *words);
/* One line of valid UTF-8, one plain space between words. */
char *_maillage_date_tidy (const char *typed);

G_END_DECLS
