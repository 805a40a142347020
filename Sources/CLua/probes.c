/// What tells the host how far a program was exercised: functions of Lua and SQL that the host writes into a program before it
/// is measured, and that exist for no other unit of work.
#include "internal.h"

/// What was seen at one place; a set of these in its byte.
enum { SEEN_REACHED = 1, SEEN_TRUE = 2, SEEN_FALSE = 4, SEEN_NULL = 8 };

/// The byte of a place; raises where the program names one that there is not.
static unsigned char *place_of(lua_State *L) {
  const clua_limits *limits = &clua_of(L)->limits;
  lua_Integer place = lua_tointeger(L, 1);
  if (place < 0 || (size_t)place >= limits->seen_count) clua_raise(L, CLUA_RUNTIME, "there is no such probe");
  return &limits->seen[place];
}

/// assay_at(place): a statement is about to run.
static int probe_at(lua_State *L) {
  *place_of(L) |= SEEN_REACHED;
  return 0;
}

/// assay_if(place, value): the first value as it is; whether it counts as true is noted.
static int probe_if(lua_State *L) {
  *place_of(L) |= SEEN_REACHED | (lua_toboolean(L, 2) ? SEEN_TRUE : SEEN_FALSE);
  lua_settop(L, 2);
  return 1;
}

void clua_open_probes(lua_State *L, int env) {
  if (!clua_of(L)->limits.seen) return;
  lua_pushcfunction(L, probe_at);
  lua_setfield(L, env, "assay_at");
  lua_pushcfunction(L, probe_if);
  lua_setfield(L, env, CLUA_PROBE_IF);
}

// MARK: - SQL

/// assay_if(place, value) of SQL: the value as it is; whether it is true, false or NULL is noted.
static void probe_sql(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  const clua_connection *connection = sqlite3_user_data(context);
  sqlite3_int64 place = sqlite3_value_int64(values[0]);
  if (!connection->seen || place < 0 || (size_t)place >= connection->seen_count) {
    sqlite3_result_error(context, "there is no such probe", -1);
    return;
  }
  unsigned char what = sqlite3_value_type(values[1]) == SQLITE_NULL ? SEEN_NULL
                       : sqlite3_value_double(values[1]) != 0       ? SEEN_TRUE
                                                                    : SEEN_FALSE;
  connection->seen[place] |= SEEN_REACHED | what;
  sqlite3_result_value(context, values[1]);
}

static int set_function(clua_connection *connection, void (*function)(sqlite3_context *, int, sqlite3_value **)) {
  // Not deterministic: SQLite would ask it once only where its value cannot change.
  return sqlite3_create_function_v2(
      connection->db, CLUA_PROBE_IF, 2, SQLITE_UTF8 | SQLITE_INNOCUOUS, connection, function, NULL, NULL, NULL);
}

bool clua_begin_probes(clua_connection *connection, const clua_limits *limits) {
  connection->seen = limits->seen;
  connection->seen_count = limits->seen_count;
  return !limits->seen || set_function(connection, probe_sql) == SQLITE_OK;
}

void clua_end_probes(clua_connection *connection) {
  if (!connection->seen) return;
  connection->seen = NULL;
  connection->seen_count = 0;
  // A statement that was prepared with the probe would go on telling its columns.
  clua_statements_free(connection);
  set_function(connection, NULL);
}
