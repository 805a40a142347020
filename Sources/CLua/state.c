/// A fresh interpreter for each unit of work: capped memory, an allow-listed environment, limits that latch.
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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
static void place_of(lua_State *L, int level, clua_fault *fault) {
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
  place_of(L, 0, &s->latched_fault);
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
  place_of(L, 1, fault);
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

/// A name that nobody declared; upvalue 1 says which names belong to functions.
static int undeclared(lua_State *L) {
  clua_state *s = clua_of(L);
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
  static const char *const inside[] = {"today", "params", "org", "report", "attested"};
  for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
    if (strcmp(name, inside[i]) == 0 && !s->in_functions) {
      return clua_raise(L, CLUA_RUNTIME, "'%s' can be used inside a rule's functions only", name);
    }
  }
  return clua_raise(L, CLUA_RUNTIME, "'%s' is not declared", name);
}

static int assigned(lua_State *L) {
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
  return clua_raise(L, CLUA_RUNTIME, "'%s' is not declared: write 'local %s'", name, name);
}

/// Keys of the registry.
static const char loaded_key, declarations_key, env_key;

static int require(lua_State *L);
static int declaring_rule(lua_State *L);

static const char *const keywords[] = {"rule", "question", "test"};

/// Builds the environment; what belongs to functions comes later.
static void open_environment(lua_State *L) {
  clua_state *s = clua_of(L);
  lua_createtable(L, 0, 48);
  int env = lua_gettop(L);
  clua_open_base(L, env);
  clua_open_strings(L, env);
  clua_open_tables(L, env);
  clua_open_dates(L, env);
  clua_open_verdicts(L, env);
  lua_pushcfunction(L, require);
  lua_setfield(L, env, "require");
  for (int i = s->mode == CLUA_MODE_RULES ? 0 : 2; i < (s->mode == CLUA_MODE_RULES ? 2 : s->mode == CLUA_MODE_TESTS ? 3 : 2); i++) {
    lua_pushstring(L, keywords[i]);
    lua_pushcclosure(L, declaring_rule, 1);
    lua_setfield(L, env, keywords[i]);
  }
  lua_createtable(L, 0, 3);
  lua_pushcfunction(L, undeclared);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, assigned);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, env);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &env_key);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &loaded_key);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &declarations_key);
}

static bool open_state(clua_state *s) {
  s->L = lua_newstate(allocate, s);
  if (!s->L) return false;
  *(clua_state **)lua_getextraspace(s->L) = s;
  s->instructions_left = s->limits.instructions;
  s->tracebacks_left = 10;
  return true;
}

/// Pushes the function of a chunk, with the environment as its only upvalue.
static void load_chunk(lua_State *L, const clua_chunk *chunk) {
  char name[300];
  snprintf(name, sizeof name, "@%s", chunk->name);
  int code = luaL_loadbufferx(L, chunk->bytes, chunk->length, name, "b");
  if (code != LUA_OK) lua_error(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &env_key);
  lua_setupvalue(L, -2, 1);
}

// MARK: - require and declarations

static int require(lua_State *L) {
  clua_state *s = clua_of(L);
  const char *name = luaL_checkstring(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &loaded_key);
  int type = lua_getfield(L, -1, name);
  if (type == LUA_TBOOLEAN) return clua_raise(L, CLUA_RUNTIME, "helper '%s' requires itself", name);
  if (type != LUA_TNIL) return 1;
  lua_pop(L, 1);
  for (size_t i = 0; i < s->library_count; i++) {
    if (strcmp(s->libraries[i].module, name) != 0) continue;
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, name);
    load_chunk(L, &s->libraries[i]);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1)) return clua_raise(L, CLUA_RUNTIME, "helper '%s' returns nothing", name);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, name);
    return 1;
  }
  return clua_raise(L, CLUA_RUNTIME, "there is no helper '%s' in lib", name);
}

/// The second half of `rule "id" { … }`: upvalues are the declaration and its name.
static int declare_body(lua_State *L) {
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) != 1) {
    return clua_raise(L, CLUA_RUNTIME, "'%s' wants a table: { … }", lua_tostring(L, lua_upvalueindex(2)));
  }
  lua_pushvalue(L, 1);
  lua_setfield(L, lua_upvalueindex(1), "body");
  return 0;
}

/// The first half: makes a declaration of keyword, name, file and line.
static int declaring_rule(lua_State *L) {
  const char *keyword = lua_tostring(L, lua_upvalueindex(1));
  if (lua_type(L, 1) != LUA_TSTRING) return clua_raise(L, CLUA_RUNTIME, "%s wants an id in quotes", keyword);
  clua_state *s = clua_of(L);
  if (s->in_functions) return clua_raise(L, CLUA_RUNTIME, "%s belongs at the top of a file", keyword);
  clua_fault place = {0};
  place_of(L, 1, &place);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &declarations_key);
  int list = lua_gettop(L);
  lua_createtable(L, 0, 5);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_setfield(L, -2, "keyword");
  lua_pushvalue(L, 1);
  lua_setfield(L, -2, "name");
  lua_pushstring(L, place.file);
  lua_setfield(L, -2, "file");
  lua_pushinteger(L, place.line);
  lua_setfield(L, -2, "line");
  lua_pushvalue(L, -1);
  lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, declare_body, 2);
  return 1;
}

// MARK: - Values out

static void put_function(lua_State *L, int index, clua_buffer *out) {
  lua_Debug face;
  lua_pushvalue(L, index);
  lua_getinfo(L, ">Su", &face);
  const char *source = face.source[0] == '@' ? face.source + 1 : face.source;
  bool plain = strcmp(face.what, "Lua") == 0;
  clua_put_byte(out, 'f');
  clua_put_text(out, source, strlen(source));
  clua_put_u32(out, plain ? (uint32_t)face.linedefined : 0);
  clua_put_u32(out, plain ? (uint32_t)face.lastlinedefined : 0);
  clua_put_byte(out, (unsigned char)face.isvararg);
  clua_put_byte(out, plain);
  clua_put_u32(out, plain ? face.nparams : 0);
  for (int i = 1; plain && i <= face.nparams; i++) {
    lua_pushvalue(L, index);
    const char *name = lua_getlocal(L, NULL, i);
    lua_pop(L, 1);
    clua_put_text(out, name ? name : "?", name ? strlen(name) : 1);
  }
}

/// A value as plain bytes: raw access only, at most 8 levels, 10,000 entries a table. A table that stands in several
/// places is written at each, so that the bytes are capped as well.
static void put_value(lua_State *L, int index, int depth, clua_buffer *out) {
  clua_check_stack(L, 8);
  clua_check_latch(L);
  if (out->length > CLUA_DECLARATION_BYTES) clua_raise(L, CLUA_RUNTIME, "the declarations of a file are longer than 8 MB");
  switch (lua_type(L, index)) {
    case LUA_TNIL: clua_put_byte(out, 'n'); return;
    case LUA_TBOOLEAN:
      clua_put_byte(out, 'b');
      clua_put_byte(out, (unsigned char)lua_toboolean(L, index));
      return;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        clua_put_byte(out, 'i');
        clua_put_i64(out, lua_tointeger(L, index));
      } else {
        clua_put_byte(out, 'd');
        clua_put_double(out, lua_tonumber(L, index));
      }
      return;
    case LUA_TSTRING: {
      size_t length;
      const char *text = lua_tolstring(L, index, &length);
      if (length > CLUA_DECLARATION_BYTES) clua_raise(L, CLUA_RUNTIME, "the declarations of a file are longer than 8 MB");
      clua_put_byte(out, 's');
      clua_put_text(out, text, length);
      return;
    }
    case LUA_TFUNCTION: put_function(L, index, out); return;
    case LUA_TTABLE: break;
    default: clua_raise(L, CLUA_RUNTIME, "a field holds a %s", luaL_typename(L, index));
  }
  if (clua_put_declared_verdict(L, index, out)) return;
  if (depth >= 8) clua_raise(L, CLUA_RUNTIME, "a declaration is nested deeper than 8 tables, or holds itself");
  clua_put_byte(out, 't');
  size_t at = out->length;
  uint32_t count = 0;
  clua_put_u32(out, 0);
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
    int value = lua_gettop(L);
    if (++count > 10000) clua_raise(L, CLUA_RUNTIME, "a declaration holds a table of more than 10000 entries");
    put_value(L, value - 1, depth + 1, out);
    put_value(L, value, depth + 1, out);
  }
  if (!out->failed) memcpy(out->bytes + at, &count, sizeof count);
}

static void put_declarations(lua_State *L, clua_buffer *out) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &declarations_key);
  int list = lua_gettop(L);
  lua_Integer count = (lua_Integer)lua_rawlen(L, list);
  clua_put_u32(out, (uint32_t)count);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, list, i);
    int declaration = lua_gettop(L);
    static const char *const fields[] = {"keyword", "name", "file", "line", "body"};
    for (size_t f = 0; f < 5; f++) {
      lua_pushstring(L, fields[f]);
      lua_rawget(L, declaration);
      if (f == 4 && lua_isnil(L, -1)) {
        lua_getfield(L, declaration, "name");
        clua_raise(L, CLUA_RUNTIME, "'%s' has no body: { … }", lua_tostring(L, -1));
      }
      put_value(L, lua_gettop(L), 0, out);
    }
    lua_settop(L, list);
  }
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
  open_environment(L);
  load_chunk(L, u->file);
  lua_call(L, 0, u->s->mode == CLUA_MODE_VALUE ? 1 : 0);
  clua_check_latch(L);
  if (u->s->mode == CLUA_MODE_VALUE) put_value(L, lua_gettop(L), 0, u->out);
  else put_declarations(L, u->out);
  clua_check_latch(L);
  return 0;
}

static int protected_evaluate(lua_State *L) {
  unit *u = lua_touserdata(L, 1);
  clua_state *s = u->s;
  open_environment(L);
  load_chunk(L, u->file);
  lua_call(L, 0, 0);
  clua_check_latch(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &declarations_key);
  if (lua_rawgeti(L, -1, s->request->ordinal + 1) != LUA_TTABLE || lua_getfield(L, -1, "body") != LUA_TTABLE) {
    return clua_raise(L, CLUA_HANDLER, "the file declared other rules this time");
  }
  int rule = lua_gettop(L);
  s->in_functions = true;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &env_key);
  clua_open_functions(L, lua_gettop(L));
  lua_pop(L, 1);
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
  } else {
    unit u = {.s = s, .file = request->file, .out = out};
    status = run(s, protected_evaluate, &u, fault);
  }
  connection->should_stop = NULL;
  clua_connection_reset(connection);
  clua_outcome_put(s, outcome, status == CLUA_OK, out);
  if (s->L) lua_close(s->L);
  clua_outcome_free(outcome);
  clua_buffer_free(&s->reads);
  clua_buffer_free(&s->trace);
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
