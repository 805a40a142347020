/// What `explain` asks for besides an outcome.
#ifndef CLUA_FOLLOW_H
#define CLUA_FOLLOW_H

#include "internal.h"
#include "timer.h"

/// Tells the lines of judge or check that run from now on, where the request asks for them.
void clua_follow(lua_State *L, clua_state *s, int judge);
/// Tells that check has reported a subject: the lines since the report before it were about that.
void clua_follow_report(clua_state *s, const clua_buffer *key);
/// Keeps a subject where the smallest margin of its verdicts is among the nearest to its limit that the request asks for.
void clua_note_nearest(clua_state *s, const clua_buffer *key, clua_verdict *const *verdicts, int count);
/// Writes both: steps with line, first line of the function and locals, or with line 0 and the key of a report; keys with
/// measures, the nearest first.
void clua_followed_put(const clua_state *s, clua_buffer *out);
void clua_followed_free(clua_state *s);

/// Writes a measure, or a byte 0 (outcome.c).
void clua_put_measure(clua_buffer *out, const clua_verdict *verdict);

#endif
