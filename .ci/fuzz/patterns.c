/// The pattern functions against liblua's own, on inputs so small that those end: the same results and messages.
///
/// An input is a byte that says what is called, a byte with the lengths of pattern and replacement, and then pattern, replacement and
/// text.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define LONGEST_TEXT 24
#define LONGEST_PATTERN 15

enum { FIND, FIND_PLAIN, MATCH, GMATCH, GSUB_TEXT, GSUB_TABLE, GSUB_FUNCTION, CALLS };

static clua_state state;

/// One call, taken apart.
typedef struct call {
  int what;
  lua_Integer position;
  const char *pattern, *replacement, *text;
  size_t pattern_length, replacement_length, text_length;
} call;

/// The replacement function: some captures are put back changed, some stay.
static int replace(lua_State *L) {
  size_t length;
  const char *text = luaL_tolstring(L, 1, &length);
  if (length % 3 == 0) lua_pushboolean(L, 0);
  else lua_pushfstring(L, "<%s>", text);
  return 1;
}

static void push_replacement(lua_State *L, const call *c) {
  switch (c->what) {
    case GSUB_TABLE:
      lua_newtable(L);
      lua_pushlstring(L, c->replacement, c->replacement_length);
      lua_setfield(L, -2, "a");
      break;
    case GSUB_FUNCTION: lua_pushcfunction(L, replace); break;
    default: lua_pushlstring(L, c->replacement, c->replacement_length);
  }
}

/// Calls the function of the library at `library` and adds what came of it to the list on top of the stack, as texts.
static void add_results(lua_State *L, int base) {
  for (int i = base + 1, top = lua_gettop(L); i <= top; i++) {
    luaL_tolstring(L, i, NULL);
    lua_pushfstring(L, "%s;", luaL_typename(L, i));
    lua_concat(L, 2);
    lua_replace(L, i);
  }
  lua_concat(L, lua_gettop(L) - base);
}

/// What the call gives with the functions at `library`, as one text on top of the stack.
static void result_of(lua_State *L, int library, const call *c) {
  static const char *const names[CALLS] = {"find", "find", "match", "gmatch", "gsub", "gsub", "gsub"};
  int base = lua_gettop(L);
  lua_getfield(L, library, names[c->what]);
  lua_pushlstring(L, c->text, c->text_length);
  lua_pushlstring(L, c->pattern, c->pattern_length);
  int arguments = 3;
  if (c->what >= GSUB_TEXT) push_replacement(L, c);
  else lua_pushinteger(L, c->position);
  if (c->what == FIND_PLAIN) {
    lua_pushboolean(L, 1);
    arguments = 4;
  }
  if (c->what >= GSUB_TEXT && c->position > 0) {
    lua_pushinteger(L, c->position);
    arguments = 4;
  }
  int code = lua_pcall(L, arguments, LUA_MULTRET, 0);
  if (code != LUA_OK || c->what != GMATCH) {
    add_results(L, base);
    return;
  }
  int walk = lua_gettop(L), count = 0;
  for (bool goes_on = true; goes_on && count < 40; count++) {
    lua_pushvalue(L, walk);
    int first = lua_gettop(L) - 1;
    code = lua_pcall(L, 0, LUA_MULTRET, 0);
    goes_on = code == LUA_OK && lua_gettop(L) > first && !lua_isnil(L, first + 1);
    add_results(L, first);
  }
  lua_concat(L, lua_gettop(L) - walk);
  lua_replace(L, walk);
  lua_settop(L, walk);
}

static lua_State *open_both(void) {
  lua_State *L = luaL_newstate();
  state.L = L;
  *(clua_state **)lua_getextraspace(L) = &state;
  luaL_requiref(L, "string", luaopen_string, 0);
  lua_newtable(L);
  clua_open_patterns(L, 2);
  return L;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static lua_State *L;
  if (!L) L = open_both();
  if (size < 3) return 0;
  call c = {.what = data[0] % CALLS, .position = (lua_Integer)(data[0] / CALLS) % 9 - 3, .pattern = (const char *)data + 2};
  size_t rest = size - 2;
  c.pattern_length = data[1] % (LONGEST_PATTERN + 1);
  if (c.pattern_length > rest) c.pattern_length = rest;
  rest -= c.pattern_length;
  c.replacement = c.pattern + c.pattern_length;
  c.replacement_length = data[1] / (LONGEST_PATTERN + 1) % 8;
  if (c.replacement_length > rest) c.replacement_length = rest;
  rest -= c.replacement_length;
  c.text = c.replacement + c.replacement_length;
  c.text_length = rest < LONGEST_TEXT ? rest : LONGEST_TEXT;
  result_of(L, 1, &c);
  result_of(L, 2, &c);
  const char *theirs = lua_tostring(L, 3), *ours = lua_tostring(L, 4);
  if (!lua_rawequal(L, 3, 4) && !strstr(ours, "pattern too expensive")) {
    fprintf(stderr, "call %d at %lld: '%s' and '%s'\n", c.what, (long long)c.position, theirs, ours);
    abort();
  }
  lua_settop(L, 2);
  return 0;
}
