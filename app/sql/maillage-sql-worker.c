/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-sql.h"

struct _MaillageSqlWorker
{
  GThread *thread;
  GAsyncQueue *jobs;
  MaillageSqlConnection *connection; /* the thread's own once it runs */
};

/* Either @task and @job, or a waiting caller's @call; neither means "stop". */
typedef struct
{
  GTask *task;
  MaillageSqlJob job;
  MaillageSqlCall call;
  gpointer data;
  GError **error;
  gboolean result;
  gboolean done;
  GMutex *mutex;
  GCond *cond;
} Job;

static void
run_call (MaillageSqlWorker *self, Job *job)
{
  gboolean result = job->call (self->connection, job->data, job->error);

  g_mutex_lock (job->mutex);
  job->result = result;
  job->done = TRUE;
  g_cond_signal (job->cond);
  g_mutex_unlock (job->mutex);
}

static gpointer
worker_thread (gpointer data)
{
  MaillageSqlWorker *self = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (self->jobs);

      if (job->call != NULL)
        {
          run_call (self, job); /* the job lives on the caller's stack and is gone now */
          continue;
        }
      if (job->task == NULL)
        {
          g_free (job);
          break;
        }
      if (!g_task_return_error_if_cancelled (job->task))
        job->job (self->connection, job->task, g_task_get_task_data (job->task));
      g_object_unref (job->task);
      g_free (job);
    }
  g_clear_pointer (&self->connection, maillage_sql_connection_close);
  return NULL;
}

MaillageSqlWorker *
maillage_sql_worker_new (const char *name, MaillageSqlConnection *take)
{
  MaillageSqlWorker *self = g_new0 (MaillageSqlWorker, 1);

  self->jobs = g_async_queue_new ();
  self->connection = take;
  maillage_sql_connection_hand_over (take);
  self->thread = g_thread_new (name, worker_thread, self);
  return self;
}

void
maillage_sql_worker_push (MaillageSqlWorker *self, GTask *task, MaillageSqlJob job)
{
  Job *queued = g_new0 (Job, 1);

  queued->task = g_object_ref (task);
  queued->job = job;
  g_async_queue_push (self->jobs, queued);
}

gboolean
maillage_sql_worker_call (MaillageSqlWorker *self,
                          MaillageSqlCall call,
                          gpointer data,
                          GError **error)
{
  GMutex mutex;
  GCond cond;
  Job job = { .call = call, .data = data, .error = error, .mutex = &mutex, .cond = &cond };

  g_mutex_init (&mutex);
  g_cond_init (&cond);
  g_async_queue_push (self->jobs, &job);
  g_mutex_lock (&mutex);
  while (!job.done)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  g_mutex_clear (&mutex);
  g_cond_clear (&cond);
  return job.result;
}

void
maillage_sql_worker_free (MaillageSqlWorker *self)
{
  if (self == NULL)
    return;
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}
