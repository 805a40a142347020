/// What the loop over a query and the rules that report their subjects themselves share.
#ifndef CLUA_POPULATION_H
#define CLUA_POPULATION_H

#include "outcome.h"

#define MOST_KEYS 8
#define MOST_WALKED 100

/// One part of a key.
typedef struct key_part {
  bool is_integer;
  int64_t integer;
  clua_buffer text;
} key_part;

struct judged;

/// The loop over a query.
typedef struct population {
  clua_state *s;
  clua_statement *statement;
  sqlite3_stmt *handle;
  key_part key[MOST_KEYS];     ///< of the subject being judged
  bool has_key;
  bool pending;                ///< the current row belongs to the next subject
  bool done;                   ///< the statement has ended
  bool each_used;              ///< judge has begun to walk the records
  lua_Integer each_count;
  int walked_count;            ///< columns that the walker yields
  int walked[MOST_WALKED];     ///< their numbers
  const void *walked_names[MOST_WALKED];  ///< the strings that named them, anchored in upvalue 3 of each
  clua_buffer key_text, name, site;
  struct judged *result;       ///< what the last call of judge left
  clua_buffer row_key;         ///< of the current row, for a message
} population;

/// The memory of the loop, kept and freed by the state; raises.
population *clua_new_population(lua_State *L, clua_state *s);
/// The one that clua_new_population made in this state.
population *clua_population_of(lua_State *L);
/// Write a part of a key: a text, its `%` and `/` as %25 and %2F, and an integer in digits.
void clua_put_part(clua_buffer *out, const char *text, size_t length);
void clua_put_integer(clua_buffer *out, int64_t integer);
/// The verdicts among the values from `first` on, marked as returned: their number. Raises for anything else.
int clua_collect(lua_State *L, clua_state *s, int first, clua_verdict **out);
/// Runs a rule that has `check`; `rule` is the index of its table. Raises.
void clua_run_check(lua_State *L, clua_state *s, int rule);

#endif
