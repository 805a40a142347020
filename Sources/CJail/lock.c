/// The layers of the jail. Each says whether it holds; the caller knows which it must have.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cjail.h"
#include "seccomp_filter.h"

#ifdef __linux__
#include <dirent.h>
#include <linux/landlock.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

static bool bound(int resource, uint64_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return false;
  if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > value) limit.rlim_max = value;
  if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
  return setrlimit(resource, &limit) == 0;
}

static bool set_rlimits(const cjail_limits *limits) {
  bool all = bound(RLIMIT_CORE, 0) && bound(RLIMIT_FSIZE, 0) && bound(RLIMIT_NPROC, 0);
  if (limits->address_space > 0) all = bound(RLIMIT_AS, limits->address_space) && all;
  if (limits->open_files > 0) all = bound(RLIMIT_NOFILE, limits->open_files) && all;
  return all;
}

#ifdef __linux__

/// An empty rule set: no file may be opened, made, listed or removed (landlock(7)).
static bool set_landlock(void) {
#ifdef SYS_landlock_create_ruleset
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  // The thirteen rights of the first version, and what later ones added as far as the headers know them.
  struct landlock_ruleset_attr handled = {.handled_access_fs = (1ULL << 13) - 1};
  if (version >= 2) handled.handled_access_fs |= 1ULL << 13;  // REFER
  if (version >= 3) handled.handled_access_fs |= 1ULL << 14;  // TRUNCATE
  int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0);
  if (rules < 0) return false;
  bool holds = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  close(rules);
  return holds;
#else
  return false;
#endif
}

bool cjail_follow_parent(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The parent may have died before the call.
  return getppid() == parent;
}

int cjail_thread_count(void) {
  DIR *folder = opendir("/proc/self/task");
  if (!folder) return 0;
  int count = 0;
  for (struct dirent *entry; (entry = readdir(folder));) count += entry->d_name[0] != '.';
  closedir(folder);
  return count;
}

unsigned cjail_lock(const cjail_limits *limits) {
  unsigned layers = 0;
  int death = 0;
  if (prctl(PR_GET_PDEATHSIG, &death) == 0 && death == SIGKILL) layers |= CJAIL_PARENT_DEATH;
  if (set_rlimits(limits)) layers |= CJAIL_RLIMITS;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) layers |= CJAIL_NO_NEW_PRIVS;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0) layers |= CJAIL_NOT_DUMPABLE;
  if (layers & CJAIL_NO_NEW_PRIVS) {
    if (set_landlock()) layers |= CJAIL_LANDLOCK;
    if (cjail_set_seccomp()) layers |= CJAIL_SECCOMP;
  }
  return layers;
}

#else

bool cjail_follow_parent(pid_t parent) { return getppid() == parent; }

int cjail_thread_count(void) { return 1; }

unsigned cjail_lock(const cjail_limits *limits) { return set_rlimits(limits) ? CJAIL_RLIMITS : 0; }

#endif
