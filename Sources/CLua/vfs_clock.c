/// A VFS whose clock stands: the authorizer cannot see 'now', so the clock itself is the as-of day.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dates.h"
#include "internal.h"

typedef struct clock_vfs {
  sqlite3_vfs base;        ///< copy of the default; its methods are handed this struct
  sqlite3_int64 now;       ///< Julian day number times 86,400,000
  char name[32];
  struct clock_vfs *next;
} clock_vfs;

/// Registered ones live as long as the process: a connection may hold any of them.
static clock_vfs *registered;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int current_time64(sqlite3_vfs *vfs, sqlite3_int64 *out) {
  *out = ((clock_vfs *)vfs)->now;
  return SQLITE_OK;
}

static int current_time(sqlite3_vfs *vfs, double *out) {
  *out = (double)((clock_vfs *)vfs)->now / 86400000.0;
  return SQLITE_OK;
}

static clock_vfs *make(const char *as_of) {
  clua_instant day;
  sqlite3_vfs *original = sqlite3_vfs_find(NULL);
  if (!original || !clua_parse_instant(as_of, strlen(as_of), &day)) return NULL;
  clock_vfs *vfs = calloc(1, sizeof *vfs);
  if (!vfs) return NULL;
  vfs->base = *original;
  vfs->base.pNext = NULL;
  vfs->base.xCurrentTime = current_time;
  vfs->base.xCurrentTimeInt64 = current_time64;
  // 1970-01-01T00:00 is Julian day 2440587.5.
  vfs->now = (day.day * 2 + 4881175) * 43200000LL;
  snprintf(vfs->name, sizeof vfs->name, "clua-%s", as_of);
  vfs->base.zName = vfs->name;
  if (sqlite3_vfs_register(&vfs->base, 0) == SQLITE_OK) return vfs;
  free(vfs);
  return NULL;
}

const char *clua_clock_vfs(const char *as_of) {
  pthread_mutex_lock(&lock);
  clock_vfs *vfs = registered;
  while (vfs && strcmp(vfs->name + 5, as_of) != 0) vfs = vfs->next;
  if (!vfs && (vfs = make(as_of))) {
    vfs->next = registered;
    registered = vfs;
  }
  pthread_mutex_unlock(&lock);
  return vfs ? vfs->name : NULL;
}
