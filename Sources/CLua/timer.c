#define _GNU_SOURCE
#include "timer.h"

#include <pthread.h>
#include <string.h>
#include <sys/time.h>

/// The unit of work on this thread; NULL outside one. Read by the handler, which runs on this thread.
static _Thread_local clua_state *volatile current;

/// Touches a flag, the hook and SQLite's interrupt flag, and nothing else.
static void expired(int number) {
  (void)number;
  clua_state *s = current;
  if (!s) return;
  s->timed_out = 1;
  lua_sethook(s->L, clua_hook(), LUA_MASKCOUNT, 1);
  if (s->connection) sqlite3_interrupt(s->connection->db);
}

static void install(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = expired;
  action.sa_flags = SA_RESTART;
  sigaction(number, &action, NULL);
}

// MARK: - Of the process

/// Whether the one timer of the process serves: set once, before the process is locked in.
static bool process_wide;

void clua_use_process_timer(void) {
  install(SIGALRM);
  process_wide = true;
}

static void set_process_timer(int64_t milliseconds) {
  // The interval repeats until disarmed: one trap can be erased by luaG_traceexec.
  struct itimerval deadline = {
      .it_value = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000},
      .it_interval = {.tv_sec = 0, .tv_usec = milliseconds > 0 ? 50000 : 0}};
  setitimer(ITIMER_REAL, &deadline, NULL);
}

// MARK: - Of a thread

/// Where no timer is to be had, instructions stand in for time: about 20,000 in a millisecond.
static void count_instead(clua_state *s) {
  if (s->limits.instructions > 0) return;
  s->limits.instructions = s->limits.milliseconds * 20000;
  s->instructions_left = s->limits.instructions;
  s->counts_time = true;
  lua_sethook(s->L, clua_hook(), LUA_MASKCOUNT, CLUA_HOOK_INTERVAL);
}

// The thread sanitizer holds signals back until the thread makes a call that it knows, which a loop of Lua never does.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CLUA_HOLDS_SIGNALS
#endif
#endif

#if defined(__linux__) && !defined(CLUA_HOLDS_SIGNALS)
#include <sys/syscall.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static void install_for_threads(void) { install(SIGRTMIN + 3); }

static bool start_thread_timer(clua_timer *timer, clua_state *s) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install_for_threads);
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGRTMIN + 3;
  event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
  if (timer_create(CLOCK_MONOTONIC, &event, &timer->handle) != 0) {
    count_instead(s);
    return false;
  }
  // Threads of a pool block most signals; one that is left over finds no unit of work yet.
  sigset_t number;
  sigemptyset(&number);
  sigaddset(&number, SIGRTMIN + 3);
  pthread_sigmask(SIG_UNBLOCK, &number, &timer->mask);
  timer->previous = current;
  current = s;
  struct itimerspec deadline = {
      .it_value = {.tv_sec = s->limits.milliseconds / 1000, .tv_nsec = s->limits.milliseconds % 1000 * 1000000},
      .it_interval = {.tv_sec = 0, .tv_nsec = 50000000}};
  timer_settime(timer->handle, 0, &deadline, NULL);
  return true;
}

static void stop_thread_timer(clua_timer *timer) {
  current = timer->previous;
  timer_delete(timer->handle);
  pthread_sigmask(SIG_SETMASK, &timer->mask, NULL);
}

#else

static bool start_thread_timer(clua_timer *timer, clua_state *s) {
  (void)timer;
  // No thread-directed timers here.
  count_instead(s);
  return false;
}

static void stop_thread_timer(clua_timer *timer) { (void)timer; }

#endif

// MARK: - A unit of work

bool clua_timer_start(clua_timer *timer, clua_state *s) {
  if (s->limits.milliseconds <= 0) return false;
  if (!process_wide) return start_thread_timer(timer, s);
  timer->previous = current;
  current = s;
  set_process_timer(s->limits.milliseconds);
  return true;
}

void clua_timer_stop(clua_timer *timer) {
  if (!process_wide) {
    stop_thread_timer(timer);
    return;
  }
  set_process_timer(0);
  current = timer->previous;
}
