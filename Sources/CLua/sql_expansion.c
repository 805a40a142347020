/// A bound on how far the WITH of a query unfolds.
///
/// SQLite writes a table of WITH out at each place that names it, before it looks at any limit and without asking the progress
/// handler: `b AS (SELECT * FROM a, a), c AS (SELECT * FROM b, b)` and so on doubles with each line, and twenty such lines
/// took 20 seconds. The estimate here counts names and may count too many, never too few.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define MOST_TABLES 200
#define MOST_EXPANSIONS 4000
#define MOST_WORK 10000000

/// A word or a mark of SQL.
typedef struct token {
  const char *start;
  size_t length;    ///< of a quoted name: without its quotes
  char mark;        ///< 'a': a name or keyword; else the character itself
  bool is_quoted;
} token;

/// A table of WITH.
typedef struct table {
  const token *name;
  size_t body, body_end;  ///< tokens between its brackets
  int64_t expansions;     ///< 0: not known yet; -1: being counted
} table;

typedef struct query {
  token *tokens;
  size_t count;
  table tables[MOST_TABLES];
  size_t table_count;
  int64_t work;  ///< comparisons of names so far
} query;

// MARK: - Tokens

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_' || c == '$' || (c & 0x80); }

/// Behind a quoted text that begins at `at`.
static const char *behind_quotes(const char *at, const char *end) {
  char close = *at == '[' ? ']' : *at;
  for (at++; at < end; at++) {
    if (*at != close) continue;
    if (close == ']' || at + 1 >= end || at[1] != close) return at + 1;
    at++;
  }
  return end;
}

/// Behind the white space or comment at `at`; `at` itself where there is none.
static const char *behind_gap(const char *at, const char *end) {
  if (isspace((unsigned char)*at)) return at + 1;
  if (end - at < 2) return at;
  if (at[0] == '-' && at[1] == '-') {
    while (at < end && *at != '\n') at++;
    return at;
  }
  if (at[0] != '/' || at[1] != '*') return at;
  for (at += 2; end - at >= 2; at++) {
    if (at[0] == '*' && at[1] == '/') return at + 2;
  }
  return end;
}

/// Writes the tokens; how many there are. There is room for one a byte.
static size_t split(const char *sql, size_t length, token *tokens) {
  size_t count = 0;
  for (const char *at = sql, *end = sql + length, *next; at < end; at = next) {
    next = behind_gap(at, end);
    if (next != at) continue;
    token *t = &tokens[count++];
    if (strchr("\"'`[", *at)) {
      next = behind_quotes(at, end);
      size_t inner = next - at >= 2 ? (size_t)(next - at) - 2 : 0;
      // SQLite takes a text in single quotes for a name where one must stand.
      *t = (token){.start = at + 1, .length = inner, .mark = 'a', .is_quoted = true};
    } else if (is_word(*at)) {
      for (next = at + 1; next < end && is_word(*next);) next++;
      *t = (token){.start = at, .length = (size_t)(next - at), .mark = 'a'};
    } else {
      next = at + 1;
      *t = (token){.start = at, .length = 1, .mark = *at};
    }
  }
  return count;
}

static bool is_keyword(const token *t, const char *word) {
  return t->mark == 'a' && !t->is_quoted && t->length == strlen(word) && strncasecmp(t->start, word, t->length) == 0;
}

static bool same_name(const token *a, const token *b) {
  return a->mark == 'a' && b->mark == 'a' && a->length == b->length && strncasecmp(a->start, b->start, a->length) == 0;
}

// MARK: - Tables

/// The token behind the bracket that closes the one at `open`; the count of tokens where none does.
static size_t behind_brackets(const query *q, size_t open) {
  int depth = 0;
  for (size_t i = open; i < q->count; i++) {
    if (q->tokens[i].mark == '(') depth++;
    if (q->tokens[i].mark == ')' && --depth == 0) return i + 1;
  }
  return q->count;
}

/// Whether `name AS (` or `name (columns) AS (` stands at `at`; then `body` is the token behind the last bracket.
static bool defines(const query *q, size_t at, size_t *body) {
  size_t i = at + 1;
  if (q->tokens[at].mark != 'a' || i >= q->count) return false;
  if (q->tokens[i].mark == '(') {
    for (i++; i < q->count && (q->tokens[i].mark == 'a' || q->tokens[i].mark == ',');) i++;
    if (i >= q->count || q->tokens[i].mark != ')') return false;
    i++;
  }
  if (i >= q->count || !is_keyword(&q->tokens[i], "as")) return false;
  i++;
  if (i < q->count && is_keyword(&q->tokens[i], "not")) i++;
  if (i < q->count && is_keyword(&q->tokens[i], "materialized")) i++;
  if (i >= q->count || q->tokens[i].mark != '(') return false;
  *body = i + 1;
  return true;
}

/// Finds the tables; false where there are too many.
static bool find_tables(query *q) {
  for (size_t i = 0; i < q->count; i++) {
    size_t body;
    if (!defines(q, i, &body)) continue;
    if (q->table_count == MOST_TABLES) return false;
    q->tables[q->table_count++] =
        (table){.name = &q->tokens[i], .body = body, .body_end = behind_brackets(q, body - 1)};
  }
  return true;
}

// MARK: - Counting

static int64_t expansions(query *q, size_t from, size_t to);

/// How often SELECT is written out for one naming of a table; of several with one name, the costliest.
static int64_t expansions_of(query *q, const token *name) {
  int64_t most = 0;
  q->work += (int64_t)q->table_count + 1;
  if (q->work > MOST_WORK) return MOST_EXPANSIONS + 1;
  for (size_t i = 0; i < q->table_count; i++) {
    table *t = &q->tables[i];
    if (!same_name(t->name, name) || t->expansions < 0) continue;
    if (t->expansions == 0) {
      t->expansions = -1;  // one that names itself does not unfold
      t->expansions = 1 + expansions(q, t->body, t->body_end);
    }
    if (t->expansions > most) most = t->expansions;
  }
  return most;
}

/// The same for all tables that are named between two tokens; a name behind or before a point is a column's.
static int64_t expansions(query *q, size_t from, size_t to) {
  int64_t sum = 0;
  for (size_t i = from; i < to && sum <= MOST_EXPANSIONS; i++) {
    if (q->tokens[i].mark != 'a' || i == 0) continue;
    const token *before = &q->tokens[i - 1];
    bool after_point = i + 1 < q->count && q->tokens[i + 1].mark == '.';
    bool stands_as_table = before->mark == ',' || before->mark == '(' || is_keyword(before, "from") ||
                           is_keyword(before, "join") || is_keyword(before, "in");
    if (stands_as_table && !after_point) sum += expansions_of(q, &q->tokens[i]);
  }
  return sum;
}

const char *clua_refuse_expansion(const char *sql, size_t length) {
  query *q = calloc(1, sizeof *q);
  const char *refusal = NULL;
  if (q) q->tokens = calloc(length + 1, sizeof *q->tokens);
  if (!q || !q->tokens) {
    refusal = "the host's memory is short";
  } else {
    q->count = split(sql, length, q->tokens);
    if (!find_tables(q)) refusal = "the query has more than 200 tables under WITH";
    else if (q->table_count > 0 && expansions(q, 0, q->count) > MOST_EXPANSIONS)
      refusal = "the tables under WITH unfold to more than 4000: name each fewer times";
  }
  if (q) free(q->tokens);
  free(q);
  return refusal;
}
