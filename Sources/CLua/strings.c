/// The safe part of string and utf8; format without addresses and a bounded rep. Patterns are in patterns.c.
#include <string.h>

#include "internal.h"

static const size_t longest_text = 1 << 20;

static int repeat(lua_State *L) {
  size_t length, separator_length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &separator_length);
  if (count <= 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  size_t each = length + separator_length;
  if (count > (lua_Integer)longest_text || (each > 0 && (size_t)count > longest_text / each)) {
    return clua_raise(L, CLUA_RUNTIME, "string.rep: the result would be longer than 1 MB");
  }
  luaL_Buffer buffer;
  luaL_buffinitsize(L, &buffer, each * (size_t)count);
  for (lua_Integer i = 0; i < count; i++) {
    luaL_addlstring(&buffer, text, length);
    if (i + 1 < count) luaL_addlstring(&buffer, separator, separator_length);
  }
  luaL_pushresult(&buffer);
  return 1;
}

/// string.format; upvalue 1 is Lua's. No %p, and no address for a table under %s.
static int format(lua_State *L) {
  size_t length;
  const char *spec = luaL_checklstring(L, 1, &length);
  int argument = 1, count = lua_gettop(L);
  for (size_t i = 0; i < length; i++) {
    if (spec[i] != '%') continue;
    i++;
    if (i < length && spec[i] == '%') continue;
    argument++;
    while (i < length && strchr("-+ #0123456789.", spec[i])) i++;
    if (i >= length) break;
    if (spec[i] == 'p') return clua_raise(L, CLUA_RUNTIME, "string.format: there is no %%p here");
    if (spec[i] == 's' && argument <= count && lua_type(L, argument) != LUA_TSTRING && lua_type(L, argument) != LUA_TNUMBER) {
      clua_tostring(L, argument);
      lua_replace(L, argument);
    }
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, count, LUA_MULTRET);
  return lua_gettop(L);
}

void clua_open_strings(lua_State *L, int env) {
  static const char *const names[] = {"byte", "char", "len", "lower", "reverse", "sub", "upper", NULL};
  lua_pushcfunction(L, luaopen_string);
  lua_call(L, 0, 1);
  int library = lua_gettop(L);
  lua_createtable(L, 0, 14);
  int table = lua_gettop(L);
  for (const char *const *name = names; *name; name++) {
    lua_getfield(L, library, *name);
    lua_setfield(L, table, *name);
  }
  lua_pushcfunction(L, repeat);
  lua_setfield(L, table, "rep");
  lua_getfield(L, library, "format");
  lua_pushcclosure(L, format, 1);
  lua_setfield(L, table, "format");
  clua_open_patterns(L, table);
  // ("").x sees the filtered table, and nobody sees the metatable.
  lua_pushliteral(L, "");
  lua_createtable(L, 0, 2);
  lua_pushvalue(L, table);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
  lua_setfield(L, env, "string");
  lua_pushcfunction(L, luaopen_utf8);
  lua_call(L, 0, 1);
  lua_setfield(L, env, "utf8");
  lua_settop(L, env);
}
