/// What a rule's functions see of the organisation: today, params, and org over one guarded connection.
#include <stdio.h>
#include <string.h>

#include "internal.h"

// MARK: - Statements of rule code

bool clua_step(lua_State *L, clua_state *s, clua_statement *statement) {
  statement->busy = true;
  s->connection->bad_date[0] = 0;
  int code = sqlite3_step(statement->handle);
  if (code == SQLITE_ROW) {
    if (++s->rows_stepped <= s->limits.rows) return true;
    clua_statement_release(statement);
    if (s->latch == CLUA_OK) {
      s->latch = CLUA_ROWS;
      clua_fail(&s->latched_fault, CLUA_ROWS, "the limit of %lld rows was reached", (long long)s->limits.rows);
    }
    clua_check_latch(L);
  }
  char message[200];
  snprintf(message, sizeof message, "%s", sqlite3_errmsg(s->connection->db));
  clua_statement_release(statement);
  if (code == SQLITE_DONE) return false;
  clua_check_latch(L);
  if ((code & 0xff) == SQLITE_NOMEM) clua_memory_short(L);
  if (s->connection->bad_date[0]) clua_raise(L, CLUA_DATA, "%s", s->connection->bad_date);
  s->raise_offset = -1;
  clua_raise(L, CLUA_SQL, "%s", message);
  return false;
}

void clua_memory_short(lua_State *L) {
  clua_state *s = clua_of(L);
  if (s->latch == CLUA_OK) {
    s->latch = CLUA_MEMORY;
    clua_fail(&s->latched_fault, CLUA_MEMORY, "the memory limit of SQL was reached");
  }
  clua_check_latch(L);
}

/// Records what a statement reads, once a unit of work however often it runs. A statement may have left the cache and come
/// back, and rule code may write any number of different ones: pairs that are known already are dropped now and then.
static void note_reads(clua_state *s, clua_statement *statement) {
  if (statement->told_unit == s->connection->unit) return;
  statement->told_unit = s->connection->unit;
  clua_put(&s->reads, statement->reads, statement->reads_length);
  if (s->reads.length < s->reads_unpacked + 65536) return;
  clua_pack_pairs(&s->reads);
  s->reads_unpacked = s->reads.length;
}

clua_statement *clua_prepare(lua_State *L, clua_state *s, const char *sql, size_t length) {
  clua_fault fault;
  clua_statement *statement = clua_statement_get(s->connection, sql, length, &fault);
  if (!statement && fault.status == CLUA_RUNTIME) {
    // All are being stepped: those that nobody walks any more are given back.
    lua_gc(L, LUA_GCCOLLECT);
    statement = clua_statement_get(s->connection, sql, length, &fault);
  }
  if (!statement) {
    s->raise_offset = fault.sql_offset;
    if (fault.status == CLUA_MEMORY) clua_memory_short(L);
    clua_raise(L, fault.status, "%s", fault.message);
  }
  note_reads(s, statement);
  return statement;
}

void clua_refuse_blob(lua_State *L, sqlite3_stmt *handle, int column) {
  if (sqlite3_column_type(handle, column) == SQLITE_BLOB) {
    clua_raise(L, CLUA_DATA, "column '%s' holds a BLOB", sqlite3_column_name(handle, column));
  }
}

void clua_push_column(lua_State *L, sqlite3_stmt *handle, int column) {
  sqlite3_value *value = sqlite3_column_value(handle, column);
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER: lua_pushinteger(L, sqlite3_value_int64(value)); break;
    case SQLITE_FLOAT: lua_pushnumber(L, sqlite3_value_double(value)); break;
    case SQLITE_TEXT: {
      const char *text = (const char *)sqlite3_value_text(value);
      if (!text) clua_memory_short(L);
      lua_pushlstring(L, text, (size_t)sqlite3_value_bytes(value));
      break;
    }
    case SQLITE_NULL: lua_pushnil(L); break;
    default: clua_refuse_blob(L, handle, column);
  }
}

// MARK: - Parameters

/// Raises where SQLite did not take a value: what is too long would be NULL.
static void check_bound(lua_State *L, int code, const char *name) {
  if (code == SQLITE_NOMEM) clua_memory_short(L);
  if (code != SQLITE_OK) clua_raise(L, CLUA_SQL, "the parameter %s cannot be bound: %s", name, sqlite3_errstr(code));
}

/// Binds the value on top of the stack.
static void bind_value(lua_State *L, clua_statement *statement, int index, const char *name) {
  int code = SQLITE_OK;
  switch (lua_type(L, -1)) {
    case LUA_TNIL: code = sqlite3_bind_null(statement->handle, index); break;
    case LUA_TBOOLEAN: code = sqlite3_bind_int(statement->handle, index, lua_toboolean(L, -1)); break;
    case LUA_TNUMBER:
      if (lua_isinteger(L, -1)) code = sqlite3_bind_int64(statement->handle, index, lua_tointeger(L, -1));
      else code = sqlite3_bind_double(statement->handle, index, lua_tonumber(L, -1));
      break;
    case LUA_TSTRING: {
      size_t length;
      const char *text = lua_tolstring(L, -1, &length);
      code = sqlite3_bind_text64(statement->handle, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
      break;
    }
    default: clua_raise(L, CLUA_SQL, "the parameter %s is a %s", name, luaL_typename(L, -1));
  }
  check_bound(L, code, name);
}

static bool bind_request(lua_State *L, clua_state *s, clua_statement *statement, int index, const char *name) {
  for (size_t i = 0; i < s->request->parameter_count; i++) {
    const clua_parameter *parameter = &s->request->parameters[i];
    if (strcmp(parameter->name, name) != 0) continue;
    const clua_scalar *value = &parameter->value;
    check_bound(L, clua_bind_scalar(statement->handle, index, value), name);
    return true;
  }
  return false;
}

void clua_bind(lua_State *L, clua_state *s, clua_statement *statement, int args) {
  int count = sqlite3_bind_parameter_count(statement->handle);
  s->raise_offset = -1;
  for (int i = 1; i <= count; i++) {
    const char *name = sqlite3_bind_parameter_name(statement->handle, i);
    if (!name || name[0] != ':') clua_raise(L, CLUA_SQL, "parameters of SQL are named: write :name");
    if (args) {
      lua_pushstring(L, name + 1);
      if (lua_rawget(L, args) != LUA_TNIL) {
        bind_value(L, statement, i, name);
        lua_pop(L, 1);
        continue;
      }
      lua_pop(L, 1);
    }
    if (bind_request(L, s, statement, i, name + 1)) continue;
    if (strcmp(name, ":today") != 0) clua_raise(L, CLUA_SQL, "the parameter %s has no value", name);
    sqlite3_bind_text(statement->handle, i, s->request->as_of, 10, SQLITE_STATIC);
  }
}

// MARK: - org

/// A statement being walked by rule code; its __gc and __close give it back.
typedef struct cursor {
  clua_statement *statement;  ///< NULL when done
  lua_Integer count;
} cursor;

static const char cursor_key;

static int release_cursor(lua_State *L) {
  cursor *c = lua_touserdata(L, 1);
  if (c->statement) clua_statement_release(c->statement);
  c->statement = NULL;
  return 0;
}

/// The statement of `sql` (argument 1) bound with `args` (argument 2), as a cursor on top of the stack.
static cursor *open_cursor(lua_State *L) {
  clua_state *s = clua_of(L);
  size_t length;
  const char *sql = luaL_checklstring(L, 1, &length);
  if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TTABLE);
  cursor *c = lua_newuserdatauv(L, sizeof *c, 0);
  *c = (cursor){0};
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &cursor_key) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, release_cursor);
    lua_setfield(L, -2, "__gc");
    lua_pushcfunction(L, release_cursor);
    lua_setfield(L, -2, "__close");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &cursor_key);
  }
  lua_setmetatable(L, -2);
  clua_statement *statement = clua_prepare(L, s, sql, length);
  clua_bind(L, s, statement, lua_isnoneornil(L, 2) ? 0 : 2);
  statement->busy = true;
  c->statement = statement;
  return c;
}

/// Steps a cursor; at the end the statement is given back.
static bool step_cursor(lua_State *L, cursor *c) {
  clua_state *s = clua_of(L);
  clua_statement *statement = c->statement;
  if (!statement) return false;
  c->statement = NULL;
  if (!clua_step(L, s, statement)) return false;
  c->statement = statement;
  c->count++;
  return true;
}

/// upvalue 1: the cursor
static int rows_next(lua_State *L) {
  cursor *c = lua_touserdata(L, lua_upvalueindex(1));
  if (!step_cursor(L, c)) {
    lua_pushnil(L);
    return 1;
  }
  int columns = sqlite3_column_count(c->statement->handle);
  clua_check_stack(L, columns + 2);
  lua_pushinteger(L, c->count);
  for (int i = 0; i < columns; i++) clua_push_column(L, c->statement->handle, i);
  return columns + 1;
}

static int no_column(lua_State *L) {
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
    lua_pushnil(L);
    return 1;
  }
  clua_tostring(L, 2);
  return clua_raise(L, CLUA_RUNTIME, "the query has no column '%s'", lua_tostring(L, -1));
}

void clua_push_record_metatable(lua_State *L, sqlite3_stmt *handle) {
  int columns = sqlite3_column_count(handle);
  lua_createtable(L, 0, 2);
  lua_createtable(L, 0, columns);
  for (int i = 0; i < columns; i++) {
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, sqlite3_column_name(handle, i));
  }
  lua_pushcclosure(L, no_column, 1);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
}

void clua_push_record(lua_State *L, sqlite3_stmt *handle, int metatable) {
  int columns = sqlite3_column_count(handle);
  lua_createtable(L, 0, columns);
  for (int i = 0; i < columns; i++) {
    lua_pushstring(L, sqlite3_column_name(handle, i));
    clua_push_column(L, handle, i);
    lua_rawset(L, -3);
  }
  lua_pushvalue(L, metatable);
  lua_setmetatable(L, -2);
}

/// upvalues: the cursor, the metatable of its records
static int records_next(lua_State *L) {
  cursor *c = lua_touserdata(L, lua_upvalueindex(1));
  if (!step_cursor(L, c)) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, c->count);
  clua_push_record(L, c->statement->handle, lua_upvalueindex(2));
  return 2;
}

/// An iterator with nil, nil and the cursor as what a generic `for` closes.
static int iterate(lua_State *L, int cursor_index) {
  lua_pushnil(L);
  lua_pushnil(L);
  lua_pushvalue(L, cursor_index);
  return 4;
}

static int org_rows(lua_State *L) {
  open_cursor(L);
  int at = lua_gettop(L);
  lua_pushvalue(L, at);
  lua_pushcclosure(L, rows_next, 1);
  return iterate(L, at);
}

static int org_records(lua_State *L) {
  cursor *c = open_cursor(L);
  int at = lua_gettop(L);
  lua_pushvalue(L, at);
  clua_push_record_metatable(L, c->statement->handle);
  lua_pushcclosure(L, records_next, 2);
  return iterate(L, at);
}

/// Gives a cursor back whose first row was all that was wanted.
static void finish(cursor *c) {
  if (c->statement) clua_statement_release(c->statement);
  c->statement = NULL;
}

static int org_record(lua_State *L) {
  cursor *c = open_cursor(L);
  clua_push_record_metatable(L, c->statement->handle);
  int metatable = lua_gettop(L);
  if (step_cursor(L, c)) clua_push_record(L, c->statement->handle, metatable);
  else lua_pushnil(L);
  finish(c);
  return 1;
}

static int org_value(lua_State *L) {
  cursor *c = open_cursor(L);
  if (step_cursor(L, c)) clua_push_column(L, c->statement->handle, 0);
  else lua_pushnil(L);
  finish(c);
  return 1;
}

static int org_exists(lua_State *L) {
  cursor *c = open_cursor(L);
  lua_pushboolean(L, step_cursor(L, c));
  finish(c);
  return 1;
}

/// org.has(table, id): whether that row is there, for pairs of table and id. The table's name is data: it is held
/// against the schema before it becomes SQL.
static int org_has(lua_State *L) {
  if (lua_isnoneornil(L, 1) || lua_isnoneornil(L, 2)) {
    lua_pushboolean(L, 0);
    return 1;
  }
  const char *table = luaL_checkstring(L, 1);
  if (strlen(table) > 200 || strncmp(table, "sqlite_", 7) == 0) {
    lua_pushboolean(L, 0);
    return 1;
  }
  char *sql = sqlite3_mprintf("SELECT 1 FROM \"%w\" WHERE rowid = :id", table);
  if (!sql) clua_memory_short(L);
  clua_fault fault;
  clua_state *s = clua_of(L);
  clua_statement *statement = clua_statement_get(s->connection, sql, strlen(sql), &fault);
  sqlite3_free(sql);
  if (!statement && fault.status == CLUA_MEMORY) clua_memory_short(L);
  if (!statement && fault.status != CLUA_SQL) return clua_raise(L, fault.status, "%s", fault.message);
  if (!statement) {  // no such table: there is no such row
    lua_pushboolean(L, 0);
    return 1;
  }
  note_reads(s, statement);
  lua_settop(L, 2);
  bind_value(L, statement, 1, ":id");
  bool found = clua_step(L, s, statement);
  if (found) clua_statement_release(statement);
  lua_pushboolean(L, found);
  return 1;
}

// MARK: - params

static void push_scalar(lua_State *L, const clua_scalar *value) {
  switch (value->type) {
    case CLUA_NULL: lua_pushnil(L); break;
    case CLUA_BOOLEAN: lua_pushboolean(L, value->integer != 0); break;
    case CLUA_INTEGER: lua_pushinteger(L, value->integer); break;
    case CLUA_NUMBER: lua_pushnumber(L, value->number); break;
    case CLUA_TEXT: lua_pushlstring(L, value->text, value->length); break;
  }
}

static int no_parameter(lua_State *L) {
  clua_tostring(L, 2);
  return clua_raise(L, CLUA_RUNTIME, "there is no parameter '%s'", lua_tostring(L, -1));
}

static void push_parameters(lua_State *L, const clua_request *request) {
  lua_createtable(L, 0, (int)request->parameter_count);
  for (size_t i = 0; i < request->parameter_count; i++) {
    const clua_parameter *parameter = &request->parameters[i];
    if (parameter->items) {
      lua_createtable(L, (int)parameter->item_count, 0);
      for (size_t item = 0; item < parameter->item_count; item++) {
        push_scalar(L, &parameter->items[item]);
        lua_rawseti(L, -2, (lua_Integer)item + 1);
      }
    } else {
      push_scalar(L, &parameter->value);
    }
    lua_setfield(L, -2, parameter->name);
  }
  lua_createtable(L, 0, 2);
  lua_pushcfunction(L, no_parameter);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
}

void clua_open_functions(lua_State *L, int env) {
  static const luaL_Reg org[] = {{"rows", org_rows},     {"records", org_records}, {"record", org_record}, {"value", org_value},
                                 {"exists", org_exists}, {"has", org_has},         {NULL, NULL}};
  clua_state *s = clua_of(L);
  const char *const fields[] = {"today", "params", "org", "report"};
  for (size_t i = 0; i < 4; i++) {
    lua_pushstring(L, fields[i]);
    if (i == 0) lua_pushstring(L, s->request->as_of);
    else if (i == 1) push_parameters(L, s->request);
    else if (i == 2) luaL_newlib(L, org);
    else lua_pushcfunction(L, clua_report);
    lua_rawset(L, env);
  }
  lua_pushliteral(L, "attested");
  lua_pushcfunction(L, clua_attested);
  lua_rawset(L, env);
}
