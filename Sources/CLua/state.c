/// A fresh interpreter for each unit of work: capped memory, an allow-listed environment, limits that latch.
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "follow.h"
#include "internal.h"
#include "timer.h"

// MARK: - Memory

/// Counts what the state holds and says no above the cap; shrinking always works.
static void *allocate(void *context, void *block, size_t old_size, size_t new_size) {
  clua_state *s = context;
  size_t old = block ? old_size : 0;
  if (new_size == 0) {
    s->used -= old;
    free(block);
    return NULL;
  }
  if (new_size > old && s->used + (new_size - old) > s->limits.memory) {
    s->memory_denied = true;
    return NULL;
  }
  void *moved = realloc(block, new_size);
  if (!moved) return new_size <= old ? block : NULL;
  s->used = s->used - old + new_size;
  if (s->used > s->peak) s->peak = s->used;
  return moved;
}

// MARK: - Errors

static const char *const status_words[] = {
    [CLUA_TIME] = "the time limit of %lld ms was reached",
    [CLUA_INSTRUCTIONS] = "the instruction limit of %lld was reached",
    [CLUA_ROWS] = "the limit of %lld rows was reached",
    [CLUA_MEMORY] = "the memory limit of %lld bytes was reached",
};

static long long limit_value(const clua_state *s, clua_status status) {
  switch (status) {
    case CLUA_TIME: return s->limits.milliseconds;
    case CLUA_INSTRUCTIONS: return s->limits.instructions;
    case CLUA_ROWS: return s->limits.rows;
    default: return (long long)s->limits.memory;
  }
}

static void describe_limit(clua_state *s, clua_status status, clua_fault *fault) {
  clua_fail(fault, status, "limit");
  // The words are of this file and take one number each.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  snprintf(fault->message, sizeof fault->message, status_words[status], limit_value(s, status));
#pragma GCC diagnostic pop
}

/// Fills file and line from the innermost frame of Lua code.
void clua_place_of(lua_State *L, int level, clua_fault *fault) {
  lua_Debug frame;
  for (; lua_getstack(L, level, &frame); level++) {
    if (!lua_getinfo(L, "Sl", &frame) || frame.currentline <= 0) continue;
    const char *source = frame.source[0] == '@' || frame.source[0] == '=' ? frame.source + 1 : frame.source;
    snprintf(fault->file, sizeof fault->file, "%s", source);
    fault->line = frame.currentline;
    return;
  }
}

/// Sets the latch: from now on every instruction raises, and nothing catches it.
static void latch(lua_State *L, clua_state *s, clua_status status) {
  if (s->latch != CLUA_OK) return;
  s->latch = status;
  describe_limit(s, status, &s->latched_fault);
  clua_place_of(L, 0, &s->latched_fault);
}

void clua_check_stack(lua_State *L, int slots) {
  if (lua_checkstack(L, slots)) return;
  clua_state *s = clua_of(L);
  // Lua says "stack overflow" where the allocator had no more.
  if (s->latch == CLUA_OK && lua_gettop(L) < LUAI_MAXSTACK / 2) latch(L, s, CLUA_MEMORY);
  clua_check_latch(L);
  clua_raise(L, CLUA_RUNTIME, "stack overflow");
}

int clua_raise(lua_State *L, clua_status status, const char *format, ...) {
  clua_state *s = clua_of(L);
  s->raising = status;
  va_list arguments;
  va_start(arguments, format);
  const char *message = lua_pushvfstring(L, format, arguments);
  va_end(arguments);
  if (s->walking && s->walk_status == CLUA_OK) {
    s->walk_status = status;
    snprintf(s->walk_message, sizeof s->walk_message, "%s", message);
  }
  return lua_error(L);
}

void clua_check_latch(lua_State *L) {
  clua_state *s = clua_of(L);
  if (s->timed_out) latch(L, s, CLUA_TIME);
  if (s->latch != CLUA_OK) {
    s->raising = s->latch;
    lua_pushliteral(L, "limit");
    lua_error(L);
  }
}

/// Strips `file:line: ` where the message begins with the place of `fault`.
static const char *without_place(const char *message, clua_fault *fault) {
  char prefix[320];
  const char *colon = strchr(message, ':');
  if (!colon) return message;
  char *end = NULL;
  long line = strtol(colon + 1, &end, 10);
  if (line <= 0 || end[0] != ':' || end[1] != ' ') return message;
  snprintf(prefix, sizeof prefix, "%s", fault->file);
  size_t length = (size_t)(colon - message);
  bool own = strncmp(message, prefix, length) == 0 && prefix[length] == 0;
  if (own || strncmp(message, "...", 3) == 0) {
    fault->line = (int)line;
    return end + 2;
  }
  return message;
}

void clua_note_function(lua_State *L, clua_state *s) {
  lua_Debug face;
  lua_pushvalue(L, -1);
  lua_getinfo(L, ">S", &face);
  s->function_line = face.linedefined;
}

int clua_handler(lua_State *L) {
  clua_state *s = clua_of(L);
  clua_fault *fault = &s->fault;
  clua_status status = s->raising;
  s->raising = CLUA_OK;
  if (s->latch != CLUA_OK) {
    *fault = s->latched_fault;
    return 1;
  }
  memset(fault, 0, sizeof *fault);
  fault->status = status == CLUA_OK ? CLUA_RUNTIME : status;
  fault->sql_offset = status == CLUA_SQL ? s->raise_offset : -1;
  clua_place_of(L, 1, fault);
  if (fault->line == 0 && s->request && s->in_functions) {
    // The function has returned: what it returned is at fault.
    snprintf(fault->file, sizeof fault->file, "%s", s->request->file->name);
    fault->line = s->lost_line ? s->lost_line : s->function_line;
  }
  s->lost_line = 0;
  const char *message = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : NULL;
  if (message) {
    snprintf(fault->message, sizeof fault->message, "%s", without_place(message, fault));
  } else {
    snprintf(fault->message, sizeof fault->message, "error raised with a %s instead of a message", luaL_typename(L, 1));
  }
  if (s->tracebacks_left > 0 && lua_checkstack(L, 10)) {
    s->tracebacks_left--;
    luaL_traceback(L, L, NULL, 1);
    const char *text = lua_tostring(L, -1);
    snprintf(fault->traceback, sizeof fault->traceback, "%s", text ? text : "");
    lua_pop(L, 1);
  }
  return 1;
}

// MARK: - Limits

/// Runs at the deadline, at every instruction after it, and where instructions are counted.
static void hook(lua_State *L, lua_Debug *frame) {
  (void)frame;
  clua_state *s = clua_of(L);
  if (s->limits.instructions > 0 && s->latch == CLUA_OK && !s->timed_out) {
    s->instructions_left -= CLUA_HOOK_INTERVAL;
    if (s->instructions_left > 0) return;
    latch(L, s, s->counts_time ? CLUA_TIME : CLUA_INSTRUCTIONS);
  }
  if (s->timed_out) latch(L, s, CLUA_TIME);
  if (s->latch == CLUA_OK) return;
  lua_sethook(L, hook, LUA_MASKCOUNT, 1);
  clua_check_latch(L);
}

lua_Hook clua_hook(void) { return hook; }

void clua_count(clua_state *s, int64_t steps) {
  if (!s->counts_time) return;
  s->instructions_left -= steps;
  if (s->instructions_left <= 0) s->timed_out = 1;
}

/// Asked every thousand steps of SQLite's machine.
static bool should_stop(void *context) {
  clua_state *s = context;
  clua_count(s, CLUA_HOOK_INTERVAL);
  return s->timed_out || s->latch != CLUA_OK;
}

// MARK: - Opening

static bool open_state(clua_state *s) {
  s->L = lua_newstate(allocate, s);
  if (!s->L) return false;
  *(clua_state **)lua_getextraspace(s->L) = s;
  s->instructions_left = s->limits.instructions;
  s->tracebacks_left = 10;
  return true;
}

// MARK: - Units of work

/// What a protected call works on.
typedef struct unit {
  clua_state *s;
  const clua_chunk *file;
  clua_buffer *out;
} unit;

static int protected_declare(lua_State *L) {
  unit *u = lua_touserdata(L, 1);
  clua_open_environment(L);
  clua_load_chunk(L, u->file);
  lua_call(L, 0, u->s->mode == CLUA_MODE_VALUE ? 1 : 0);
  clua_check_latch(L);
  if (u->s->mode == CLUA_MODE_VALUE) clua_put_value(L, lua_gettop(L), 0, u->out);
  else clua_put_declarations(L, u->out);
  clua_check_latch(L);
  return 0;
}

static int protected_evaluate(lua_State *L) {
  unit *u = lua_touserdata(L, 1);
  clua_state *s = u->s;
  clua_open_environment(L);
  clua_load_chunk(L, u->file);
  lua_call(L, 0, 0);
  clua_check_latch(L);
  if (!clua_push_declaration(L, s->request->ordinal)) {
    return clua_raise(L, CLUA_HANDLER, "the file declared other rules this time");
  }
  int rule = lua_gettop(L);
  clua_enter_functions(L, s);
  clua_run_rule(L, s, rule);
  clua_check_latch(L);
  return 0;
}

/// Runs a function under the handler, the timer and the limits; the state is closed after.
static clua_status run(clua_state *s, lua_CFunction function, unit *u, clua_fault *fault) {
  lua_State *L = s->L;
  lua_pushcfunction(L, clua_handler);
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, u);
  if (s->limits.instructions > 0) lua_sethook(L, hook, LUA_MASKCOUNT, CLUA_HOOK_INTERVAL);
  clua_timer timer;
  bool timed = clua_timer_start(&timer, s);
  int code = lua_pcall(L, 1, 0, 1);
  // The handler is left, and the error's token.
  assert(lua_gettop(L) == (code == LUA_OK ? 1 : 2));
  if (timed) clua_timer_stop(&timer);
  lua_sethook(L, NULL, 0, 0);
  if (code == LUA_OK && s->latch == CLUA_OK && !s->timed_out) return CLUA_OK;
  if (code == LUA_ERRMEM && s->latch == CLUA_OK) describe_limit(s, CLUA_MEMORY, &s->latched_fault);
  if (s->latch != CLUA_OK || code == LUA_ERRMEM) *fault = s->latched_fault;
  else if (s->timed_out) describe_limit(s, CLUA_TIME, fault);
  else *fault = s->fault;
  if (fault->status == CLUA_OK) clua_fail(fault, CLUA_HANDLER, "the error could not be told");
  if (fault->status == CLUA_DATE) fault->status = CLUA_DATA;
  return fault->status;
}

clua_status clua_declare(
    const clua_chunk *file, const clua_chunk *libraries, size_t library_count, clua_mode mode,
    const clua_limits *limits, clua_buffer *out, clua_fault *fault) {
  clua_state *s = calloc(1, sizeof *s);
  if (!s) return clua_fail(fault, CLUA_HANDLER, "memory is short");
  s->limits = *limits;
  s->mode = mode;
  s->libraries = libraries;
  s->library_count = library_count;
  clua_status status;
  if (!open_state(s)) {
    describe_limit(s, CLUA_MEMORY, fault);
    status = CLUA_MEMORY;
  } else {
    unit u = {.s = s, .file = file, .out = out};
    status = run(s, protected_declare, &u, fault);
    lua_close(s->L);
  }
  clua_buffer_free(&s->trace);
  clua_buffer_free(&s->texts);
  free(s);
  return status == CLUA_OK && out->failed ? clua_fail(fault, CLUA_HANDLER, "memory is short") : status;
}

clua_status clua_evaluate(
    const clua_request *request, clua_connection *connection, clua_buffer *out, clua_fault *fault) {
  clua_state *s = calloc(1, sizeof *s);
  clua_outcome *outcome = s ? clua_outcome_new(request) : NULL;
  if (!outcome) {
    free(s);
    return clua_fail(fault, CLUA_HANDLER, "memory is short");
  }
  s->limits = request->limits;
  s->libraries = request->libraries;
  s->library_count = request->library_count;
  s->request = request;
  s->connection = connection;
  s->outcome = outcome;
  connection->unit++;
  connection->should_stop = should_stop;
  connection->stop_context = s;
  clua_status status;
  if (!open_state(s)) {
    describe_limit(s, CLUA_MEMORY, fault);
    status = CLUA_MEMORY;
  } else if (!clua_begin_probes(connection, &s->limits)) {
    status = clua_fail(fault, CLUA_HANDLER, "memory is short");
  } else {
    unit u = {.s = s, .file = request->file, .out = out};
    status = run(s, protected_evaluate, &u, fault);
  }
  connection->should_stop = NULL;
  clua_connection_reset(connection);
  clua_outcome_put(s, outcome, status == CLUA_OK, out);
  if (s->L) lua_close(s->L);
  clua_end_probes(connection);
  clua_outcome_free(outcome);
  clua_buffer_free(&s->reads);
  clua_buffer_free(&s->trace);
  clua_followed_free(s);
  clua_buffer_free(&s->texts);
  free(s);
  return status == CLUA_OK && out->failed ? clua_fail(fault, CLUA_HANDLER, "memory is short") : status;
}

// MARK: - Compiling

static int write_dump(lua_State *L, const void *bytes, size_t length, void *out) {
  (void)L;
  clua_put(out, bytes, length);
  return ((clua_buffer *)out)->failed;
}

clua_status clua_compile(const char *text, size_t length, const char *name, clua_buffer *out, clua_fault *fault) {
  clua_state *s = calloc(1, sizeof *s);
  if (!s) return clua_fail(fault, CLUA_HANDLER, "memory is short");
  s->limits.memory = 64 << 20;
  if (!open_state(s)) {
    free(s);
    return clua_fail(fault, CLUA_MEMORY, "memory is short");
  }
  char chunk[300];
  snprintf(chunk, sizeof chunk, "@%s", name);
  int code = luaL_loadbufferx(s->L, text, length, chunk, "t");
  clua_status status = CLUA_OK;
  if (code == LUA_OK) {
    if (lua_dump(s->L, write_dump, out, 0) != 0) status = clua_fail(fault, CLUA_HANDLER, "memory is short");
  } else {
    const char *message = lua_type(s->L, -1) == LUA_TSTRING ? lua_tostring(s->L, -1) : "it does not compile";
    clua_fail(fault, code == LUA_ERRMEM ? CLUA_MEMORY : CLUA_SYNTAX, "%s", "");
    snprintf(fault->file, sizeof fault->file, "%s", name);
    snprintf(fault->message, sizeof fault->message, "%s", without_place(message, fault));
    status = fault->status;
  }
  lua_close(s->L);
  free(s);
  return status;
}
