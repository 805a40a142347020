/// string.find, match, gmatch and gsub with Lua's semantics, and a budget.
///
/// Lua's own run in C without one call of a hook, for minutes to centuries on a pattern like `.-.-.-b`; and its gmatch can be
/// resumed after "pattern too complex" and then crashes. Here each call has steps, and looks at the deadline meanwhile.
/// The matching follows lstrlib.c of Lua 5.4 (Copyright © 1994–2022 Lua.org, PUC-Rio; MIT licence).
#define _GNU_SOURCE  // memmem
#include <ctype.h>
#include <string.h>

#include "internal.h"

#define ESCAPE '%'
#define MOST_CAPTURES 32
#define MOST_DEPTH 200
#define STEPS 1000000
#define STEPS_A_BYTE 16

enum { CAPTURE_OPEN = -1, CAPTURE_POSITION = -2 };

/// One call of a function of this file.
typedef struct match {
  lua_State *L;
  const char *text, *text_end, *pattern_end;
  int64_t steps;   ///< left
  int depth;       ///< left
  int level;       ///< captures, finished or not
  struct {
    const char *start;
    ptrdiff_t length;  ///< or CAPTURE_…
  } capture[MOST_CAPTURES];
} match;

static const char *do_match(match *m, const char *s, const char *p);

static unsigned char byte_at(const char *at) { return (unsigned char)*at; }

/// Takes steps of the budget; raises where it is used up, or a limit was met.
static void spend(match *m, int64_t steps) {
  int64_t before = m->steps;
  m->steps -= steps;
  if (m->steps < 0) clua_raise(m->L, CLUA_RUNTIME, "pattern too expensive: it takes more than %d steps", STEPS);
  if (((before ^ m->steps) & ~(int64_t)1023) == 0) return;
  clua_count(clua_of(m->L), 1024);
  clua_check_latch(m->L);
}

static match begin(lua_State *L, const char *text, size_t length, const char *pattern, size_t pattern_length) {
  return (match){.L = L, .text = text, .text_end = text + length, .pattern_end = pattern + pattern_length,
                 .steps = STEPS + STEPS_A_BYTE * (int64_t)length};
}

/// Tries the pattern at one place of the text.
static const char *try_at(match *m, const char *s, const char *p) {
  m->level = 0;
  m->depth = MOST_DEPTH;
  return do_match(m, s, p);
}

// MARK: - Classes

static const char *class_end(match *m, const char *p) {
  if (*p++ == ESCAPE) {
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 1;
  }
  if (p[-1] != '[') return p;
  if (*p == '^') p++;
  do {
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
    if (*p++ == ESCAPE && p < m->pattern_end) p++;
  } while (*p != ']');
  return p + 1;
}

static bool in_class(int c, int class) {
  bool is;
  switch (tolower(class)) {
    case 'a': is = isalpha(c); break;
    case 'c': is = iscntrl(c); break;
    case 'd': is = isdigit(c); break;
    case 'g': is = isgraph(c); break;
    case 'l': is = islower(c); break;
    case 'p': is = ispunct(c); break;
    case 's': is = isspace(c); break;
    case 'u': is = isupper(c); break;
    case 'w': is = isalnum(c); break;
    case 'x': is = isxdigit(c); break;
    case 'z': is = c == 0; break;  // no longer documented, still there
    default: return class == c;
  }
  return isupper(class) ? !is : is;
}

/// `p` at the bracket, `end` at the closing one.
static bool in_set(match *m, int c, const char *p, const char *end) {
  bool is = true;
  spend(m, (end - p) / 8);
  if (p[1] == '^') {
    is = false;
    p++;
  }
  while (++p < end) {
    if (*p == ESCAPE) {
      p++;
      if (in_class(c, byte_at(p))) return is;
    } else if (p[1] == '-' && p + 2 < end) {
      p += 2;
      if (byte_at(p - 2) <= c && c <= byte_at(p)) return is;
    } else if (byte_at(p) == c) {
      return is;
    }
  }
  return !is;
}

static bool matches_one(match *m, const char *s, const char *p, const char *end) {
  if (s >= m->text_end) return false;
  int c = byte_at(s);
  switch (*p) {
    case '.': return true;
    case ESCAPE: return in_class(c, byte_at(p + 1));
    case '[': return in_set(m, c, p, end - 1);
    default: return byte_at(p) == c;
  }
}

// MARK: - Repetition and captures

static const char *match_balance(match *m, const char *s, const char *p) {
  if (p >= m->pattern_end - 1) luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (s >= m->text_end || *s != *p) return NULL;
  char open = p[0], close = p[1];
  for (int depth = 1; ++s < m->text_end;) {
    spend(m, 1);
    if (*s == close) {
      if (--depth == 0) return s + 1;
    } else if (*s == open) {
      depth++;
    }
  }
  return NULL;
}

static const char *expand_most(match *m, const char *s, const char *p, const char *end) {
  ptrdiff_t count = 0;
  for (; matches_one(m, s + count, p, end); count++) spend(m, 1);
  for (; count >= 0; count--) {
    const char *rest = do_match(m, s + count, end + 1);
    if (rest) return rest;
  }
  return NULL;
}

static const char *expand_least(match *m, const char *s, const char *p, const char *end) {
  for (;; s++) {
    const char *rest = do_match(m, s, end + 1);
    if (rest) return rest;
    if (!matches_one(m, s, p, end)) return NULL;
  }
}

static const char *start_capture(match *m, const char *s, const char *p, ptrdiff_t what) {
  if (m->level >= MOST_CAPTURES) luaL_error(m->L, "too many captures");
  m->capture[m->level].start = s;
  m->capture[m->level].length = what;
  m->level++;
  const char *rest = do_match(m, s, p);
  if (!rest) m->level--;
  return rest;
}

static const char *end_capture(match *m, const char *s, const char *p) {
  int open = m->level - 1;
  while (open >= 0 && m->capture[open].length != CAPTURE_OPEN) open--;
  if (open < 0) luaL_error(m->L, "invalid pattern capture");
  m->capture[open].length = s - m->capture[open].start;
  const char *rest = do_match(m, s, p);
  if (!rest) m->capture[open].length = CAPTURE_OPEN;
  return rest;
}

/// What was captured before, once more.
static const char *match_capture(match *m, const char *s, int digit) {
  int index = digit - '1';
  if (index < 0 || index >= m->level || m->capture[index].length == CAPTURE_OPEN) {
    luaL_error(m->L, "invalid capture index %%%d", index + 1);
  }
  ptrdiff_t length = m->capture[index].length;
  if (length == CAPTURE_POSITION || m->text_end - s < length) return NULL;
  spend(m, length / 8);
  return memcmp(m->capture[index].start, s, (size_t)length) == 0 ? s + length : NULL;
}

/// `p` behind `%f`; where the pattern goes on, or NULL.
static const char *match_frontier(match *m, const char *s, const char *p) {
  if (*p != '[') luaL_error(m->L, "missing '[' after '%%f' in pattern");
  const char *end = class_end(m, p);
  int before = s == m->text ? 0 : byte_at(s - 1), here = s == m->text_end ? 0 : byte_at(s);
  return !in_set(m, before, p, end - 1) && in_set(m, here, p, end - 1) ? end : NULL;
}

/// The end of a match of `p` at `s`, or NULL. What must follow one after the other is a loop, what may fail and be taken back
/// is a call.
static const char *do_match(match *m, const char *s, const char *p) {
  if (m->depth-- == 0) luaL_error(m->L, "pattern too complex");
  while (s && p != m->pattern_end) {
    spend(m, 1);
    if (*p == '(') {
      s = p[1] == ')' ? start_capture(m, s, p + 2, CAPTURE_POSITION) : start_capture(m, s, p + 1, CAPTURE_OPEN);
      break;
    }
    if (*p == ')') {
      s = end_capture(m, s, p + 1);
      break;
    }
    if (*p == '$' && p + 1 == m->pattern_end) {
      if (s != m->text_end) s = NULL;
      break;
    }
    if (*p == ESCAPE && p[1] == 'b') {
      s = match_balance(m, s, p + 2);
      p += 4;
      continue;
    }
    if (*p == ESCAPE && p[1] == 'f') {
      p = match_frontier(m, s, p + 2);
      if (!p) {
        s = NULL;
        break;
      }
      continue;
    }
    if (*p == ESCAPE && isdigit(byte_at(p + 1))) {
      s = match_capture(m, s, byte_at(p + 1));
      p += 2;
      continue;
    }
    const char *end = class_end(m, p);
    bool one = matches_one(m, s, p, end);
    if (!one && (*end == '*' || *end == '-')) {
      p = end + 1;
      continue;
    }
    if (*end == '*' || *end == '+') {
      if (*end == '+' && !one) s = NULL;
      else s = expand_most(m, *end == '+' ? s + 1 : s, p, end);
      break;
    }
    if (*end == '-') {
      s = expand_least(m, s, p, end);
      break;
    }
    if (*end == '?') {
      const char *rest = one ? do_match(m, s + 1, end + 1) : NULL;
      if (rest) {
        s = rest;
        break;
      }
      p = end + 1;
      continue;
    }
    s = one ? s + 1 : NULL;
    p = end;
  }
  m->depth++;
  return s;
}

// MARK: - Results

static void push_capture(match *m, int index, const char *s, const char *end) {
  if (index >= m->level) {
    if (index != 0) luaL_error(m->L, "invalid capture index %%%d", index + 1);
    lua_pushlstring(m->L, s, (size_t)(end - s));
    return;
  }
  ptrdiff_t length = m->capture[index].length;
  if (length == CAPTURE_OPEN) luaL_error(m->L, "unfinished capture");
  if (length == CAPTURE_POSITION) lua_pushinteger(m->L, m->capture[index].start - m->text + 1);
  else lua_pushlstring(m->L, m->capture[index].start, (size_t)length);
}

/// Pushes all captures; without any the whole match, where `s` tells one.
static int push_captures(match *m, const char *s, const char *end) {
  int count = m->level == 0 && s ? 1 : m->level;
  clua_check_stack(m->L, count);
  for (int i = 0; i < count; i++) push_capture(m, i, s, end);
  return count;
}

/// Where to begin, from 0: negative numbers count from the end.
static size_t start_of(lua_Integer position, size_t length) {
  if (position > 0) return (size_t)position - 1;
  if (position == 0 || position < -(lua_Integer)length) return 0;
  return length - (size_t)-position;
}

static bool is_plain(const char *pattern, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (pattern[i] != 0 && strchr("^$*+?.([%-", pattern[i])) return false;
  }
  return true;
}

static int find_plain(lua_State *L, const char *text, size_t length, size_t init, const char *pattern, size_t pattern_length) {
  const char *found = memmem(text + init, length - init, pattern, pattern_length);
  if (!found) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, found - text + 1);
  lua_pushinteger(L, found - text + (lua_Integer)pattern_length);
  return 2;
}

static int find_or_match(lua_State *L, bool find) {
  size_t length, pattern_length;
  const char *text = luaL_checklstring(L, 1, &length), *pattern = luaL_checklstring(L, 2, &pattern_length);
  size_t init = start_of(luaL_optinteger(L, 3, 1), length);
  if (init > length) {
    lua_pushnil(L);
    return 1;
  }
  if (find && (lua_toboolean(L, 4) || is_plain(pattern, pattern_length))) {
    return find_plain(L, text, length, init, pattern, pattern_length);
  }
  match m = begin(L, text, length, pattern, pattern_length);
  bool anchored = *pattern == '^';
  if (anchored) pattern++;
  for (const char *s = text + init; s <= m.text_end; s++) {
    const char *end = try_at(&m, s, pattern);
    if (end && find) {
      lua_pushinteger(L, s - text + 1);
      lua_pushinteger(L, end - text);
      return push_captures(&m, NULL, NULL) + 2;
    }
    if (end) return push_captures(&m, s, end);
    if (anchored) break;
  }
  lua_pushnil(L);
  return 1;
}

static int find(lua_State *L) { return find_or_match(L, true); }
static int match_text(lua_State *L) { return find_or_match(L, false); }

// MARK: - gmatch

/// upvalues: text, pattern, where to go on from 0, end of the last match
static int gmatch_next(lua_State *L) {
  size_t length, pattern_length;
  const char *text = lua_tolstring(L, lua_upvalueindex(1), &length), *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_length);
  lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
  match m = begin(L, text, length, pattern, pattern_length);
  for (lua_Integer at = lua_tointeger(L, lua_upvalueindex(3)); at <= (lua_Integer)length; at++) {
    const char *end = try_at(&m, text + at, pattern);
    if (!end || end - text == last) continue;
    lua_pushinteger(L, end - text);
    lua_pushvalue(L, -1);
    lua_replace(L, lua_upvalueindex(3));
    lua_replace(L, lua_upvalueindex(4));
    return push_captures(&m, text + at, end);
  }
  return 0;
}

static int gmatch(lua_State *L) {
  size_t length;
  luaL_checklstring(L, 1, &length);
  luaL_checkstring(L, 2);
  size_t init = start_of(luaL_optinteger(L, 3, 1), length);
  lua_settop(L, 2);
  lua_pushinteger(L, init > length ? (lua_Integer)length + 1 : (lua_Integer)init);
  lua_pushinteger(L, -1);
  lua_pushcclosure(L, gmatch_next, 4);
  return 1;
}

// MARK: - gsub

/// Adds the replacement text at 3, `%0` to `%9` filled in.
static void add_text(match *m, luaL_Buffer *out, const char *s, const char *end) {
  size_t length;
  const char *text = lua_tolstring(m->L, 3, &length), *text_end = text + length, *percent;
  while ((percent = memchr(text, ESCAPE, (size_t)(text_end - text))) != NULL) {
    luaL_addlstring(out, text, (size_t)(percent - text));
    percent++;
    if (percent < text_end && *percent == ESCAPE) {
      luaL_addchar(out, ESCAPE);
    } else if (percent < text_end && *percent == '0') {
      luaL_addlstring(out, s, (size_t)(end - s));
    } else if (percent < text_end && isdigit(byte_at(percent))) {
      push_capture(m, *percent - '1', s, end);
      luaL_addvalue(out);
    } else {
      luaL_error(m->L, "invalid use of '%%' in replacement string");
    }
    text = percent + 1;
  }
  luaL_addlstring(out, text, (size_t)(text_end - text));
}

/// Adds what takes the place of a match.
static void add_replacement(match *m, luaL_Buffer *out, const char *s, const char *end, int type) {
  lua_State *L = m->L;
  if (type == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(m, s, end), 1);
  } else if (type == LUA_TTABLE) {
    push_capture(m, 0, s, end);
    lua_gettable(L, 3);
  } else {
    add_text(m, out, s, end);
    return;
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(out, s, (size_t)(end - s));
  } else if (!lua_isstring(L, -1)) {
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  } else {
    luaL_addvalue(out);
  }
}

static int gsub(lua_State *L) {
  size_t length, pattern_length;
  const char *text = luaL_checklstring(L, 1, &length), *pattern = luaL_checklstring(L, 2, &pattern_length);
  int type = lua_type(L, 3);
  if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TFUNCTION && type != LUA_TTABLE) {
    return luaL_typeerror(L, 3, "string/function/table");
  }
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1), count = 0;
  match m = begin(L, text, length, pattern, pattern_length);
  bool anchored = *pattern == '^';
  if (anchored) pattern++;
  const char *s = text, *last = NULL;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  while (count < most) {
    const char *end = try_at(&m, s, pattern);
    if (end && end != last) {
      count++;
      add_replacement(&m, &out, s, end, type);
      s = last = end;
    } else if (s < m.text_end) {
      luaL_addchar(&out, *s);
      s++;
    } else {
      break;
    }
    if (anchored) break;
  }
  luaL_addlstring(&out, s, (size_t)(m.text_end - s));
  luaL_pushresult(&out);
  lua_pushinteger(L, count);
  return 2;
}

void clua_open_patterns(lua_State *L, int table) {
  static const luaL_Reg functions[] = {{"find", find}, {"match", match_text}, {"gmatch", gmatch}, {"gsub", gsub}, {NULL, NULL}};
  lua_pushvalue(L, table);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
}
