/// Rules that ask for themselves: check returns one verdict, or reports its subjects.
#include <stdlib.h>
#include <string.h>

#include "follow.h"
#include "population.h"

static const char reported_key;

/// The key of a report: an integer, a text, or a list of them.
static void take_report_key(lua_State *L, int index, clua_buffer *out, bool *is_integer, int64_t *integer) {
  key_part parts[MOST_KEYS] = {0};
  size_t count = 1;
  bool list = lua_type(L, index) == LUA_TTABLE;
  if (list) count = lua_rawlen(L, index);
  if (count < 1 || count > MOST_KEYS) clua_raise(L, CLUA_KEY, "a key has 1 to %d parts", MOST_KEYS);
  out->length = 0;
  for (size_t i = 0; i < count; i++) {
    if (list) lua_rawgeti(L, index, (lua_Integer)i + 1);
    else lua_pushvalue(L, index);
    if (i > 0) clua_put_byte(out, '/');
    if (lua_isinteger(L, -1)) {
      parts[i].is_integer = true;
      parts[i].integer = lua_tointeger(L, -1);
      clua_put_integer(out, parts[i].integer);
    } else if (lua_type(L, -1) == LUA_TSTRING) {
      size_t length;
      const char *text = lua_tolstring(L, -1, &length);
      if (length > CLUA_KEY_BYTES) clua_raise(L, CLUA_KEY, "a key is longer than %d bytes", CLUA_KEY_BYTES);
      clua_put_part(out, text, length);
    } else {
      clua_raise(L, CLUA_KEY, "a key is made of whole numbers and texts, not of a %s", luaL_typename(L, -1));
    }
    lua_pop(L, 1);
  }
  *is_integer = count == 1 && parts[0].is_integer;
  *integer = parts[0].integer;
}

static void take_field(lua_State *L, int options, const char *name, clua_buffer *out) {
  out->length = 0;
  if (options && lua_type(L, options) == LUA_TTABLE) {
    lua_pushstring(L, name);
    if (lua_rawget(L, options) != LUA_TNIL) {
      size_t length;
      clua_tostring(L, -1);
      const char *text = lua_tolstring(L, -1, &length);
      if (length > CLUA_KEY_BYTES) length = CLUA_KEY_BYTES;
      while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) length--;  // between characters
      clua_put(out, text, length);
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  }
}

/// Whether the site of a report, an id as text, is out of scope.
static bool reports_out_of_scope(const clua_request *request, const clua_buffer *site) {
  if (request->site_out_of_scope_count == 0 || site->failed || site->length == 0 || site->length > 20) return false;
  char text[21], *end;
  memcpy(text, site->bytes, site->length);
  text[site->length] = 0;
  long long id = strtoll(text, &end, 10);
  return *end == 0 && clua_is_out_of_scope(request, id);
}

int clua_report(lua_State *L) {
  clua_state *s = clua_of(L);
  if (s->request->sql || !s->outcome->unordered) return clua_raise(L, CLUA_RUNTIME, "report belongs in check");
  lua_settop(L, 3);
  population *p = clua_population_of(L);
  bool is_integer;
  int64_t integer;
  take_report_key(L, 1, &p->key_text, &is_integer, &integer);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &reported_key);
  int reported = lua_gettop(L);
  lua_pushlstring(L, p->key_text.bytes ? p->key_text.bytes : "", p->key_text.length);
  lua_pushvalue(L, -1);
  if (lua_rawget(L, reported) != LUA_TNIL) return clua_raise(L, CLUA_KEY, "the subject %s was reported twice", lua_tostring(L, -2));
  lua_pop(L, 1);
  lua_pushboolean(L, 1);
  lua_rawset(L, reported);
  take_field(L, 3, "name", &p->name);
  take_field(L, 3, "site", &p->site);
  lua_settop(L, 2);
  clua_verdict *verdicts[CLUA_VERDICTS];
  int count = clua_collect(L, s, 2, verdicts);
  if (count == 0) return clua_raise(L, CLUA_VERDICT, "report wants a verdict");
  if (reports_out_of_scope(s->request, &p->site)) {
    clua_outcome_leave_out(s->outcome);
  } else {
    clua_outcome_add(s, s->outcome, &p->key_text, is_integer, integer, verdicts, count, NULL,
                     p->name.length ? &p->name : NULL, p->site.length ? &p->site : NULL);
    clua_follow_report(s, &p->key_text);
  }
  clua_begin_subject(s);
  return 0;
}

void clua_run_check(lua_State *L, clua_state *s, int rule) {
  population *p = clua_new_population(L, s);
  s->outcome->unordered = true;
  s->keep_texts = true;
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &reported_key);
  clua_begin_subject(s);
  if (lua_getfield(L, rule, "check") != LUA_TFUNCTION) clua_raise(L, CLUA_HANDLER, "check is gone");
  clua_note_function(L, s);
  int base = lua_gettop(L);
  clua_follow(L, s, base);
  s->in_judge = true;
  lua_call(L, 0, LUA_MULTRET);
  s->in_judge = false;
  clua_verdict *verdicts[CLUA_VERDICTS];
  int count = clua_collect(L, s, base, verdicts);
  bool reported = s->outcome->subject_count > 0;
  if (reported && count > 0) clua_raise(L, CLUA_VERDICT, "check reported subjects and returned a verdict: do one of them");
  if (!reported && count == 0) clua_raise(L, CLUA_VERDICT, "check neither returned a verdict nor reported a subject");
  if (reported) return;
  p->key_text.length = 0;
  clua_put(&p->key_text, "organisation", 12);
  clua_outcome_add(s, s->outcome, &p->key_text, false, 0, verdicts, count, NULL, NULL, NULL);
}
