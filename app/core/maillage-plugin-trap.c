/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whose code the program ends in. A signal handler may call next to nothing: where each plugin's
 * code lies is looked up while it is loaded, and the handler only compares the addresses it finds,
 * where the program was and who called that, with these. */

#define _GNU_SOURCE

#include "maillage-plugin-trap-private.h"

#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#define MOST_PLUGINS 64
#define MOST_ID 128
/* How far up the stack a caller is looked for, in words. */
#define MOST_WORDS 65536
/* The main thread is asked for a sign of life as often; without it somebody loops. */
#define ALIVE_S 3
/* Room for the handler when it is the stack that is used up. */
#define ROOM (64 * 1024)
#define PROBE MAILLAGE_PLUGIN_TRAP_PROBE

typedef struct
{
  guintptr begin, end;
  char id[MOST_ID];
} Code;

static const int deadly[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };

/* What the handler reads: there is one set of handlers in a process, so there is one of these. */
static struct
{
  int file; /* where the id is written; below 0: nothing is trapped */
  Code codes[MOST_PLUGINS];
  volatile gsize n_codes;
  volatile gboolean known; /* the file has the id already */
  guintptr stack_end;
  pthread_t main_thread;
  struct sigaction before[G_N_ELEMENTS (deadly)], before_probe;
} trap = { .file = -1 };

/* In the handler */

static const char *
find_owner (guintptr address)
{
  for (gsize i = 0; i < trap.n_codes; i++)
    if (address >= trap.codes[i].begin && address < trap.codes[i].end)
      return trap.codes[i].id;
  return NULL;
}

static void
read_registers (const ucontext_t *context, guintptr *at, guintptr *stack)
{
#if defined(__x86_64__)
  *at = (guintptr) context->uc_mcontext.gregs[REG_RIP];
  *stack = (guintptr) context->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
  *at = (guintptr) context->uc_mcontext.pc;
  *stack = (guintptr) context->uc_mcontext.sp;
#else
  *at = 0;
  *stack = (guintptr) __builtin_frame_address (0);
#endif
}

/* The nearest caller that is a plugin's. What looks like one may be the trace of an earlier call,
 * which is a plugin's too. */
__attribute__ ((no_sanitize ("address", "undefined"))) static const char *
find_culprit (const ucontext_t *context)
{
  guintptr at, stack;
  const char *owner;
  const guintptr *word;

  read_registers (context, &at, &stack);
  owner = find_owner (at);
  if (owner != NULL || !pthread_equal (pthread_self (), trap.main_thread))
    return owner;
  word = (const guintptr *) (stack & ~(sizeof (guintptr) - 1));
  for (gsize i = 0; i < MOST_WORDS && (guintptr) (word + i + 1) <= trap.stack_end && owner == NULL;
       i++)
    owner = find_owner (word[i]);
  return owner;
}

static void
write_culprit (const ucontext_t *context)
{
  const char *id = trap.file >= 0 ? find_culprit (context) : NULL;

  if (id == NULL || (trap.known && strcmp (id, MAILLAGE_PLUGIN_TRAP_ANY) == 0)
      || ftruncate (trap.file, 0) != 0 || pwrite (trap.file, id, strlen (id), 0) < 0)
    return;
}

/* Coming back, the program meets what was there before. */
static void
on_deadly (int signal, siginfo_t *info, void *context)
{
  write_culprit (context);
  for (gsize i = 0; i < G_N_ELEMENTS (deadly); i++)
    if (deadly[i] == signal)
      sigaction (signal, &trap.before[i], NULL);
  /* A fault happens again by itself; what somebody sent does not. */
  if (info->si_code <= 0)
    raise (signal);
}

static void
on_probe (int signal, siginfo_t *info, void *context)
{
  write_culprit (context);
  if ((trap.before_probe.sa_flags & SA_SIGINFO) == 0 && trap.before_probe.sa_handler != SIG_DFL
      && trap.before_probe.sa_handler != SIG_IGN)
    trap.before_probe.sa_handler (signal);
}

/* Whether the main thread still answers */

struct _MaillagePluginTrap
{
  GThread *watchdog; /* NULL while there is nobody to watch */
  GMutex mutex;
  GCond ended;
  gboolean ends;
  gpointer room;
  stack_t before;
  int alive, probed; /* atomic */
};

static gboolean
say_alive (gpointer data)
{
  MaillagePluginTrap *self = data;

  g_atomic_int_set (&self->alive, TRUE);
  if (g_atomic_int_compare_and_exchange (&self->probed, TRUE, FALSE) && trap.file >= 0
      && ftruncate (trap.file, 0) != 0)
    g_debug ("Who was slow is still taken for who ends this program.");
  return G_SOURCE_REMOVE;
}

static gpointer
watch (gpointer data)
{
  MaillagePluginTrap *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (!self->ends)
    {
      gint64 until = g_get_monotonic_time () + ALIVE_S * G_TIME_SPAN_SECOND;
      guint asked;

      g_atomic_int_set (&self->alive, FALSE);
      asked = g_idle_add_full (G_PRIORITY_HIGH, say_alive, self, NULL);
      while (!self->ends && g_cond_wait_until (&self->ended, &self->mutex, until))
        ;
      if (self->ends || g_atomic_int_get (&self->alive))
        {
          if (self->ends && !g_atomic_int_get (&self->alive))
            g_source_remove (asked);
          continue;
        }
      g_atomic_int_set (&self->probed, TRUE);
      pthread_kill (trap.main_thread, PROBE);
      while (!self->ends && !g_atomic_int_get (&self->alive))
        g_cond_wait_until (
            &self->ended, &self->mutex, g_get_monotonic_time () + G_TIME_SPAN_SECOND / 4);
      if (self->ends && !g_atomic_int_get (&self->alive))
        g_source_remove (asked);
    }
  return NULL;
}

/* Where code lies */

typedef struct
{
  const char *name, *id;
} Sought;

/* The interpreter is all its plugins': which of them it was is told by its trace. */
static void
add_code (guintptr begin, gsize size, const char *id)
{
  Code *code = trap.codes;

  while (code < trap.codes + trap.n_codes && code->begin != begin)
    code++;
  if (code == trap.codes + MOST_PLUGINS)
    return;
  if (code < trap.codes + trap.n_codes && strcmp (code->id, id) != 0)
    id = MAILLAGE_PLUGIN_TRAP_ANY;
  code->begin = begin;
  code->end = begin + size;
  g_strlcpy (code->id, id, MOST_ID);
  if (code == trap.codes + trap.n_codes)
    trap.n_codes++;
}

static int
add_object (struct dl_phdr_info *object, size_t size, void *data)
{
  const Sought *sought = data;
  g_autofree char *name = g_path_get_basename (object->dlpi_name);

  if (!g_pattern_match_simple (sought->name, name))
    return 0;
  for (gsize i = 0; i < object->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *part = &object->dlpi_phdr[i];

      if (part->p_type == PT_LOAD && (part->p_flags & PF_X) != 0)
        add_code (object->dlpi_addr + part->p_vaddr, part->p_memsz, sought->id);
    }
  return 1;
}

/* Public */

MaillagePluginTrap *
_maillage_plugin_trap_new (int file)
{
  MaillagePluginTrap *self;
  pthread_attr_t attributes;
  void *stack = NULL;
  size_t size = 0;

  if (trap.file >= 0 || file < 0)
    return NULL;
  self = g_new0 (MaillagePluginTrap, 1);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  trap.main_thread = pthread_self ();
  trap.n_codes = 0;
  trap.known = FALSE;
  if (pthread_getattr_np (trap.main_thread, &attributes) == 0)
    {
      pthread_attr_getstack (&attributes, &stack, &size);
      pthread_attr_destroy (&attributes);
    }
  trap.stack_end = (guintptr) stack + size;
  trap.file = file;
  return self;
}

static void
set_handlers (void)
{
  struct sigaction action = { .sa_sigaction = on_deadly, .sa_flags = SA_SIGINFO | SA_ONSTACK };

  sigemptyset (&action.sa_mask);
  for (gsize i = 0; i < G_N_ELEMENTS (deadly); i++)
    sigaction (deadly[i], &action, &trap.before[i]);
  action.sa_sigaction = on_probe;
  action.sa_flags |= SA_RESTART;
  sigaction (PROBE, &action, &trap.before_probe);
}

static void
install (MaillagePluginTrap *self)
{
  stack_t own = { .ss_size = ROOM };

  own.ss_sp = self->room = g_malloc (ROOM);
  sigaltstack (&own, &self->before);
  set_handlers ();
  self->watchdog = g_thread_new ("maillage-watch", watch, self);
}

void
_maillage_plugin_trap_add (MaillagePluginTrap *self, const char *library, const char *id)
{
  const Sought sought = { library, id };

  dl_iterate_phdr (add_object, (void *) &sought);
  if (self->watchdog == NULL)
    install (self);
}

static void
forget_room (MaillagePluginTrap *self)
{
  stack_t own;

  /* Python's tracing may have put its own in the place of it. */
  if (sigaltstack (NULL, &own) == 0 && own.ss_sp == self->room)
    sigaltstack (&self->before, NULL);
  g_free (self->room);
}

void
_maillage_plugin_trap_lower (MaillagePluginTrap *self)
{
  const struct sigaction nothing = { .sa_handler = SIG_IGN };

  for (gsize i = 0; i < G_N_ELEMENTS (deadly); i++)
    sigaction (deadly[i], &trap.before[i], NULL);
  sigaction (PROBE, &nothing, NULL); /* the watchdog may ask meanwhile */
}

void
_maillage_plugin_trap_raise (MaillagePluginTrap *self)
{
  set_handlers ();
}

void
_maillage_plugin_trap_set_known (MaillagePluginTrap *self, gboolean known)
{
  trap.known = known;
}

void
_maillage_plugin_trap_free (MaillagePluginTrap *self)
{
  trap.file = -1;
  if (self->watchdog != NULL)
    {
      g_mutex_lock (&self->mutex);
      self->ends = TRUE;
      g_cond_signal (&self->ended);
      g_mutex_unlock (&self->mutex);
      g_thread_join (self->watchdog);
      for (gsize i = 0; i < G_N_ELEMENTS (deadly); i++)
        sigaction (deadly[i], &trap.before[i], NULL);
      sigaction (PROBE, &trap.before_probe, NULL);
      forget_room (self);
    }
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_free (self);
}
