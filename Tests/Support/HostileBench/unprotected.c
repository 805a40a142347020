/// Runs a hostile rule with nothing in its way: all libraries of Lua, and a connection that may write.
///
/// Each rule of the battery must first succeed here, or what is refused elsewhere proves nothing. Tests start this as a child,
/// `unprotected RULE.lua PROBE.lua DATABASE.sqlite MILLISECONDS MEGABYTES`, in a folder that the rule may spoil. It writes what
/// came of the rule, what came of the probe in the same state, and a last line `end`. A rule that takes more of the processor's time,
/// or four times as long by the clock, is ended by SIGALRM; one that makes the process grow by more ends it with code 64.
#define _GNU_SOURCE
#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"

static long most_kilobytes, kilobytes_at_start;
static double most_seconds, start;

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/// The most memory that the process has held since it became this program.
static long kilobytes(void) {
#ifdef __linux__
  // getrusage would tell that of the process which started this one, too.
  char text[4096];
  int file = open("/proc/self/status", O_RDONLY);
  ssize_t length = file < 0 ? -1 : read(file, text, sizeof text - 1);
  close(file);
  text[length < 0 ? 0 : length] = 0;
  const char *line = strstr(text, "VmHWM:");
  if (line) return strtol(line + 6, NULL, 10);
#endif
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/// Every 5 ms: nothing here but calls that a signal handler may make.
static void watch(int number) {
  if (kilobytes() - kilobytes_at_start > most_kilobytes) _exit(64);
  if (seconds(CLOCK_PROCESS_CPUTIME_ID) < most_seconds && seconds(CLOCK_MONOTONIC) - start < 4 * most_seconds) return;
  signal(number, SIG_DFL);
  raise(number);
}

// MARK: - SQL

static void bind(lua_State *L, sqlite3_stmt *statement) {
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement); i++) {
    const char *name = sqlite3_bind_parameter_name(statement, i);
    if (!lua_istable(L, 2) || !name) continue;
    lua_getfield(L, 2, name + 1);
    size_t length;
    if (lua_isinteger(L, -1)) {
      sqlite3_bind_int64(statement, i, lua_tointeger(L, -1));
    } else if (lua_type(L, -1) == LUA_TNUMBER) {
      sqlite3_bind_double(statement, i, lua_tonumber(L, -1));
    } else if (lua_isstring(L, -1)) {
      const char *text = lua_tolstring(L, -1, &length);
      sqlite3_bind_text64(statement, i, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    lua_pop(L, 1);
  }
}

static void push(lua_State *L, sqlite3_stmt *statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: lua_pushinteger(L, sqlite3_column_int64(statement, column)); break;
    case SQLITE_FLOAT: lua_pushnumber(L, sqlite3_column_double(statement, column)); break;
    case SQLITE_NULL: lua_pushnil(L); break;
    default:
      lua_pushlstring(L, sqlite3_column_blob(statement, column), (size_t)sqlite3_column_bytes(statement, column));
  }
}

/// query(sql, args, limit): a list of rows, each a list with its length in n; every statement of the text is run.
static int query(lua_State *L) {
  sqlite3 *db = lua_touserdata(L, lua_upvalueindex(1));
  const char *sql = luaL_checkstring(L, 1);
  lua_Integer limit = luaL_optinteger(L, 3, LUA_MAXINTEGER);
  lua_newtable(L);
  int rows = lua_gettop(L);
  while (*sql) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, &sql) != SQLITE_OK) return luaL_error(L, "%s", sqlite3_errmsg(db));
    if (!statement) continue;
    bind(L, statement);
    int code = SQLITE_DONE;
    for (lua_Integer row = 1; row <= limit && (code = sqlite3_step(statement)) == SQLITE_ROW; row++) {
      int columns = sqlite3_column_count(statement);
      lua_createtable(L, columns, 1);
      for (int i = 0; i < columns; i++) {
        push(L, statement, i);
        lua_rawseti(L, -2, i + 1);
      }
      lua_pushinteger(L, columns);
      lua_setfield(L, -2, "n");
      lua_rawseti(L, rows, (lua_Integer)lua_rawlen(L, rows) + 1);
    }
    if (code != SQLITE_DONE && code != SQLITE_ROW) {
      lua_pushstring(L, sqlite3_errmsg(db));
      sqlite3_finalize(statement);
      return lua_error(L);
    }
    sqlite3_finalize(statement);
  }
  return 1;
}

// MARK: - The language of rules, as far as the battery uses it

static const char language[] =
    "local query = ...\n"
    "local secret = 'open-sesame'\n"
    "declared = {}\n"
    "function rule(name) return function(body) declared[#declared + 1] = body end end\n"
    "function pass() return { kind = 'pass' } end\n"
    "function fail(text, ...)\n"
    "  return { kind = 'fail', text = select('#', ...) > 0 and string.format(text, ...) or text }\n"
    "end\n"
    "function report(key, verdict) print('report', key, verdict.kind, verdict.text) end\n"
    "function yes(flag) return flag == 1 end\n"
    "today, params = '2026-06-30', {}\n"
    "date = { days = function() return 0 end }\n"
    "org = {}\n"
    "function org.value(sql, args) local row = query(sql, args, 1)[1] return row and row[1], secret and nil end\n"
    "function org.exists(sql, args) return query(sql, args, 1)[1] ~= nil end\n"
    "function org.rows(sql, args)\n"
    "  local rows, at = query(sql, args), 0\n"
    "  return function() at = at + 1 if rows[at] then return at, table.unpack(rows[at], 1, rows[at].n) end end\n"
    "end\n";

/// Runs the check of the last rule that `path` declares, and writes what came of it after `label`.
static void run(lua_State *L, const char *label, const char *path) {
  int top = lua_gettop(L);
  int code = luaL_loadfile(L, path) || lua_pcall(L, 0, 0, 0);
  if (code == LUA_OK) {
    lua_getglobal(L, "declared");
    lua_rawgeti(L, -1, (lua_Integer)lua_rawlen(L, -1));
    lua_getfield(L, -1, "check");
    code = lua_pcall(L, 0, 1, 0);
  }
  if (code != LUA_OK || !lua_istable(L, -1)) {
    printf("%s: error %s\n", label, lua_isstring(L, -1) ? lua_tostring(L, -1) : "of another kind");
  } else {
    lua_getfield(L, -1, "kind");
    lua_getfield(L, -2, "text");
    printf("%s: %s %s\n", label, lua_tostring(L, -2), lua_isstring(L, -1) ? lua_tostring(L, -1) : "");
  }
  lua_settop(L, top);
}

int run_unprotected(int count, char **arguments) {
  sqlite3 *db;
  if (count != 6 || sqlite3_open(arguments[3], &db) != SQLITE_OK) {
    fprintf(stderr, "usage: unprotected RULE.lua PROBE.lua DATABASE.sqlite MILLISECONDS MEGABYTES\n");
    return 2;
  }
  sqlite3_enable_load_extension(db, 1);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 1, NULL);
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  luaL_loadstring(L, language);
  lua_pushlightuserdata(L, db);
  lua_pushcclosure(L, query, 1);
  lua_call(L, 1, 0);

  most_seconds = atof(arguments[4]) / 1000;
  most_kilobytes = atol(arguments[5]) << 10;
  kilobytes_at_start = kilobytes();
  start = seconds(CLOCK_MONOTONIC);
  struct sigaction action = {.sa_handler = watch, .sa_flags = SA_RESTART};
  sigaction(SIGALRM, &action, NULL);
  struct itimerval tick = {{0, 5000}, {0, 5000}};
  setitimer(ITIMER_REAL, &tick, NULL);
  run(L, "rule", arguments[1]);
  run(L, "probe", arguments[2]);
  if (kilobytes() - kilobytes_at_start > most_kilobytes) _exit(64);
  lua_close(L);
  sqlite3_close(db);
  puts("end");
  return 0;
}
