/// The safe part of table: no metatables that lie about lengths, no wild ranges, a stable sort.
#include "internal.h"

/// The most elements that one call may move or hand back.
static const lua_Integer widest_range = 1000000;

/// A plain table at `index`: with a metatable, lengths and elements could lie.
static void check_plain(lua_State *L, int index, const char *function) {
  luaL_checktype(L, index, LUA_TTABLE);
  if (lua_getmetatable(L, index)) clua_raise(L, CLUA_RUNTIME, "table.%s: the table has a metatable", function);
}

/// A function of Lua's library behind a check of its first argument; upvalues: the function, its name.
static int checked(lua_State *L) {
  check_plain(L, 1, lua_tostring(L, lua_upvalueindex(2)));
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}

/// move and unpack: the range between arguments 2 and 3 is bounded; upvalues as above.
static int ranged(lua_State *L) {
  const char *name = lua_tostring(L, lua_upvalueindex(2));
  check_plain(L, 1, name);
  if (lua_type(L, 5) == LUA_TTABLE) check_plain(L, 5, name);
  lua_Integer from = luaL_optinteger(L, 2, 1), to = luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, 1));
  if (to >= from && (lua_Unsigned)to - (lua_Unsigned)from >= (lua_Unsigned)widest_range) {
    return clua_raise(L, CLUA_RUNTIME, "table.%s: the range is wider than %d", name, (int)widest_range);
  }
  return checked(L);
}

// MARK: - Sort

/// Whether the value at `a` comes before the one at `b`, by the function at `order` (0: by `<`).
///
/// No hook runs between two comparisons of C, and one of two long texts takes a while: each looks at the limits.
static bool before(lua_State *L, int a, int b, int order) {
  clua_state *s = clua_of(L);
  clua_count(s, 1 + (int64_t)(lua_type(L, a) == LUA_TSTRING ? lua_rawlen(L, a) / 64 : 0));
  if (s->timed_out || s->latch != CLUA_OK) clua_check_latch(L);
  if (!order) return lua_compare(L, a, b, LUA_OPLT);
  lua_pushvalue(L, order);
  lua_pushvalue(L, a < 0 ? a - 1 : a);
  lua_pushvalue(L, b < 0 ? b - 2 : b);
  lua_call(L, 2, 1);
  bool result = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return result;
}

/// Merges the runs [low, middle) and [middle, high) of `from` into `to`; on a tie the left one comes first.
static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high, int order) {
  lua_Integer left = low, right = middle;
  for (lua_Integer at = low; at < high; at++) {
    bool take_right = left >= middle;
    if (!take_right && right < high) {
      lua_rawgeti(L, from, right);
      lua_rawgeti(L, from, left);
      take_right = before(L, -2, -1, order);
      lua_pop(L, 2);
    }
    lua_rawgeti(L, from, take_right ? right++ : left++);
    lua_rawseti(L, to, at);
  }
}

/// A stable merge sort, bottom up: the same order whatever the comparator does with ties, and no way to confuse it.
static int sort(lua_State *L) {
  check_plain(L, 1, "sort");
  int order = 0;
  lua_settop(L, 2);
  if (!lua_isnil(L, 2)) {
    luaL_checktype(L, 2, LUA_TFUNCTION);
    order = 2;
  }
  lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
  lua_newtable(L);
  int from = 1, to = 3;
  for (lua_Integer width = 1; width < count; width *= 2) {
    for (lua_Integer low = 1; low <= count; low += 2 * width) {
      lua_Integer middle = low + width <= count + 1 ? low + width : count + 1;
      lua_Integer high = low + 2 * width <= count + 1 ? low + 2 * width : count + 1;
      merge(L, from, to, low, middle, high, order);
    }
    int swap = from;
    from = to;
    to = swap;
  }
  if (from == 3) {
    for (lua_Integer i = 1; i <= count; i++) {
      lua_rawgeti(L, 3, i);
      lua_rawseti(L, 1, i);
    }
  }
  return 0;
}

void clua_open_tables(lua_State *L, int env) {
  static const char *const plain[] = {"concat", "insert", "remove", NULL};
  static const char *const wide[] = {"move", "unpack", NULL};
  lua_pushcfunction(L, luaopen_table);
  lua_call(L, 0, 1);
  int library = lua_gettop(L);
  lua_createtable(L, 0, 7);
  int table = lua_gettop(L);
  for (const char *const *name = plain; *name; name++) {
    lua_getfield(L, library, *name);
    lua_pushstring(L, *name);
    lua_pushcclosure(L, checked, 2);
    lua_setfield(L, table, *name);
  }
  for (const char *const *name = wide; *name; name++) {
    lua_getfield(L, library, *name);
    lua_pushstring(L, *name);
    lua_pushcclosure(L, ranged, 2);
    lua_setfield(L, table, *name);
  }
  lua_getfield(L, library, "pack");
  lua_setfield(L, table, "pack");
  lua_pushcfunction(L, sort);
  lua_setfield(L, table, "sort");
  lua_setfield(L, env, "table");
  lua_settop(L, env);
}
