/// What `explain` asks for besides an outcome: the lines of judge or check that ran, and the subjects nearest to their limit.
///
/// A rule that is not explained has neither: the hook is not set, and no margin is kept but the worst.
#include "follow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// MARK: - The lines that ran

/// The most steps that are told, and bytes of all of them: a loop may take any number.
#define MOST_STEPS 1000
#define MOST_STEP_BYTES (256 << 10)
/// The most locals of a step, and bytes of one value.
#define MOST_LOCALS 60
#define MOST_VALUE_BYTES 60

static void put_string(clua_buffer *out, const char *text, size_t length) {
  char short_text[MOST_VALUE_BYTES + 8];
  size_t kept = length > MOST_VALUE_BYTES ? MOST_VALUE_BYTES : length;
  while (kept < length && kept > 0 && ((unsigned char)text[kept] & 0xC0) == 0x80) kept--;
  short_text[0] = '"';
  memcpy(short_text + 1, text, kept);
  size_t end = kept + 1;
  if (kept < length) {
    memcpy(short_text + end, "…", strlen("…"));
    end += strlen("…");
  }
  short_text[end++] = '"';
  clua_put_text(out, short_text, end);
}

/// The value on top of the stack as a short text; allocates nothing in Lua, and so cannot raise.
static void put_short(lua_State *L, clua_buffer *out) {
  char text[64];
  switch (lua_type(L, -1)) {
    case LUA_TNIL: snprintf(text, sizeof text, "nil"); break;
    case LUA_TBOOLEAN: snprintf(text, sizeof text, "%s", lua_toboolean(L, -1) ? "true" : "false"); break;
    case LUA_TNUMBER:
      if (lua_isinteger(L, -1)) snprintf(text, sizeof text, "%lld", (long long)lua_tointeger(L, -1));
      else snprintf(text, sizeof text, "%.14g", lua_tonumber(L, -1));
      break;
    case LUA_TSTRING: {
      size_t length;
      const char *bytes = lua_tolstring(L, -1, &length);
      put_string(out, bytes, length);
      return;
    }
    case LUA_TLIGHTUSERDATA: snprintf(text, sizeof text, "a verdict"); break;
    case LUA_TTABLE: {
      unsigned long long count = lua_rawlen(L, -1);
      if (count > 0) snprintf(text, sizeof text, "a list of %llu", count);
      else snprintf(text, sizeof text, "a table");
      break;
    }
    default: snprintf(text, sizeof text, "a %s", lua_typename(L, lua_type(L, -1)));
  }
  clua_put_text(out, text, strlen(text));
}

static void put_locals(lua_State *L, lua_Debug *frame, clua_buffer *out) {
  size_t at = out->length;
  uint32_t count = 0;
  clua_put_u32(out, 0);
  for (int i = 1; i <= MOST_LOCALS; i++) {
    const char *name = lua_getlocal(L, frame, i);
    if (!name) break;
    // Temporary values have names such as (for state); functions say nothing.
    if (name[0] != '(' && lua_type(L, -1) != LUA_TFUNCTION) {
      clua_put_text(out, name, strlen(name));
      put_short(L, out);
      count++;
    }
    lua_pop(L, 1);
  }
  if (!out->failed) memcpy(out->bytes + at, &count, sizeof count);
}

static bool is_full(const clua_followed *followed) {
  return followed->count >= MOST_STEPS || followed->steps.length > MOST_STEP_BYTES;
}

/// Called on each new line, and where instructions are counted.
static void follow(lua_State *L, lua_Debug *frame) {
  if (frame->event != LUA_HOOKLINE) {
    clua_hook()(L, frame);
    return;
  }
  clua_state *s = clua_of(L);
  clua_followed *followed = &s->followed;
  if (!s->in_judge || is_full(followed)) return;
  if (!lua_getinfo(L, "S", frame) || strcmp(frame->source, followed->source) != 0) return;
  if (frame->linedefined < followed->first || frame->lastlinedefined > followed->last) return;
  followed->count++;
  clua_put_u32(&followed->steps, (uint32_t)frame->currentline);
  clua_put_u32(&followed->steps, (uint32_t)frame->linedefined);
  put_locals(L, frame, &followed->steps);
}

void clua_follow(lua_State *L, clua_state *s, int judge) {
  if (!s->request->follows) return;
  lua_Debug face;
  lua_pushvalue(L, judge);
  lua_getinfo(L, ">S", &face);
  snprintf(s->followed.source, sizeof s->followed.source, "%s", face.source);
  s->followed.first = face.linedefined;
  s->followed.last = face.lastlinedefined;
  // The timer's signal puts its own hook in the place of this one: then nothing more is told.
  lua_sethook(L, follow, LUA_MASKLINE | lua_gethookmask(L), lua_gethookcount(L));
}

void clua_follow_report(clua_state *s, const clua_buffer *key) {
  clua_followed *followed = &s->followed;
  if (!s->request->follows || is_full(followed)) return;
  followed->count++;
  clua_put_u32(&followed->steps, 0);
  clua_put_text(&followed->steps, key->bytes ? key->bytes : "", key->length);
}

// MARK: - Nearest to the limit

static double margin_of(const clua_verdict *verdict) {
  return verdict->upper ? verdict->limit - verdict->measured : verdict->measured - verdict->limit;
}

void clua_note_nearest(clua_state *s, const clua_buffer *key, clua_verdict *const *verdicts, int count) {
  clua_followed *followed = &s->followed;
  const clua_verdict *verdict = NULL;
  for (int i = 0; i < count; i++) {
    if (!verdicts[i]->has_measure) continue;
    if (!verdict || margin_of(verdicts[i]) < margin_of(verdict)) verdict = verdicts[i];
  }
  if (!verdict) return;
  double margin = margin_of(verdict);
  int wanted = s->request->nearest < CLUA_MOST_NEAREST ? s->request->nearest : CLUA_MOST_NEAREST;
  int at = followed->nearest_count;
  while (at > 0 && margin < followed->nearest[at - 1].margin) at--;
  if (at >= wanted) return;
  if (followed->nearest_count == wanted) clua_buffer_free(&followed->nearest[wanted - 1].key);
  else followed->nearest_count++;
  memmove(&followed->nearest[at + 1], &followed->nearest[at],
          (size_t)(followed->nearest_count - 1 - at) * sizeof followed->nearest[0]);
  followed->nearest[at] = (clua_nearest){.margin = margin, .verdict = *verdict};
  clua_put(&followed->nearest[at].key, key->bytes, key->length);
}

// MARK: - Out

void clua_followed_put(const clua_state *s, clua_buffer *out) {
  const clua_followed *followed = &s->followed;
  clua_put_u32(out, followed->count);
  clua_put(out, followed->steps.bytes, followed->steps.length);
  clua_put_u32(out, (uint32_t)followed->nearest_count);
  for (int i = 0; i < followed->nearest_count; i++) {
    const clua_nearest *nearest = &followed->nearest[i];
    clua_put_text(out, nearest->key.bytes ? nearest->key.bytes : "", nearest->key.length);
    clua_put_measure(out, &nearest->verdict);
    if (nearest->key.failed) out->failed = true;
  }
  if (followed->steps.failed) out->failed = true;
}

void clua_followed_free(clua_state *s) {
  clua_buffer_free(&s->followed.steps);
  for (int i = 0; i < s->followed.nearest_count; i++) clua_buffer_free(&s->followed.nearest[i].key);
}
