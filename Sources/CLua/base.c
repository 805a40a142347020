/// The safe part of Lua's base and math libraries, and our own where the original is not safe.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/// Copies functions of a library, opened aside, into the table on top of the stack.
static void copy_functions(lua_State *L, int library, const char *const *names) {
  for (; *names; names++) {
    lua_getfield(L, library, *names);
    lua_setfield(L, -2, *names);
  }
}

/// Opens a library in a table of its own that nobody else sees; pushes it.
static void open_aside(lua_State *L, lua_CFunction open) {
  lua_pushcfunction(L, open);
  lua_call(L, 0, 1);
}

// MARK: - Text of a value

void clua_tostring(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
    if (lua_type(L, index) == LUA_TTABLE) {
      lua_pushvalue(L, index);
      lua_call(L, 1, 1);
      if (lua_type(L, -1) != LUA_TSTRING) clua_raise(L, CLUA_RUNTIME, "'__tostring' must return a string");
      return;
    }
    lua_pop(L, 1);
  }
  switch (lua_type(L, index)) {
    case LUA_TNIL: lua_pushliteral(L, "nil"); break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TNUMBER:
    case LUA_TSTRING:
      lua_pushvalue(L, index);
      lua_tolstring(L, -1, NULL);
      break;
    default: lua_pushstring(L, luaL_typename(L, index));  // no address: it differs from run to run
  }
}

static int tostring(lua_State *L) {
  luaL_checkany(L, 1);
  clua_tostring(L, 1);
  return 1;
}

/// Adds a line to the rule's trace, up to its caps.
static int print(lua_State *L) {
  clua_state *s = clua_of(L);
  int count = lua_gettop(L);
  luaL_Buffer line;
  if (s->trace_full) return 0;
  luaL_buffinit(L, &line);
  for (int i = 1; i <= count; i++) {
    if (i > 1) luaL_addchar(&line, '\t');
    clua_tostring(L, i);
    luaL_addvalue(&line);
  }
  luaL_pushresult(&line);
  size_t length;
  const char *text = lua_tolstring(L, -1, &length);
  if (s->trace_lines >= s->limits.trace_lines || (int64_t)(s->trace.length + length) > s->limits.trace_bytes) {
    s->trace_full = true;
    text = "…";
    length = strlen(text);
  }
  s->trace_lines++;
  clua_put_text(&s->trace, text, length);
  return 0;
}

// MARK: - Iteration

typedef struct sort_key {
  bool is_number, is_integer;
  lua_Integer integer;
  lua_Number number;
  const char *text;  ///< borrowed from the key, which the table holds
  size_t length;
} sort_key;

/// An integer against a fraction, exactly: as doubles 2^63 and the integers below it are one number, and the order of keys
/// would be that of the hash. A key that is a float has a fraction, or lies beyond all integers: the two are never equal.
static int compare_exactly(lua_Integer integer, lua_Number number) {
  if (number >= 0x1p63) return -1;
  if (number < -0x1p63) return 1;
  return integer <= (lua_Integer)floor(number) ? -1 : 1;
}

static int compare_keys(const void *left, const void *right, void *context) {
  (void)context;
  const sort_key *a = left, *b = right;
  if (a->is_number != b->is_number) return a->is_number ? -1 : 1;
  if (a->is_number) {
    if (a->is_integer && b->is_integer) return (a->integer > b->integer) - (a->integer < b->integer);
    if (a->is_integer) return compare_exactly(a->integer, b->number);
    if (b->is_integer) return -compare_exactly(b->integer, a->number);
    return (a->number > b->number) - (a->number < b->number);
  }
  size_t shorter = a->length < b->length ? a->length : b->length;
  int order = memcmp(a->text, b->text, shorter);
  return order ? order : (a->length > b->length) - (a->length < b->length);
}

static void push_key(lua_State *L, const sort_key *key) {
  if (!key->is_number) lua_pushlstring(L, key->text, key->length);
  else if (key->is_integer) lua_pushinteger(L, key->integer);
  else lua_pushnumber(L, key->number);
}

/// upvalues: the table, a list of its sorted keys, the number of keys walked
static int pairs_next(lua_State *L) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, lua_upvalueindex(2)), at = lua_tointeger(L, lua_upvalueindex(3));
  while (at < count) {
    lua_rawgeti(L, lua_upvalueindex(2), ++at);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
      lua_pushinteger(L, at);
      lua_replace(L, lua_upvalueindex(3));
      return 2;
    }
    lua_pop(L, 2);  // taken out while walking
  }
  lua_pushnil(L);
  return 1;
}

/// Writes the keys of the table at 1 to `keys`; whether they ascend.
static bool take_keys(lua_State *L, sort_key *keys) {
  size_t at = 0;
  bool sorted = true;
  for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1), at++) {
    sort_key *key = &keys[at];
    memset(key, 0, sizeof *key);
    int type = lua_type(L, -2);
    if (type == LUA_TNUMBER) {
      key->is_number = true;
      key->is_integer = lua_isinteger(L, -2);
      if (key->is_integer) key->integer = lua_tointeger(L, -2);
      else key->number = lua_tonumber(L, -2);
    } else if (type == LUA_TSTRING) {
      key->text = lua_tolstring(L, -2, &key->length);
    } else {
      clua_raise(L, CLUA_RUNTIME, "pairs: a key is a %s, only numbers and strings have an order", luaL_typename(L, -2));
    }
    if (at > 0 && compare_keys(&keys[at - 1], key, NULL) > 0) sorted = false;
  }
  return sorted;
}

/// pairs over a snapshot of the keys: numbers, then strings by bytes. The order of a hash differs from run to run.
static int pairs(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  size_t count = 0;
  for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) count++;
  sort_key *keys = lua_newuserdatauv(L, count * sizeof *keys, 0);
  if (!take_keys(L, keys)) clua_sort(keys, count, sizeof *keys, compare_keys, NULL);
  lua_pushvalue(L, 1);
  // The list holds the keys themselves: the table may lose them while it is walked, and the collector then takes them.
  lua_createtable(L, (int)count, 0);
  for (size_t at = 0; at < count; at++) {
    push_key(L, &keys[at]);
    lua_rawseti(L, -2, (lua_Integer)at + 1);
  }
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, pairs_next, 3);
  return 1;
}

/// next(t): nil when the table is empty, true otherwise; there is no order to go on in.
static int next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (!lua_isnoneornil(L, 2)) return clua_raise(L, CLUA_RUNTIME, "next tells only whether a table is empty: walk it with pairs");
  lua_settop(L, 1);
  lua_pushnil(L);
  if (lua_next(L, 1)) lua_pushboolean(L, 1);
  else lua_pushnil(L);
  return 1;
}

// MARK: - Metatables

static const char source_key;

/// setmetatable copies the metatable and refuses what can crash or outlive: the interpreter that ships has known holes
/// behind __concat and __mode.
static int set_metatable(lua_State *L) {
  static const char *const refused[] = {"__concat", "__gc", "__mode", "__close", "__metatable"};
  luaL_checktype(L, 1, LUA_TTABLE);
  if (!lua_isnil(L, 2)) luaL_checktype(L, 2, LUA_TTABLE);
  if (lua_getmetatable(L, 1) && lua_rawgetp(L, -1, &source_key) == LUA_TNIL) {
    return clua_raise(L, CLUA_RUNTIME, "this table's metatable is not yours");
  }
  lua_settop(L, 2);
  if (lua_isnil(L, 2)) {
    lua_setmetatable(L, 1);
    return 1;
  }
  lua_newtable(L);
  for (lua_pushnil(L); lua_next(L, 2);) {
    for (size_t i = 0; lua_type(L, -2) == LUA_TSTRING && i < sizeof refused / sizeof *refused; i++) {
      if (strcmp(lua_tostring(L, -2), refused[i]) == 0) {
        return clua_raise(L, CLUA_RUNTIME, "a metatable cannot have %s here", refused[i]);
      }
    }
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, 3);
  }
  lua_pushvalue(L, 2);
  lua_rawsetp(L, 3, &source_key);
  lua_setmetatable(L, 1);
  lua_settop(L, 1);
  return 1;
}

/// The table that was given to setmetatable; nil for anything else.
static int get_metatable(lua_State *L) {
  luaL_checkany(L, 1);
  if (lua_type(L, 1) != LUA_TTABLE || !lua_getmetatable(L, 1)) {
    lua_pushnil(L);
    return 1;
  }
  lua_rawgetp(L, -1, &source_key);
  return 1;
}

// MARK: - Errors

/// pcall that cannot catch a limit.
static int protected_call(lua_State *L) {
  clua_state *s = clua_of(L);
  luaL_checkany(L, 1);
  int code = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  if (s->latch != CLUA_OK || s->timed_out) clua_check_latch(L);
  if (code == LUA_ERRMEM) {
    s->latch = CLUA_MEMORY;
    clua_fail(&s->latched_fault, CLUA_MEMORY, "the memory limit of %lld bytes was reached", (long long)s->limits.memory);
    clua_check_latch(L);
  }
  s->raising = CLUA_OK;
  clua_check_stack(L, 1);
  lua_pushboolean(L, code == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}

// MARK: - Flags and texts

static int flag(lua_State *L, lua_Integer wanted) {
  if (lua_isnoneornil(L, 1)) {
    lua_pushboolean(L, 0);
    return 1;
  }
  int is_integer;
  lua_Integer value = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &is_integer) : (is_integer = 0);
  if (!is_integer || (value != 0 && value != 1)) {
    clua_tostring(L, 1);
    return clua_raise(L, CLUA_DATA, "a flag is 0, 1 or NULL, not %s", lua_tostring(L, -1));
  }
  lua_pushboolean(L, value == wanted);
  return 1;
}

static int is_yes(lua_State *L) { return flag(L, 1); }
static int is_no(lua_State *L) { return flag(L, 0); }

static int is_blank(lua_State *L) {
  bool blank = lua_isnoneornil(L, 1);
  if (lua_type(L, 1) == LUA_TSTRING) {
    const char *text = lua_tostring(L, 1);
    blank = text[strspn(text, " \t\r\n")] == 0 && strlen(text) == lua_rawlen(L, 1);
  }
  lua_pushboolean(L, blank);
  return 1;
}

void clua_open_base(lua_State *L, int env) {
  static const char *const base[] = {"assert", "error", "ipairs", "tonumber", "type", NULL};
  static const char *const math[] = {"abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log",
                                     "max", "maxinteger", "min", "mininteger", "modf", "pi", "rad", "sin", "sqrt", "tan",
                                     "tointeger", "type", "ult", NULL};
  static const luaL_Reg own[] = {{"tostring", tostring},       {"print", print},         {"pairs", pairs}, {"next", next},
                                 {"setmetatable", set_metatable}, {"getmetatable", get_metatable}, {"pcall", protected_call},
                                 {"yes", is_yes},              {"no", is_no},            {"blank", is_blank}, {NULL, NULL}};
  // luaopen_base fills the table of globals, which no chunk of ours ever sees; it is emptied of what it got.
  open_aside(L, luaopen_base);
  int library = lua_gettop(L);
  lua_pushvalue(L, env);
  copy_functions(L, library, base);
  luaL_setfuncs(L, own, 0);
  lua_pop(L, 1);
  lua_newtable(L);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  open_aside(L, luaopen_math);
  library = lua_gettop(L);
  lua_createtable(L, 0, 25);
  copy_functions(L, library, math);
  lua_setfield(L, env, "math");
  lua_settop(L, env);
}
