/// date.*: days and instants in Lua. A missing or malformed date makes the subject unknown, elsewhere it is an error.
#include <string.h>

#include "dates.h"
#include "internal.h"

/// Reads a date argument or raises.
static clua_instant argument(lua_State *L, int index) {
  clua_instant instant;
  size_t length;
  if (lua_type(L, index) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, index, &length);
    if (clua_parse_instant(text, length, &instant)) return instant;
    clua_raise(L, CLUA_DATE, "'%s' is not a day", text);
  }
  if (lua_isnoneornil(L, index)) clua_raise(L, CLUA_DATE, "a date is missing");
  clua_tostring(L, index);
  clua_raise(L, CLUA_DATE, "%s is not a day", lua_tostring(L, -1));
  memset(&instant, 0, sizeof instant);  // not reached
  return instant;
}

static clua_instant with_time(lua_State *L, int index) {
  clua_instant instant = argument(L, index);
  if (!instant.has_time) clua_raise(L, CLUA_DATE, "'%s' has no time", lua_tostring(L, index));
  return instant;
}

static int push_day(lua_State *L, int64_t day) {
  char text[11];
  if (!clua_format_day(day, text)) return clua_raise(L, CLUA_DATE, "the day lies outside the years 1 to 9999");
  lua_pushlstring(L, text, 10);
  return 1;
}

static int days(lua_State *L) {
  clua_instant from = argument(L, 1), to = argument(L, 2);
  lua_pushinteger(L, to.day - from.day);
  return 1;
}

static int hours(lua_State *L) {
  clua_instant from = with_time(L, 1), to = with_time(L, 2);
  lua_pushnumber(L, (lua_Number)((to.day - from.day) * 86400 + to.seconds - from.seconds) / 3600.0);
  return 1;
}

static int day(lua_State *L) { return push_day(L, argument(L, 1).day); }

/// The day `interval` after `from`: a text such as "30 days", or a number of days.
static int64_t added(lua_State *L, int64_t from, int index) {
  int64_t result;
  if (lua_isinteger(L, index)) {
    lua_Integer count = lua_tointeger(L, index);
    if (count < -4000000 || count > 4000000) clua_raise(L, CLUA_DATE, "the day lies outside the years 1 to 9999");
    return from + count;
  }
  size_t length;
  const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : NULL;
  if (text && clua_add_interval(from, text, length, &result)) return result;
  if (lua_isnoneornil(L, index)) clua_raise(L, CLUA_DATE, "an interval is missing");
  clua_tostring(L, index);
  clua_raise(L, CLUA_RUNTIME, "'%s' is not an interval: write \"30 days\" or \"12 months\"", lua_tostring(L, -1));
  return 0;
}

static int add(lua_State *L) { return push_day(L, added(L, argument(L, 1).day, 2)); }

static int due(lua_State *L) {
  if (!lua_isnoneornil(L, 1)) return push_day(L, argument(L, 1).day);
  if (lua_isnoneornil(L, 2)) return clua_raise(L, CLUA_DATE, "neither a next nor a last date is recorded");
  return push_day(L, added(L, argument(L, 2).day, 3));
}

static int done(lua_State *L) {
  clua_state *s = clua_of(L);
  clua_instant today;
  bool is_done = false;
  if (!s->in_functions || !clua_parse_instant(s->request->as_of, 10, &today)) {
    return clua_raise(L, CLUA_RUNTIME, "date.done can be used inside a rule's functions only");
  }
  if (!lua_isnoneornil(L, 1)) is_done = argument(L, 1).day <= today.day;
  lua_pushboolean(L, is_done);
  return 1;
}

void clua_open_dates(lua_State *L, int env) {
  static const luaL_Reg functions[] = {{"days", days}, {"hours", hours}, {"day", day}, {"add", add},
                                       {"due", due},   {"done", done},   {NULL, NULL}};
  luaL_newlib(L, functions);
  lua_setfield(L, env, "date");
}
