/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The values of a choice field: those its plugin declares, which never change once the field is
 * declared, and over them what an office says in records of the kind "core.choice". That is
 * replaced as a whole, on the main thread; other threads take a reference to it. */

#include "maillage-field.h"

G_BEGIN_DECLS

#define MAILLAGE_CHOICE_KIND "core.choice"
/* Ids of values an office added to an extensible field. */
#define MAILLAGE_CHOICE_USER_PREFIX "user:"

/* maillage-choice.c */
MaillageChoice *_maillage_choice_new (const char *value,
                                      const char *label,
                                      const char *icon_name,
                                      MaillageTone tone);
/* @declared: (nullable): where the sign and the tone are from */
MaillageChoice *_maillage_choice_new_for_office (const char *value,
                                                 MaillageChoice *declared,
                                                 const char *label,
                                                 gboolean hidden,
                                                 const char *instead);
void _maillage_choice_set_label (MaillageChoice *self, const char *label);
/* Between commas; folded, as people’s words are compared. Those of an office’s choice are its
 * declared one’s. */
void _maillage_choice_add_names (MaillageChoice *self, const char *names);
/* NULL when it has none. */
const char *const *_maillage_choice_get_names (MaillageChoice *self);
/* The value that has taken its place, or NULL. */
const char *_maillage_choice_get_instead (MaillageChoice *self);

/* What an office says of one value of a list. */
typedef struct
{
  char *value, *label, *instead; /* the last two may be NULL */
  gboolean hidden;
} MaillageChoiceWord;

void _maillage_choice_word_free (MaillageChoiceWord *self);

/* maillage-field-choices.c */
typedef struct _MaillageChoiceList MaillageChoiceList;

MaillageChoiceList *_maillage_choice_list_new (void);
void _maillage_choice_list_free (MaillageChoiceList *self);
MaillageChoiceList *_maillage_field_get_choice_list (MaillageField *self);

/* "partners.organisation/category": how records of "core.choice" name a list. */
char *_maillage_field_dup_list_id (MaillageField *self);
/* As declared, whatever an office says; borrowed; any thread. */
GPtrArray *_maillage_field_get_declared_choices (MaillageField *self);
MaillageChoice *_maillage_field_find_declared_choice (MaillageField *self, const char *value);
/* @words: (nullable) (element-type MaillageChoiceWord): main thread */
void _maillage_field_set_office_choices (MaillageField *self, GPtrArray *words);
/* As they are at this moment, hidden ones too; any thread. */
GPtrArray *_maillage_field_dup_choices (MaillageField *self);
/* The value that stands for it now: itself, or the one that took its place. Borrowed from the field
 * or @value itself; main thread. */
const char *_maillage_field_follow_choice (MaillageField *self, const char *value);
/* Its words when no list has any: the user's own are in the id. */
const char *_maillage_choice_get_bare_label (const char *value);

/* maillage-choices.c: whether the store is open and the field a list, or one that an office may
 * extend. */
gboolean _maillage_choices_check (MaillageStore *store,
                                  MaillageField *field,
                                  gboolean extends,
                                  GError **error);

G_END_DECLS
