/// The deadline of a unit of work: a timer that signals the interpreter's own thread.
///
/// Another thread calling lua_sethook would race with the call chain; a signal on the same thread is
/// what lua.c does for SIGINT. Until the deadline there is no hook at all, which costs 1.2× on rows.
#ifndef CLUA_TIMER_H
#define CLUA_TIMER_H

#include <signal.h>
#include <stdbool.h>
#include <time.h>

#include "internal.h"

/// Instructions between two calls of the hook where they are counted.
#define CLUA_HOOK_INTERVAL 1000

typedef struct clua_timer {
#ifdef __linux__
  timer_t handle;
  sigset_t mask;         ///< the thread's signals before
#endif
  clua_state *previous;  ///< the unit that this one interrupts, on the same thread
} clua_timer;

/// Starts the deadline of `s`; false when it has none.
bool clua_timer_start(clua_timer *timer, clua_state *s);
void clua_timer_stop(clua_timer *timer);

/// The hook of limits.
lua_Hook clua_hook(void);

#endif
