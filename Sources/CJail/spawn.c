/// Starting, reading, and ending a child; never fork, which would copy a process that has threads.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cjail.h"

/// Pipes of a child: [0] is its stdin, [1] stdout, [2] stderr.
typedef struct pipes {
  int ends[3][2];
} pipes;

static void close_pipes(pipes *p) {
  for (int i = 0; i < 3; i++) {
    for (int end = 0; end < 2; end++) {
      if (p->ends[i][end] >= 0) close(p->ends[i][end]);
    }
  }
}

/// Descriptors above the standard ones, so that none is closed by being duplicated onto another's place.
static int lift(int *descriptor) {
  if (*descriptor > 2) return 0;
  int lifted = fcntl(*descriptor, F_DUPFD_CLOEXEC, 3);
  if (lifted < 0) return errno;
  close(*descriptor);
  *descriptor = lifted;
  return 0;
}

static int open_pipes(pipes *p) {
  memset(p, -1, sizeof *p);
  for (int i = 0; i < 3; i++) {
#ifdef __linux__
    if (pipe2(p->ends[i], O_CLOEXEC) != 0) return errno;
#else
    if (pipe(p->ends[i]) != 0) return errno;
    fcntl(p->ends[i][0], F_SETFD, FD_CLOEXEC);
    fcntl(p->ends[i][1], F_SETFD, FD_CLOEXEC);
#endif
    for (int end = 0; end < 2; end++) {
      int code = lift(&p->ends[i][end]);
      if (code != 0) return code;
    }
  }
  return 0;
}

static int describe(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes, const pipes *p) {
  int code = posix_spawn_file_actions_adddup2(actions, p->ends[0][0], 0);
  if (code == 0) code = posix_spawn_file_actions_adddup2(actions, p->ends[1][1], 1);
  if (code == 0) code = posix_spawn_file_actions_adddup2(actions, p->ends[2][1], 2);
#ifdef __linux__
  if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(actions, 3);
#endif
  sigset_t all, none;
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  sigemptyset(&none);
  if (code == 0) code = posix_spawnattr_setsigdefault(attributes, &all);
  if (code == 0) code = posix_spawnattr_setsigmask(attributes, &none);
  // A group of its own: Ctrl-C is for the host, which ends its children itself.
  if (code == 0) code = posix_spawnattr_setpgroup(attributes, 0);
  short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP;
  if (code == 0) code = posix_spawnattr_setflags(attributes, flags);
  return code;
}

int cjail_spawn(const char *path, char *const arguments[], char *const environment[], cjail_child *child) {
  *child = (cjail_child){.pid = -1, .input = -1, .output = -1, .error = -1};
  pipes p;
  int code = open_pipes(&p);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  if (code == 0) code = describe(&actions, &attributes, &p);
  if (code == 0) code = posix_spawn(&child->pid, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (code == 0) {
    child->input = p.ends[0][1];
    child->output = p.ends[1][0];
    child->error = p.ends[2][0];
    p.ends[0][1] = p.ends[1][0] = p.ends[2][0] = -1;
    fcntl(child->input, F_SETFL, O_NONBLOCK);
    fcntl(child->output, F_SETFL, O_NONBLOCK);
    fcntl(child->error, F_SETFL, O_NONBLOCK);
  } else {
    child->pid = -1;
  }
  close_pipes(&p);
  return code;
}

int64_t cjail_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_child(cjail_child *child) {
  int *const ends[] = {&child->input, &child->output, &child->error};
  for (int i = 0; i < 3; i++) {
    if (*ends[i] >= 0) close(*ends[i]);
    *ends[i] = -1;
  }
}

bool cjail_wait(pid_t pid, int milliseconds, cjail_end *end) {
  int64_t deadline = cjail_milliseconds() + milliseconds;
  for (;;) {
    int status = 0;
    pid_t ended = waitpid(pid, &status, WNOHANG);
    if (ended == pid) {
      end->by_signal = WIFSIGNALED(status);
      end->number = end->by_signal ? WTERMSIG(status) : WEXITSTATUS(status);
      return true;
    }
    if (ended < 0 && errno != EINTR) {
      *end = (cjail_end){.by_signal = false, .number = -1};
      return true;
    }
    if (cjail_milliseconds() >= deadline) return false;
    struct timespec pause = {.tv_nsec = 500000};
    nanosleep(&pause, NULL);
  }
}

void cjail_signal(pid_t pid, int number) {
  if (pid > 0) kill(pid, number);
}

pid_t cjail_self(void) { return getpid(); }

void cjail_kill(cjail_child *child, cjail_end *end) {
  *end = (cjail_end){.by_signal = false, .number = -1};
  if (child->pid > 0) {
    kill(child->pid, SIGKILL);
    cjail_wait(child->pid, 60000, end);
  }
  child->pid = -1;
  close_child(child);
}

int cjail_poll(const int *descriptors, bool *ready, size_t count, int milliseconds) {
  struct pollfd *entries = calloc(count ? count : 1, sizeof *entries);
  if (!entries) return -1;
  for (size_t i = 0; i < count; i++) entries[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
  int found = poll(entries, (nfds_t)count, milliseconds);
  for (size_t i = 0; i < count; i++) ready[i] = found > 0 && entries[i].revents != 0;
  free(entries);
  return found;
}

ssize_t cjail_read(int descriptor, void *bytes, size_t size) {
  ssize_t count;
  do count = read(descriptor, bytes, size);
  while (count < 0 && errno == EINTR);
  if (count >= 0) return count;
  return errno == EAGAIN || errno == EWOULDBLOCK ? -1 : -2;
}

/// Waits until something can be written; false at the deadline.
static bool writable(int descriptor, int64_t deadline) {
  for (;;) {
    int64_t left = deadline < 0 ? -1 : deadline - cjail_milliseconds();
    if (deadline >= 0 && left <= 0) return false;
    struct pollfd entry = {.fd = descriptor, .events = POLLOUT};
    int found = poll(&entry, 1, left > 60000 ? 60000 : (int)left);
    if (found > 0) return true;
    if (found < 0 && errno != EINTR) return false;
  }
}

/// Takes a SIGPIPE away that is held back in this thread.
static void take_broken_pipe(const sigset_t *broken) {
#ifdef __linux__
  struct timespec none = {0};
  sigtimedwait(broken, NULL, &none);
#else
  sigset_t pending;
  int taken;
  sigpending(&pending);
  if (sigismember(&pending, SIGPIPE)) sigwait(broken, &taken);
#endif
}

bool cjail_write(int descriptor, const void *bytes, size_t length, int64_t deadline) {
  // SIGPIPE is held back in this thread while it writes, and taken away if it came from here.
  sigset_t broken, before, pending;
  sigemptyset(&broken);
  sigaddset(&broken, SIGPIPE);
  sigpending(&pending);
  bool was_pending = sigismember(&pending, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken, &before);
  const char *at = bytes;
  bool whole = true;
  while (whole && length > 0) {
    ssize_t count = write(descriptor, at, length);
    if (count > 0) {
      at += count;
      length -= (size_t)count;
    } else if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      whole = writable(descriptor, deadline);
    } else if (count < 0 && errno != EINTR) {
      whole = false;
      if (errno == EPIPE && !was_pending) take_broken_pipe(&broken);
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return whole;
}

bool cjail_look(const char *path, cjail_file *file) {
  struct stat face;
  memset(file, 0, sizeof *file);
  if (stat(path, &face) != 0) return false;
  file->device = (uint64_t)face.st_dev;
  file->inode = (uint64_t)face.st_ino;
  file->size = face.st_size;
#ifdef __linux__
  file->changed_at = (int64_t)face.st_mtim.tv_sec * 1000000000 + face.st_mtim.tv_nsec;
#else
  file->changed_at = (int64_t)face.st_mtimespec.tv_sec * 1000000000 + face.st_mtimespec.tv_nsec;
#endif
  return true;
}

// MARK: - Of a locked process

bool cjail_take(int descriptor, void *bytes, size_t length) {
  for (char *at = bytes; length > 0;) {
    ssize_t count = read(descriptor, at, length);
    if (count == 0 || (count < 0 && errno != EINTR)) return false;
    if (count > 0) {
      at += count;
      length -= (size_t)count;
    }
  }
  return true;
}

bool cjail_put(int descriptor, const void *bytes, size_t length) {
  for (const char *at = bytes; length > 0;) {
    ssize_t count = write(descriptor, at, length);
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) {
      at += count;
      length -= (size_t)count;
    }
  }
  return true;
}

void cjail_exit(int status) { _exit(status); }
