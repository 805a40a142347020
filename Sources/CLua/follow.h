/// What `explain` asks for besides an outcome.
#ifndef CLUA_FOLLOW_H
#define CLUA_FOLLOW_H

#include "internal.h"
#include "timer.h"

/// Tells the lines of judge that run from now on, where the request asks for them.
void clua_follow(lua_State *L, clua_state *s, int judge);
/// Keeps a subject where the smallest margin of its verdicts is among the nearest to its limit that the request asks for.
void clua_note_nearest(clua_state *s, const clua_buffer *key, clua_verdict *const *verdicts, int count);
/// Writes both: steps with line, first line of the function and locals; keys with measures, the nearest first.
void clua_followed_put(const clua_state *s, clua_buffer *out);
void clua_followed_free(clua_state *s);

/// Writes a measure, or a byte 0 (outcome.c).
void clua_put_measure(clua_buffer *out, const clua_verdict *verdict);

#endif
