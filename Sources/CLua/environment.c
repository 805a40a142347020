/// What rule code finds: the environment of its chunks, require, and what its files declare.
#include <stdio.h>
#include <string.h>

#include "internal.h"

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

void clua_open_environment(lua_State *L) {
  clua_state *s = clua_of(L);
  lua_createtable(L, 0, 48);
  int env = lua_gettop(L);
  clua_open_base(L, env);
  clua_open_strings(L, env);
  clua_open_tables(L, env);
  clua_open_dates(L, env);
  clua_open_verdicts(L, env);
  clua_open_probes(L, env);
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

void clua_load_chunk(lua_State *L, const clua_chunk *chunk) {
  char name[300];
  snprintf(name, sizeof name, "@%s", chunk->name);
  int code = luaL_loadbufferx(L, chunk->bytes, chunk->length, name, "b");
  if (code != LUA_OK) lua_error(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &env_key);
  lua_setupvalue(L, -2, 1);
}

// MARK: - require and declarations

/// Pushes the name under which the caller finds a helper: one of a pack that is used names helpers of its own pack shortly.
static const char *helper_name(lua_State *L, const clua_state *s, const char *name) {
  lua_Debug caller;
  if (strchr(name, '/') == NULL && lua_getstack(L, 1, &caller) && lua_getinfo(L, "S", &caller) && caller.source[0] == '@') {
    for (size_t i = 0; i < s->library_count; i++) {
      const char *module = s->libraries[i].module;
      const char *slash = strchr(module, '/');
      if (slash == NULL || strcmp(s->libraries[i].name, caller.source + 1) != 0) continue;
      lua_pushlstring(L, module, (size_t)(slash - module) + 1);
      lua_pushstring(L, name);
      lua_concat(L, 2);
      return lua_tostring(L, -1);
    }
  }
  return lua_pushstring(L, name);
}

static int require(lua_State *L) {
  clua_state *s = clua_of(L);
  const char *name = helper_name(L, s, luaL_checkstring(L, 1));
  lua_rawgetp(L, LUA_REGISTRYINDEX, &loaded_key);
  int type = lua_getfield(L, -1, name);
  if (type == LUA_TBOOLEAN) return clua_raise(L, CLUA_RUNTIME, "helper '%s' requires itself", name);
  if (type != LUA_TNIL) return 1;
  lua_pop(L, 1);
  for (size_t i = 0; i < s->library_count; i++) {
    if (strcmp(s->libraries[i].module, name) != 0) continue;
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, name);
    clua_load_chunk(L, &s->libraries[i]);
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
  clua_place_of(L, 1, &place);
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
void clua_put_value(lua_State *L, int index, int depth, clua_buffer *out) {
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
    clua_put_value(L, value - 1, depth + 1, out);
    clua_put_value(L, value, depth + 1, out);
  }
  if (!out->failed) memcpy(out->bytes + at, &count, sizeof count);
}

void clua_put_declarations(lua_State *L, clua_buffer *out) {
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
      clua_put_value(L, lua_gettop(L), 0, out);
    }
    lua_settop(L, list);
  }
}

bool clua_push_declaration(lua_State *L, int64_t ordinal) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &declarations_key);
  return lua_rawgeti(L, -1, ordinal + 1) == LUA_TTABLE && lua_getfield(L, -1, "body") == LUA_TTABLE;
}

void clua_enter_functions(lua_State *L, clua_state *s) {
  s->in_functions = true;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &env_key);
  clua_open_functions(L, lua_gettop(L));
  lua_pop(L, 1);
}
