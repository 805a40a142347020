/// A process that runs strangers' code: how it is started, and how it locks itself in.
///
/// Linux: rlimits, no_new_privs, not dumpable, parent-death signal, Landlock where the kernel has it, and a seccomp
/// allow-list. Elsewhere rlimits alone. Everything answers with a status; what a locked process calls may end it, and says so.
#ifndef CJAIL_H
#define CJAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// What a process may use after it is locked; 0: the layer leaves it alone.
typedef struct cjail_limits {
  uint64_t address_space;  ///< bytes; sanitizers map terabytes, so it is 0 under them
  uint64_t open_files;     ///< descriptors, those already open counted
} cjail_limits;

/// Which layers hold; a bit set.
typedef enum cjail_layer {
  CJAIL_RLIMITS = 1,
  CJAIL_NO_NEW_PRIVS = 2,
  CJAIL_NOT_DUMPABLE = 4,
  CJAIL_PARENT_DEATH = 8,
  CJAIL_LANDLOCK = 16,
  CJAIL_SECCOMP = 32,
  /// The layers without which a process does not count as jailed.
  CJAIL_MANDATORY = CJAIL_RLIMITS | CJAIL_NO_NEW_PRIVS | CJAIL_SECCOMP,
} cjail_layer;

/// Asks to be killed when the process that spawned this one dies; false where it is dead already.
///
/// To be called first. `parent` is the process id that the spawner has told.
bool cjail_follow_parent(pid_t parent);

/// Locks the calling process in, for good. It must have one thread, and all files that it will ever need open.
///
/// - Returns: the layers that hold, a set of cjail_layer. Whether they are enough is the caller's to say.
unsigned cjail_lock(const cjail_limits *limits);

/// Number of threads of the calling process; 0: not known. Elsewhere than on Linux 1: no layer there binds one thread alone.
int cjail_thread_count(void);

/// A process that was spawned, with the three pipes to it. Owner: the caller, who closes and waits.
typedef struct cjail_child {
  pid_t pid;
  int input;   ///< write end of its stdin, non-blocking
  int output;  ///< read end of its stdout, non-blocking
  int error;   ///< read end of its stderr, non-blocking
} cjail_child;

/// Starts `path` with exactly these arguments and this environment, default signals, and no descriptor but its three pipes.
///
/// - Returns: 0, or an errno; nothing is left open then.
int cjail_spawn(const char *path, char *const arguments[], char *const environment[], cjail_child *child);

/// How a child ended.
typedef struct cjail_end {
  bool by_signal;
  int number;  ///< the signal, or the exit status
} cjail_end;

/// Waits for a child that has ended or is about to; false where it has not ended within `milliseconds`.
bool cjail_wait(pid_t pid, int milliseconds, cjail_end *end);

/// Kills a child that was spawned here, and waits for it.
void cjail_kill(cjail_child *child, cjail_end *end);

/// Sends a signal to a child that was spawned here; nothing to one that is gone.
void cjail_signal(pid_t pid, int number);

/// The id of this process.
pid_t cjail_self(void);

/// Milliseconds of a clock that only moves forward.
int64_t cjail_milliseconds(void);

/// Waits until one of `count` descriptors can be read, or for `milliseconds` (-1: for ever).
///
/// - Parameters:
///   - ready: one flag for each; set where there is something to read or the other end is gone.
/// - Returns: how many are ready; 0 at the end of the time, -1 where a signal came between.
int cjail_poll(const int *descriptors, bool *ready, size_t count, int milliseconds);

/// Reads what is there, at most `size` bytes: their number, 0 at the end of the stream, -1 where nothing is there yet,
/// -2 for an error.
ssize_t cjail_read(int descriptor, void *bytes, size_t size);

/// Writes all of `bytes`; false where the other end is gone, or takes nothing more before `deadline` (milliseconds of
/// cjail_milliseconds; -1: waits for ever). No SIGPIPE.
bool cjail_write(int descriptor, const void *bytes, size_t length, int64_t deadline);

/// What tells one file from another that was put in its place.
typedef struct cjail_file {
  uint64_t device, inode;
  int64_t size;
  int64_t changed_at;  ///< of its content, nanoseconds since 1970
} cjail_file;

/// Looks at a file without opening it, which would end the locks that this process has on it; false: there is none.
bool cjail_look(const char *path, cjail_file *file);

// What follows is for a process that is locked: it makes no call beyond read, write and exit_group.

/// Reads exactly `length` bytes, waiting for them; false at the end of the stream.
bool cjail_take(int descriptor, void *bytes, size_t length);

/// Writes all of `bytes`; where the other end is gone the process ends by SIGPIPE.
bool cjail_put(int descriptor, const void *bytes, size_t length);

/// Ends the process at once, without running what was registered for its end.
void cjail_exit(int status) __attribute__((noreturn));

#endif
