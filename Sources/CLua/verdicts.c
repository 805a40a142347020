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

/// Where a text is written to: at most CLUA_TEXT_BYTES in all, however long its arguments are.
typedef struct text_out {
  clua_buffer *buffer;
  size_t start;     ///< of this text
  bool is_cut;
  bool fits;        ///< every conversion had its argument, and every argument a conversion
} text_out;

static void put_part(text_out *out, const char *text, size_t length) {
  size_t room = out->buffer->length < CLUA_TEXT_BYTES ? CLUA_TEXT_BYTES - out->buffer->length : 0;
  if (length > room) out->is_cut = true;
  clua_put(out->buffer, text, length < room ? length : room);
}

/// Ends a text that was cut with an ellipsis, between characters.
static void mark_cut(text_out *out) {
  static const char ellipsis[] = "…";
  clua_buffer *buffer = out->buffer;
  size_t room = sizeof ellipsis - 1;
  if (!out->is_cut || buffer->failed || buffer->length < out->start + room) return;
  buffer->length -= room;
  while (buffer->length > out->start && ((unsigned char)buffer->bytes[buffer->length] & 0xC0) == 0x80) buffer->length--;
  clua_put(buffer, ellipsis, room);
}

/// One argument of a text, as it prints; NULL is a dash.
static void put_argument(lua_State *L, int index, text_out *out) {
  size_t length;
  if (lua_isnoneornil(L, index)) {
    put_part(out, "–", strlen("–"));
    return;
  }
  if (lua_type(L, index) == LUA_TSTRING || lua_type(L, index) == LUA_TNUMBER) {
    lua_pushvalue(L, index);  // lua_tolstring would turn the number itself into text
    const char *text = lua_tolstring(L, -1, &length);
    put_part(out, text, length);
    lua_pop(L, 1);
    return;
  }
  const char *word = lua_type(L, index) == LUA_TBOOLEAN ? (lua_toboolean(L, index) ? "true" : "false") : luaL_typename(L, index);
  put_part(out, word, strlen(word));
}

/// Whether `c` is one of `set`; a zero byte never is, though strchr would find it.
static bool is_one_of(char c, const char *set) { return c != 0 && strchr(set, c) != NULL; }

static void put_spaces(text_out *out, size_t count) {
  for (; count > 0 && !out->is_cut; count--) put_part(out, " ", 1);
}

/// A text with width and precision, in bytes: `%-10.3s`.
static void put_padded(lua_State *L, int index, const char *spec, size_t length, text_out *out) {
  size_t at = 1, width = 0, precision = SIZE_MAX, text_length;
  bool left = false;
  for (; at < length && is_one_of(spec[at], "-+ #0"); at++) left = left || spec[at] == '-';
  for (; at < length && is_one_of(spec[at], "0123456789"); at++) width = width * 10 + (size_t)(spec[at] - '0');
  if (at < length && spec[at] == '.') {
    precision = 0;
    for (at++; at < length && is_one_of(spec[at], "0123456789"); at++) precision = precision * 10 + (size_t)(spec[at] - '0');
  }
  lua_pushvalue(L, index);
  const char *text = lua_tolstring(L, -1, &text_length);
  if (text_length > precision) text_length = precision;
  size_t padding = width > text_length ? width - text_length : 0;
  if (!left) put_spaces(out, padding);
  put_part(out, text, text_length);
  if (left) put_spaces(out, padding);
  lua_pop(L, 1);
}

/// One conversion; what does not fit prints as it is.
static void put_conversion(lua_State *L, int index, const char *spec, size_t length, text_out *out) {
  char format[32], text[128] = "";
  char conversion = spec[length - 1];
  bool number = lua_type(L, index) == LUA_TNUMBER;
  bool plain = conversion == 's' && length == 2;
  if (!plain && conversion == 's' && length <= 8 && (number || lua_type(L, index) == LUA_TSTRING)) {
    put_padded(L, index, spec, length, out);
    return;
  }
  if (plain || !number || length > 8) {
    put_argument(L, index, out);
    out->fits = out->fits && (plain || lua_isnoneornil(L, index));
    return;
  }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  int is_integer, written = -1;
  lua_Integer integer = lua_tointegerx(L, index, &is_integer);
  if (is_one_of(conversion, "dioxX") && is_integer) {
    snprintf(format, sizeof format, "%.*sll%c", (int)length - 1, spec, conversion);
    written = snprintf(text, sizeof text, format, (long long)integer);
  } else if (is_one_of(conversion, "eEfFgG")) {
    snprintf(format, sizeof format, "%.*s", (int)length, spec);
    written = snprintf(text, sizeof text, format, lua_tonumber(L, index));
  }
#pragma GCC diagnostic pop
  if (written > 0 && written < (int)sizeof text) {
    put_part(out, text, (size_t)written);
  } else {
    put_argument(L, index, out);
    out->fits = false;
  }
}

/// Formats the template at `first` with the values after it; what does not fit is no error.
/// - Returns: Whether everything fits.
static bool put_formatted(lua_State *L, int first, clua_buffer *buffer) {
  text_out out = {.buffer = buffer, .start = buffer->length, .fits = true};
  size_t length;
  const char *spec = lua_tolstring(L, first, &length);
  int argument = first, count = lua_gettop(L);
  for (size_t i = 0; i < length && !out.is_cut;) {
    const char *percent = memchr(spec + i, '%', length - i);
    size_t plain = percent ? (size_t)(percent - spec) - i : length - i;
    put_part(&out, spec + i, plain);
    i += plain;
    if (i >= length) break;
    if (i + 1 < length && spec[i + 1] == '%') {
      put_part(&out, "%", 1);
      i += 2;
      continue;
    }
    size_t end = i + 1;
    while (end < length && is_one_of(spec[end], "-+ #0123456789.")) end++;
    if (end >= length || !is_one_of(spec[end], "sdioxXeEfFgG") || argument >= count) {
      out.fits = false;
      size_t whole = end < length ? end + 1 - i : length - i;
      put_part(&out, spec + i, whole);
      i += whole;
      if (argument < count) argument++;
      continue;
    }
    put_conversion(L, ++argument, spec + i, end + 1 - i, &out);
    i = end + 1;
  }
  mark_cut(&out);
  return out.fits && argument >= count;
}

/// The name of the chunk whose code makes a verdict.
static const char *source_of(lua_State *L) {
  lua_Debug frame;
  if (!lua_getstack(L, 1, &frame) || !lua_getinfo(L, "S", &frame)) return NULL;
  return frame.source;
}

/// The text at `first` with its arguments goes to the verdict, if texts are kept; then the place does too.
static void add_text(lua_State *L, clua_state *s, int first, clua_verdict *verdict) {
  if (lua_isnoneornil(L, first)) return;
  if (lua_type(L, first) != LUA_TSTRING) {
    clua_raise(L, CLUA_VERDICT, "%s wants a text, not a %s", names[verdict->kind], luaL_typename(L, first));
  }
  verdict->has_text = true;
  verdict->text_start = s->texts.length;
  if (s->keep_texts) {
    verdict->source = source_of(L);
    if (!put_formatted(L, first, &s->texts) && s->misfit_count++ == 0) s->misfit_line = verdict->line;
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
  // The state owns the bytes: what raises below loses nothing.
  s->texts.length = 0;
  if (lua_type(L, 1) == LUA_TSTRING) put_formatted(L, 1, &s->texts);
  lua_createtable(L, 0, 2);
  lua_pushinteger(L, kind);
  lua_rawsetp(L, -2, &declared_key);
  lua_pushlstring(L, s->texts.bytes ? s->texts.bytes : "", s->texts.length);
  lua_setfield(L, -2, "text");
  return 1;
}

bool clua_is_declared_verdict(lua_State *L, int index) {
  bool declared = lua_rawgetp(L, index, &declared_key) == LUA_TNUMBER;
  lua_pop(L, 1);
  return declared;
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
    // A unit may come from a record: a long one is cut, between characters, and breaks nothing.
    if (length >= sizeof verdict->unit) length = sizeof verdict->unit - 1;
    while (length > 0 && (unit[length] & 0xc0) == 0x80) length--;
    memcpy(verdict->unit, unit, length);
    verdict->unit[length] = 0;
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
