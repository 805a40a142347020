/// The path of a row: sqlite3_step, values on the Lua stack, judge, a counter.
///
/// One protected call for the population and one for each subject inside it, so that a broken subject leaves the loop
/// alone. A population counts only when its statement ended in DONE, every judge returned, and no latch is set.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "follow.h"
#include "population.h"

static const char population_key;

// MARK: - Keys

void clua_put_part(clua_buffer *out, const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '%') clua_put(out, "%25", 3);
    else if (text[i] == '/') clua_put(out, "%2F", 3);
    else clua_put_byte(out, (unsigned char)text[i]);
  }
}

void clua_put_integer(clua_buffer *out, int64_t integer) {
  char digits[24], *at = digits + sizeof digits;
  uint64_t rest = integer < 0 ? 0 - (uint64_t)integer : (uint64_t)integer;
  do *--at = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (integer < 0) *--at = '-';
  clua_put(out, at, (size_t)(digits + sizeof digits - at));
}

static void put_key(clua_buffer *out, const key_part *parts, size_t count) {
  out->length = 0;
  for (size_t i = 0; i < count; i++) {
    if (i > 0) clua_put_byte(out, '/');
    if (parts[i].is_integer) clua_put_integer(out, parts[i].integer);
    else if (count == 1 && !memchr(parts[i].text.bytes ? parts[i].text.bytes : "", '/', parts[i].text.length) &&
             !memchr(parts[i].text.bytes ? parts[i].text.bytes : "", '%', parts[i].text.length))
      clua_put(out, parts[i].text.bytes, parts[i].text.length);
    else clua_put_part(out, parts[i].text.bytes, parts[i].text.length);
  }
}

/// The key of the current row as text, for a message.
static void put_row_key(population *p, clua_buffer *out) {
  const clua_request *request = p->s->request;
  out->length = 0;
  for (size_t i = 0; i < request->key_count; i++) {
    if (i > 0) clua_put_byte(out, '/');
    const char *text = (const char *)sqlite3_column_text(p->handle, request->key_columns[i]);
    if (text) clua_put_part(out, text, strlen(text));
    else clua_put(out, "NULL", 4);
  }
  clua_put_byte(out, 0);
}

/// Compares one column of the row with a part of the last key: integers before texts, as SQLite orders them.
static int compare_part(lua_State *L, population *p, int column, const key_part *part) {
  sqlite3_value *value = sqlite3_column_value(p->handle, column);
  int type = sqlite3_value_type(value);
  if (type == SQLITE_INTEGER) {
    if (!part->is_integer) return -1;
    int64_t integer = sqlite3_value_int64(value);
    return (integer > part->integer) - (integer < part->integer);
  }
  if (type != SQLITE_TEXT) {
    static const char *const names[] = {"?", "an integer", "a fraction", "a text", "a BLOB", "NULL"};
    clua_raise(L, CLUA_KEY, "key column '%s' is %s", sqlite3_column_name(p->handle, column), names[type]);
  }
  if (part->is_integer) return 1;
  const unsigned char *text = sqlite3_value_text(value);
  if (!text) clua_memory_short(L);
  size_t length = (size_t)sqlite3_value_bytes(value), shorter = length < part->text.length ? length : part->text.length;
  int order = shorter ? memcmp(text, part->text.bytes, shorter) : 0;
  return order ? order : (length > part->text.length) - (length < part->text.length);
}

static void take_key(lua_State *L, population *p) {
  const clua_request *request = p->s->request;
  for (size_t i = 0; i < request->key_count; i++) {
    sqlite3_value *value = sqlite3_column_value(p->handle, request->key_columns[i]);
    key_part *part = &p->key[i];
    int type = sqlite3_value_type(value);
    part->is_integer = type == SQLITE_INTEGER;
    if (part->is_integer) {
      part->integer = sqlite3_value_int64(value);
    } else if (type == SQLITE_TEXT) {
      const unsigned char *text = sqlite3_value_text(value);
      if (!text) clua_memory_short(L);
      part->text.length = 0;
      clua_put(&part->text, text, (size_t)sqlite3_value_bytes(value));
    } else {
      compare_part(L, p, request->key_columns[i], part);  // raises
    }
  }
  p->has_key = true;
}

/// Whether the current row has the key of the subject; raises where it comes before it.
static bool same_key(lua_State *L, population *p) {
  const clua_request *request = p->s->request;
  int order = 0;
  for (size_t i = 0; i < request->key_count && order == 0; i++) {
    order = compare_part(L, p, request->key_columns[i], &p->key[i]);
  }
  if (order > 0) return false;
  if (order == 0 && request->face == CLUA_FACE_EACH) return true;
  put_key(&p->key_text, p->key, request->key_count);
  clua_put_byte(&p->key_text, 0);
  put_row_key(p, &p->row_key);
  const char *row = p->row_key.failed ? "?" : p->row_key.bytes, *last = p->key_text.failed ? "?" : p->key_text.bytes;
  if (order == 0) {
    clua_raise(L, CLUA_KEY, "the key %s comes twice: ORDER BY the key and select each once, or take 'each'", row);
  }
  clua_raise(L, CLUA_KEY, "the key %s comes after %s: ORDER BY the key", row, last);
  return false;
}

// MARK: - Names

static void put_cell(population *p, int column, clua_buffer *out) {
  const char *text = (const char *)sqlite3_column_text(p->handle, column);
  if (text) clua_put(out, text, (size_t)sqlite3_column_bytes(p->handle, column));
}

/// A part of a name: NULL is a dash, as in texts.
static void put_name_part(population *p, int column, clua_buffer *out) {
  if (sqlite3_column_type(p->handle, column) == SQLITE_NULL) clua_put(out, "–", strlen("–"));
  else put_cell(p, column, out);
}

/// Name and site of the subject are those of its first record; raises for a BLOB, whether they are kept or not: how many
/// subjects break must not depend on how many are kept.
static void take_names(lua_State *L, population *p, bool kept) {
  const clua_request *request = p->s->request;
  for (size_t i = 0; i < request->name_part_count; i++) {
    if (request->name_parts[i].column >= 0) clua_refuse_blob(L, p->handle, request->name_parts[i].column);
  }
  if (request->site_column >= 0) clua_refuse_blob(L, p->handle, request->site_column);
  if (!kept) return;
  p->name.length = 0;
  p->site.length = 0;
  for (size_t i = 0; i < request->name_part_count; i++) {
    const clua_name_part *part = &request->name_parts[i];
    if (part->column >= 0) put_name_part(p, part->column, &p->name);
    else clua_put(&p->name, part->literal, strlen(part->literal));
  }
  if (request->site_column >= 0) put_cell(p, request->site_column, &p->site);
}

// MARK: - each

/// Steps on; false at the end of the subject.
static bool next_record(lua_State *L, population *p) {
  clua_state *s = p->s;
  if (s->walking) clua_raise(L, s->walk_status, "%s", s->walk_message);  // it has failed before, and was caught
  if (p->done || p->pending) return false;
  s->walking = true;
  p->done = !clua_step(L, s, p->statement);
  p->pending = !p->done && !same_key(L, p);
  s->walking = false;
  return !p->done && !p->pending;
}

/// upvalue 1: the population
static int each_next(lua_State *L) {
  population *p = lua_touserdata(L, lua_upvalueindex(1));
  if (!p->each_used) return clua_raise(L, CLUA_RUNTIME, "each belongs to the subject it was given for");
  if (p->each_count > 0 && !next_record(L, p)) {
    lua_pushnil(L);
    return 1;
  }
  int count = p->walked_count;
  if (count + 1 > LUA_MINSTACK - 2) clua_check_stack(L, count + 1);
  lua_pushinteger(L, ++p->each_count);
  for (int i = 0; i < count; i++) clua_push_column(L, p->handle, p->walked[i]);
  return count + 1;
}

/// Whether the walker is set up for these names already: the very strings of the subject before.
static bool walks(lua_State *L, const population *p, int count) {
  if (count != p->walked_count) return false;
  for (int i = 0; i < count; i++) {
    if (lua_type(L, i + 1) != LUA_TSTRING || lua_topointer(L, i + 1) != p->walked_names[i]) return false;
  }
  return true;
}

/// Finds the columns of the names on the stack, and keeps both for the subjects to come.
static void set_walker(lua_State *L, population *p, int count) {
  p->walked_count = -1;
  int columns = sqlite3_column_count(p->handle);
  for (int i = 0; i < count; i++) {
    const char *name = luaL_checkstring(L, i + 1);
    int column = 0;
    while (column < columns && strcmp(sqlite3_column_name(p->handle, column), name) != 0) column++;
    if (column == columns) clua_raise(L, CLUA_RUNTIME, "the query has no column '%s'", name);
    p->walked[i] = column;
    p->walked_names[i] = lua_topointer(L, i + 1);
    lua_pushvalue(L, i + 1);
    lua_rawseti(L, lua_upvalueindex(3), i + 1);
  }
  p->walked_count = count;
}

/// each("a", "b"): walks the records of the subject, once. Nearly every subject names the same columns, so the walker
/// is made once. Upvalues: the population, the walker, the names it was made for.
static int each(lua_State *L) {
  population *p = lua_touserdata(L, lua_upvalueindex(1));
  int count = lua_gettop(L);
  if (!p->s->in_judge) return clua_raise(L, CLUA_RUNTIME, "each belongs to the subject it was given for");
  if (p->each_used) return clua_raise(L, CLUA_RUNTIME, "each walks the records of a subject once");
  if (count > MOST_WALKED) return clua_raise(L, CLUA_RUNTIME, "each takes at most %d columns", MOST_WALKED);
  if (!walks(L, p, count)) set_walker(L, p, count);
  p->each_used = true;
  lua_pushvalue(L, lua_upvalueindex(2));
  return 1;
}

/// Pushes each of a population.
static void push_each(lua_State *L, population *p) {
  p->walked_count = -1;
  lua_pushlightuserdata(L, p);
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, each_next, 1);
  lua_createtable(L, 8, 0);
  lua_pushcclosure(L, each, 3);
}

// MARK: - One subject

/// How many verdicts the list at `index` has; raises for a table that is no list.
static lua_Integer list_length(lua_State *L, int index) {
  if (clua_is_declared_verdict(L, index)) {
    clua_raise(L, CLUA_VERDICT, "a verdict made at the top of the file was returned: make it in the function");
  }
  lua_Integer length = (lua_Integer)lua_rawlen(L, index), entries = 0;
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) entries++;
  if (entries != length) clua_raise(L, CLUA_VERDICT, "a table was returned, which is no list of verdicts");
  return length;
}

/// Collects the verdicts that a function returned from `first` on; raises for what is none.
int clua_collect(lua_State *L, clua_state *s, int first, clua_verdict **out) {
  int count = 0;
  clua_check_stack(L, 4);
  for (int i = first, top = lua_gettop(L); i <= top; i++) {
    int type = lua_type(L, i);
    if (type == LUA_TNIL) continue;  // `return fail(…), nil`: what a helper found not
    lua_Integer length = type == LUA_TTABLE ? list_length(L, i) : 1;
    for (lua_Integer item = 1; item <= length; item++) {
      if (type == LUA_TTABLE) lua_rawgeti(L, i, item);
      else lua_pushvalue(L, i);
      clua_verdict *verdict = clua_verdict_at(L, -1);
      if (!verdict) {
        if (lua_type(L, -1) == LUA_TBOOLEAN) {
          clua_raise(L, CLUA_VERDICT, "%s was returned, which is no verdict: write 'if … then return fail(…) end'",
                     lua_toboolean(L, -1) ? "true" : "false");
        }
        clua_raise(L, CLUA_VERDICT, "a %s was returned, which is no verdict", luaL_typename(L, -1));
      }
      lua_pop(L, 1);
      if (!verdict->returned) {
        verdict->returned = true;
        out[count++] = verdict;
      }
    }
  }
  for (int i = 0; i < s->verdict_count; i++) {
    if (!s->verdicts[i].returned) {
      s->lost_line = s->verdicts[i].line;
      clua_raise(L, CLUA_VERDICT, "the verdict made in line %d was not returned", s->verdicts[i].line);
    }
  }
  for (int i = 1; i < count; i++) {  // a stable insertion sort: there are few
    clua_verdict *moving = out[i];
    int at = i;
    for (; at > 0 && clua_rank(s, out[at - 1]) > clua_rank(s, moving); at--) out[at] = out[at - 1];
    out[at] = moving;
  }
  return count;
}

/// What one protected call of judge leaves.
typedef struct judged {
  clua_verdict *verdicts[CLUA_VERDICTS];
  int count;
} judged;

/// Where a population's own values stand on the stack.
typedef struct places {
  int handler, judge, each, body;
} places;

/// Calls judge (upvalue 2) with a record, and classifies; upvalue 1 is the population, upvalue 3 the metatable of
/// records or each. All inside the protected call, so that a BLOB breaks its subject only.
static int subject_body(lua_State *L) {
  population *p = lua_touserdata(L, lua_upvalueindex(1));
  const clua_request *request = p->s->request;
  clua_check_stack(L, (int)request->column_count + 8);
  take_names(L, p, p->s->keep_texts);
  lua_pushvalue(L, lua_upvalueindex(2));
  if (request->face == CLUA_FACE_ROW) {
    clua_push_record(L, p->handle, lua_upvalueindex(3));
  } else {
    for (size_t i = 0; i < request->column_count; i++) clua_push_column(L, p->handle, request->columns[i]);
    if (request->face == CLUA_FACE_EACH) lua_pushvalue(L, lua_upvalueindex(3));
  }
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  p->result->count = clua_collect(L, p->s, 1, p->result->verdicts);
  return 0;
}

static bool is_blob(const population *p, int column) {
  return column >= 0 && sqlite3_column_type(p->handle, column) == SQLITE_BLOB;
}

/// Whether nothing of the current row that the subject needs is a BLOB.
static bool is_plain(const population *p) {
  const clua_request *request = p->s->request;
  for (size_t i = 0; i < request->column_count; i++) {
    if (is_blob(p, request->columns[i])) return false;
  }
  for (size_t i = 0; i < request->name_part_count; i++) {
    if (is_blob(p, request->name_parts[i].column)) return false;
  }
  return !is_blob(p, request->site_column);
}

/// Pushes judge and its columns, as the caller's own; false where a BLOB stands in the way.
static bool push_call(lua_State *L, population *p, const places *at) {
  const clua_request *request = p->s->request;
  if (!is_plain(p)) return false;
  if (p->s->keep_texts) take_names(L, p, true);
  clua_check_stack(L, (int)request->column_count + 8);
  lua_pushvalue(L, at->judge);
  for (size_t i = 0; i < request->column_count; i++) clua_push_column(L, p->handle, request->columns[i]);
  if (request->face == CLUA_FACE_EACH) lua_pushvalue(L, at->each);
  return true;
}

/// What nearly every judge returns: nothing, or the one verdict that it made. False: clua_collect must look.
static bool collect_plain(lua_State *L, clua_state *s, int first, judged *result) {
  int returned = lua_gettop(L) - first + 1;
  result->count = 0;
  if (returned == 0 || (returned == 1 && lua_isnil(L, first))) return s->verdict_count == 0;
  if (returned > 1 || s->verdict_count != 1 || lua_touserdata(L, first) != clua_verdict_handle(s, 0)) return false;
  s->verdicts[0].returned = true;
  result->verdicts[0] = &s->verdicts[0];
  result->count = 1;
  return true;
}

/// clua_collect as a function of its own, for what judge returned (its arguments); upvalue 1 is the population.
static int collect_body(lua_State *L) {
  population *p = lua_touserdata(L, lua_upvalueindex(1));
  p->result->count = clua_collect(L, p->s, 1, p->result->verdicts);
  return 0;
}

/// One protected call of judge. Whatever can raise for one subject is inside it; the short way has no more than that.
static int call_judge(lua_State *L, population *p, const places *at) {
  int base = lua_gettop(L);
  if (p->s->request->face == CLUA_FACE_ROW || !push_call(L, p, at)) {
    lua_pushvalue(L, at->body);
    return lua_pcall(L, 0, 0, at->handler);
  }
  int code = lua_pcall(L, lua_gettop(L) - base - 1, LUA_MULTRET, at->handler);
  if (code != LUA_OK || collect_plain(L, p->s, base + 1, p->result)) return code;
  clua_check_stack(L, 3);
  lua_pushlightuserdata(L, p);
  lua_pushcclosure(L, collect_body, 1);
  lua_insert(L, base + 1);
  return lua_pcall(L, lua_gettop(L) - base - 1, 0, at->handler);
}

/// Whether the current row belongs to a site that is out of scope.
static bool is_out_of_scope(const population *p) {
  const clua_request *request = p->s->request;
  return request->site_out_of_scope_count > 0 && request->site_column >= 0
    && sqlite3_column_type(p->handle, request->site_column) == SQLITE_INTEGER
    && clua_is_out_of_scope(request, sqlite3_column_int64(p->handle, request->site_column));
}

/// Judges the subject whose first record is the current row.
static void judge_subject(lua_State *L, population *p, const places *at) {
  clua_state *s = p->s;
  const clua_request *request = s->request;
  judged *result = p->result;
  take_key(L, p);
  if (is_out_of_scope(p)) {
    clua_outcome_leave_out(s->outcome);
    return;
  }
  bool details = clua_outcome_keeps_details(s->outcome);
  p->name.length = 0;
  p->site.length = 0;
  clua_begin_subject(s);
  s->keep_texts = details;
  s->in_judge = true;
  p->each_used = false;
  p->each_count = 0;
  result->count = 0;
  s->fault.status = CLUA_OK;
  int code = call_judge(L, p, at);
  s->in_judge = false;
  if (s->latch != CLUA_OK || s->timed_out) clua_check_latch(L);
  if (code == LUA_ERRMEM) {
    s->latch = CLUA_MEMORY;
    clua_fail(&s->latched_fault, CLUA_MEMORY, "the memory limit of %lld bytes was reached", (long long)s->limits.memory);
    clua_check_latch(L);
  }
  // The query failed, or its keys do not ascend, while judge walked the records: that is no fault of the subject, whether
  // judge caught it or not.
  if (s->walking) clua_raise(L, s->walk_status, "%s", s->walk_message);
  if (code != LUA_OK && s->fault.status == CLUA_OK) clua_fail(&s->fault, CLUA_HANDLER, "the error could not be told");
  bool one = request->key_count == 1 && p->key[0].is_integer;
  bool needs_key = code != LUA_OK || result->count > 0;
  if (needs_key) put_key(&p->key_text, p->key, request->key_count);
  clua_outcome_add(
      s, s->outcome, &p->key_text, one, one ? p->key[0].integer : 0, result->verdicts, code == LUA_OK ? result->count : 0,
      code == LUA_OK ? NULL : &s->fault, details && request->name_part_count ? &p->name : NULL,
      details && request->site_column >= 0 && p->site.length ? &p->site : NULL);
}

// MARK: - The population

static void free_population(population *p) {
  for (int i = 0; i < MOST_KEYS; i++) clua_buffer_free(&p->key[i].text);
  clua_buffer_free(&p->key_text);
  clua_buffer_free(&p->name);
  clua_buffer_free(&p->site);
  clua_buffer_free(&p->row_key);
}

static int close_population(lua_State *L) {
  free_population(lua_touserdata(L, 1));
  return 0;
}

population *clua_new_population(lua_State *L, clua_state *s) {
  population *p = lua_newuserdatauv(L, sizeof *p, 0);
  memset(p, 0, sizeof *p);
  p->s = s;
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, close_population);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &population_key);
  return p;
}

population *clua_population_of(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &population_key);
  population *p = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return p;
}

static void run_population(lua_State *L, clua_state *s, int rule) {
  const clua_request *request = s->request;
  if (request->key_count > MOST_KEYS) clua_raise(L, CLUA_KEY, "a key has at most %d columns", MOST_KEYS);
  if (lua_getfield(L, rule, "judge") != LUA_TFUNCTION) clua_raise(L, CLUA_HANDLER, "judge is gone");
  clua_note_function(L, s);
  int judge = lua_gettop(L);
  population *p = clua_new_population(L, s);
  p->statement = clua_prepare(L, s, request->sql, request->sql_length);
  p->handle = p->statement->handle;
  p->statement->held = true;
  clua_bind(L, s, p->statement, 0);
  p->result = lua_newuserdatauv(L, sizeof *p->result, 0);
  clua_follow(L, s, judge);
  places at = {.judge = judge};
  lua_pushcfunction(L, clua_handler);
  at.handler = lua_gettop(L);
  if (request->face == CLUA_FACE_ROW) clua_push_record_metatable(L, p->handle);
  else push_each(L, p);
  at.each = lua_gettop(L);
  lua_pushlightuserdata(L, p);
  lua_pushvalue(L, judge);
  lua_pushvalue(L, at.each);
  lua_pushcclosure(L, subject_body, 3);
  at.body = lua_gettop(L);
  while (!p->done && (p->pending || clua_step(L, s, p->statement))) {
    if (p->has_key && !p->pending && same_key(L, p)) continue;
    p->pending = false;
    judge_subject(L, p, &at);
    while (request->face == CLUA_FACE_EACH && next_record(L, p)) continue;  // records that judge did not walk
    lua_settop(L, at.body);
  }
}

// MARK: - The rule

/// Calls `applies`; false where the rule ends with it.
static bool applies(lua_State *L, clua_state *s, int rule) {
  if (lua_getfield(L, rule, "applies") != LUA_TFUNCTION) {
    lua_pop(L, 1);
    return true;
  }
  clua_note_function(L, s);
  clua_begin_subject(s);
  s->keep_texts = true;
  int base = lua_gettop(L);
  lua_call(L, 0, LUA_MULTRET);
  clua_verdict *verdicts[CLUA_VERDICTS];
  int count = clua_collect(L, s, base, verdicts);
  lua_settop(L, base - 1);
  if (count == 0) return true;
  int kind = verdicts[0]->kind;
  if (count > 1 || (kind != K_NOT_APPLICABLE && kind != K_UNKNOWN)) {
    clua_raise(L, CLUA_VERDICT, "applies returns nothing, not_applicable(reason) or unknown(reason)");
  }
  s->outcome->applicability = kind == K_NOT_APPLICABLE ? 1 : 2;
  clua_put(&s->outcome->reason, s->texts.bytes + verdicts[0]->text_start, verdicts[0]->text_length);
  return false;
}

static void run_before(lua_State *L, clua_state *s, int rule) {
  if (lua_getfield(L, rule, "before") == LUA_TFUNCTION) {
    clua_note_function(L, s);
    clua_begin_subject(s);
    s->keep_texts = false;
    lua_call(L, 0, 0);
    if (s->verdict_count > 0) clua_raise(L, CLUA_VERDICT, "before makes no verdict");
    return;
  }
  lua_pop(L, 1);
}

void clua_run_rule(lua_State *L, clua_state *s, int rule) {
  clua_check_stack(L, 40);
  if (!applies(L, s, rule)) return;
  run_before(L, s, rule);
  if (s->request->sql) run_population(L, s, rule);
  else clua_run_check(L, s, rule);
}
