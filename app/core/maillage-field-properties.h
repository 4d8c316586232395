/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-field.h"

G_BEGIN_DECLS

/* Booleans and strings stand together, in the order of maillage-field-properties.c. */
enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_REQUIRED,
  PROP_UNIQUE,
  PROP_SORTABLE,
  PROP_PUBLIC,
  PROP_PERSONAL,
  PROP_IN_LIST,
  PROP_FILTERABLE,
  PROP_MULTIPLE,
  PROP_EXTENSIBLE,
  PROP_RETIRED,
  PROP_ACYCLIC,
  PROP_HIDDEN,
  PROP_SEARCHABLE,
  PROP_ON_GONE,
  PROP_TARGET,
  PROP_INVERSE_LABEL,
  PROP_PLACEHOLDER,
  PROP_DEFAULT,
  PROP_RETENTION,
  PROP_WAS,
  PROP_NOT_BEFORE,
  PROP_UNIQUE_WITHIN,
  PROP_OWNED_BY,
  N_PROPS
};

void _maillage_field_make_properties (GParamSpec **properties);

G_END_DECLS
