/// Verdicts: made by rule code, counted against those that are returned.
///
/// A verdict is a light userdata: the number of a slot and the generation of its subject, so that making one allocates
/// nothing, and one that outlives its subject is recognised.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static const char *const names[] = {"fail", "major", "minor", "unknown", "observation", "opportunity", "pass", "not_applicable"};
static const char declared_key;

void *clua_verdict_handle(const clua_state *s, int slot) {
  return (void *)(((uintptr_t)s->generation << 16) | ((uintptr_t)slot << 1) | 1);
}

void clua_begin_subject(clua_state *s) {
  s->verdict_count = 0;
  s->generation++;
  s->texts.length = 0;
}

clua_verdict *clua_verdict_at(lua_State *L, int index) {
  clua_state *s = clua_of(L);
  if (lua_type(L, index) != LUA_TLIGHTUSERDATA) return NULL;
  uintptr_t handle = (uintptr_t)lua_touserdata(L, index);
  if ((handle >> 16) != s->generation) clua_raise(L, CLUA_VERDICT, "a verdict made for another subject was returned");
  int slot = (int)((handle & 0xffff) >> 1);
  return slot < s->verdict_count ? &s->verdicts[slot] : NULL;
}

int clua_grade_of(const clua_state *s, const clua_verdict *verdict) {
  int grade;
  switch (verdict->kind) {
    case K_FAIL: grade = s->request->rule_grade; break;
    case K_MAJOR: grade = CLUA_MAJOR; break;
    case K_MINOR: grade = CLUA_MINOR; break;
    case K_OBSERVATION: grade = CLUA_OBSERVATION; break;
    case K_OPPORTUNITY: grade = CLUA_OPPORTUNITY; break;
    default: return -1;
  }
  return grade < s->request->gravest_grade ? s->request->gravest_grade : grade;
}

int clua_rank(const clua_state *s, const clua_verdict *verdict) {
  switch (clua_grade_of(s, verdict)) {
    case CLUA_MAJOR: return 0;
    case CLUA_MINOR: return 1;
    case CLUA_OBSERVATION: return 3;
    case CLUA_OPPORTUNITY: return 4;
    default: break;
  }
  return verdict->kind == K_UNKNOWN ? 2 : verdict->kind == K_PASS ? 5 : 6;
}

// MARK: - Texts

/// One argument of a text, as it prints; NULL is a dash.
static void put_argument(lua_State *L, int index, clua_buffer *out) {
  size_t length;
  if (lua_isnoneornil(L, index)) {
    clua_put(out, "–", strlen("–"));
    return;
  }
  if (lua_type(L, index) == LUA_TSTRING || lua_type(L, index) == LUA_TNUMBER) {
    lua_pushvalue(L, index);  // lua_tolstring would turn the number itself into text
    const char *text = lua_tolstring(L, -1, &length);
    clua_put(out, text, length);
    lua_pop(L, 1);
    return;
  }
  const char *word = lua_type(L, index) == LUA_TBOOLEAN ? (lua_toboolean(L, index) ? "true" : "false") : luaL_typename(L, index);
  clua_put(out, word, strlen(word));
}

/// One conversion; false where the argument does not fit, which then prints as it is.
static bool put_conversion(lua_State *L, int index, const char *spec, size_t length, clua_buffer *out) {
  char format[32], text[128];
  char conversion = spec[length - 1];
  if (conversion == 's' && length == 2) {
    put_argument(L, index, out);
    return true;
  }
  bool number = lua_type(L, index) == LUA_TNUMBER;
  if (!number || length > 16) {
    put_argument(L, index, out);
    return lua_isnoneornil(L, index);
  }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  int is_integer;
  lua_Integer integer = lua_tointegerx(L, index, &is_integer);
  int written;
  if (strchr("dixX", conversion) && is_integer) {
    snprintf(format, sizeof format, "%.*sll%c", (int)length - 1, spec, conversion);
    written = snprintf(text, sizeof text, format, (long long)integer);
  } else if (strchr("eEfFgG", conversion)) {
    snprintf(format, sizeof format, "%.*s", (int)length, spec);
    written = snprintf(text, sizeof text, format, lua_tonumber(L, index));
  } else {
    put_argument(L, index, out);
    return false;
  }
#pragma GCC diagnostic pop
  clua_put(out, text, written > 0 && written < (int)sizeof text ? (size_t)written : strlen(text));
  return true;
}

/// Formats the template at `first` with the values after it; never raises, counts what does not fit.
static void put_formatted(lua_State *L, int first, clua_buffer *out, bool *fits) {
  size_t length;
  const char *spec = lua_tolstring(L, first, &length);
  int argument = first, count = lua_gettop(L);
  for (size_t i = 0; i < length;) {
    const char *percent = memchr(spec + i, '%', length - i);
    size_t plain = percent ? (size_t)(percent - spec) - i : length - i;
    clua_put(out, spec + i, plain);
    i += plain;
    if (i >= length) break;
    if (i + 1 < length && spec[i + 1] == '%') {
      clua_put_byte(out, '%');
      i += 2;
      continue;
    }
    size_t end = i + 1;
    while (end < length && strchr("-+ #0123456789.", spec[end])) end++;
    if (end >= length || !strchr("sdixXeEfFgG", spec[end]) || argument >= count) {
      *fits = false;
      size_t whole = end < length ? end + 1 - i : length - i;
      clua_put(out, spec + i, whole);
      i += whole;
      if (argument < count) argument++;
      continue;
    }
    if (!put_conversion(L, ++argument, spec + i, end + 1 - i, out)) *fits = false;
    i = end + 1;
  }
  if (argument < count) *fits = false;
}

/// The text at `first` with its arguments goes to the verdict, if texts are kept.
static void add_text(lua_State *L, clua_state *s, int first, clua_verdict *verdict) {
  if (lua_isnoneornil(L, first)) return;
  if (lua_type(L, first) != LUA_TSTRING) {
    clua_raise(L, CLUA_VERDICT, "%s wants a text, not a %s", names[verdict->kind], luaL_typename(L, first));
  }
  verdict->has_text = true;
  verdict->text_start = s->texts.length;
  if (s->keep_texts) {
    bool fits = true;
    put_formatted(L, first, &s->texts, &fits);
    if (!fits && s->misfit_count++ == 0) s->misfit_line = verdict->line;
  }
  verdict->text_length = s->texts.length - verdict->text_start;
}

// MARK: - Constructors

/// The line of the code that makes a verdict.
static int line_of(lua_State *L) {
  lua_Debug frame;
  if (!lua_getstack(L, 1, &frame)) return 0;
  lua_getinfo(L, "l", &frame);
  return frame.currentline;
}

/// A slot for a new verdict; outside a rule's functions NULL.
static clua_verdict *new_verdict(lua_State *L, clua_state *s, int kind) {
  if (s->verdict_count >= CLUA_VERDICTS) clua_raise(L, CLUA_VERDICT, "more than %d verdicts were made for one subject", CLUA_VERDICTS);
  clua_verdict *verdict = &s->verdicts[s->verdict_count];
  *verdict = (clua_verdict){.kind = kind, .line = line_of(L)};
  return verdict;
}

static int push_verdict(lua_State *L, clua_state *s) {
  lua_pushlightuserdata(L, clua_verdict_handle(s, s->verdict_count++));
  return 1;
}

/// At the top level, for `when_empty`: a table that only put_declared_verdict knows.
static int declare_verdict(lua_State *L, int kind) {
  clua_state *s = clua_of(L);
  bool fits = true;
  clua_buffer text = {0};
  if (lua_type(L, 1) == LUA_TSTRING) put_formatted(L, 1, &text, &fits);
  lua_createtable(L, 0, 2);
  lua_pushinteger(L, kind);
  lua_rawsetp(L, -2, &declared_key);
  // The bytes are copied into the state before anything that can raise would lose them.
  s->texts.length = 0;
  clua_put(&s->texts, text.bytes, text.length);
  clua_buffer_free(&text);
  lua_pushlstring(L, s->texts.bytes ? s->texts.bytes : "", s->texts.length);
  lua_setfield(L, -2, "text");
  return 1;
}

bool clua_put_declared_verdict(lua_State *L, int index, clua_buffer *out) {
  if (lua_rawgetp(L, index, &declared_key) != LUA_TNUMBER) {
    lua_pop(L, 1);
    return false;
  }
  clua_put_byte(out, 'v');
  clua_put_byte(out, (unsigned char)lua_tointeger(L, -1));
  lua_pop(L, 1);
  size_t length;
  lua_getfield(L, index, "text");
  const char *text = lua_tolstring(L, -1, &length);
  clua_put_text(out, text ? text : "", text ? length : 0);
  lua_pop(L, 1);
  return true;
}

/// fail, major, minor, observation, opportunity, unknown, not_applicable, pass; upvalue 1 is the kind.
static int constructor(lua_State *L) {
  clua_state *s = clua_of(L);
  int kind = (int)lua_tointeger(L, lua_upvalueindex(1));
  if (kind != K_PASS && lua_type(L, 1) != LUA_TSTRING) {
    return clua_raise(L, CLUA_VERDICT, "%s wants a text that says what is wrong", names[kind]);
  }
  if (!s->in_functions) return declare_verdict(L, kind);
  clua_verdict *verdict = new_verdict(L, s, kind);
  add_text(L, s, 1, verdict);
  return push_verdict(L, s);
}

/// at_most and at_least; upvalue 1 says which.
static int bounded(lua_State *L) {
  clua_state *s = clua_of(L);
  bool upper = lua_toboolean(L, lua_upvalueindex(1));
  const char *name = upper ? "at_most" : "at_least";
  if (!s->in_functions) return clua_raise(L, CLUA_VERDICT, "%s can be used inside a rule's functions only", name);
  if (lua_isnoneornil(L, 2)) return clua_raise(L, CLUA_VERDICT, "the limit of %s is NULL", name);
  if (lua_type(L, 2) != LUA_TNUMBER || (lua_type(L, 1) != LUA_TNUMBER && !lua_isnoneornil(L, 1))) {
    return clua_raise(L, CLUA_VERDICT, "%s wants numbers, not a %s", name, luaL_typename(L, lua_type(L, 2) != LUA_TNUMBER ? 2 : 1));
  }
  lua_Number limit = lua_tonumber(L, 2), measured = lua_tonumber(L, 1);
  if (!isfinite(limit) || !isfinite(measured)) return clua_raise(L, CLUA_VERDICT, "a value or limit of %s is not finite", name);
  clua_verdict *verdict = new_verdict(L, s, K_PASS);
  if (lua_isnil(L, 1)) {
    verdict->kind = K_UNKNOWN;
    add_text(L, s, 4, verdict);
    return push_verdict(L, s);
  }
  verdict->has_measure = true;
  verdict->upper = upper;
  verdict->measured = measured;
  verdict->limit = limit;
  if (!lua_isnoneornil(L, 3)) {
    size_t length;
    const char *unit = luaL_checklstring(L, 3, &length);
    if (length >= sizeof verdict->unit) return clua_raise(L, CLUA_VERDICT, "the unit '%s' is longer than 23 bytes", unit);
    memcpy(verdict->unit, unit, length + 1);
  }
  if (upper ? measured <= limit : measured >= limit) return push_verdict(L, s);
  verdict->kind = K_FAIL;
  add_text(L, s, 4, verdict);
  return push_verdict(L, s);
}

/// attested(question): what a person answered.
int clua_attested(lua_State *L) {
  clua_state *s = clua_of(L);
  const char *question = luaL_checkstring(L, 1);
  for (size_t i = 0; i < s->request->answer_count; i++) {
    const clua_answer *answer = &s->request->answers[i];
    if (strcmp(answer->question, question) != 0) continue;
    static const int kinds[] = {K_PASS, K_MINOR, K_FAIL, K_UNKNOWN, K_NOT_APPLICABLE};
    lua_settop(L, 0);
    lua_pushliteral(L, "%s");
    lua_pushstring(L, answer->text);
    clua_verdict *verdict = new_verdict(L, s, kinds[answer->kind]);
    if (verdict->kind != K_PASS) add_text(L, s, 1, verdict);
    return push_verdict(L, s);
  }
  return clua_raise(L, CLUA_RUNTIME, "there is no question '%s'", question);
}

void clua_open_verdicts(lua_State *L, int env) {
  for (int kind = K_FAIL; kind <= K_NOT_APPLICABLE; kind++) {
    lua_pushinteger(L, kind);
    lua_pushcclosure(L, constructor, 1);
    lua_setfield(L, env, names[kind]);
  }
  lua_pushboolean(L, 1);
  lua_pushcclosure(L, bounded, 1);
  lua_setfield(L, env, "at_most");
  lua_pushboolean(L, 0);
  lua_pushcclosure(L, bounded, 1);
  lua_setfield(L, env, "at_least");
}
