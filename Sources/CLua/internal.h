/// What the C files of this target share; nothing outside includes it.
#ifndef CLUA_INTERNAL_H
#define CLUA_INTERNAL_H

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
#include <signal.h>
#include <sqlite3.h>

#include "clua.h"

// MARK: sorting

/// How two elements are ordered: negative where the first comes before.
typedef int (*clua_order)(const void *left, const void *right, void *context);
/// Sorts `count` elements of `size` bytes.
void clua_sort(void *base, size_t count, size_t size, clua_order order, void *context);

// MARK: buffers. A failed allocation marks the buffer; nothing raises.

void clua_put(clua_buffer *buffer, const void *bytes, size_t length);
void clua_put_byte(clua_buffer *buffer, unsigned char byte);
void clua_put_u32(clua_buffer *buffer, uint32_t value);
void clua_put_i64(clua_buffer *buffer, int64_t value);
void clua_put_double(clua_buffer *buffer, double value);
void clua_put_text(clua_buffer *buffer, const char *text, size_t length);
/// Sorts a buffer of `one\0two\0` pairs and drops those that stand in it twice.
void clua_pack_pairs(clua_buffer *buffer);

// MARK: faults

/// Fills a fault that has no place.
clua_status clua_fail(clua_fault *fault, clua_status status, const char *format, ...) __attribute__((format(printf, 3, 4)));

// MARK: connection

/// A prepared statement of a connection, kept for the next time.
typedef struct clua_statement {
  struct clua_statement *next;
  char *sql;               ///< owned
  size_t sql_length;
  sqlite3_stmt *handle;    ///< owned
  bool busy;               ///< being stepped
  bool held;               ///< of the population: neither lent out nor given up before the unit ends
  char *reads;             ///< owned: `table\0column\0` pairs
  size_t reads_length;
  int64_t told_unit;       ///< the unit of work that was told of them last
} clua_statement;

/// Called when SQL must stop: true stops it.
typedef bool (*clua_should_stop)(void *context);

struct clua_connection {
  sqlite3 *db;
  char as_of[11];
  clua_statement *statements;    ///< cache, the last used first
  int statement_count;           ///< in the cache; at most CLUA_STATEMENTS
  clua_buffer *recording;        ///< where the authorizer writes reads; NULL: not preparing
  char denied[160];              ///< why the authorizer said no; empty: it did not
  char bad_date[96];             ///< what a date function of SQL refused, as a sentence; empty: nothing
  clua_should_stop should_stop;  ///< asked by the progress handler; NULL outside a rule
  void *stop_context;
  int64_t unit;                  ///< number of the unit of work, from 1
  unsigned char *seen;           ///< where probes of SQL note what they see; NULL: there are none
  size_t seen_count;
  uint32_t image_count;          ///< databases in memory that it had; 0: it reads a file
  sqlite3_stmt *schema_query;    ///< of a database in memory: all of its schema; owned
  clua_buffer schema;            ///< what that told when the connection was opened
};

/// The most statements of a connection: rule code may write any number of different queries.
#define CLUA_STATEMENTS 500
/// The most memory of statements that outlives a unit of work; where it is more, all go.
#define CLUA_STATEMENT_BYTES (16 << 20)

/// A statement ready to be bound, not busy; NULL with a fault (CLUA_RUNTIME where all others are being stepped).
clua_statement *clua_statement_get(clua_connection *connection, const char *sql, size_t length, clua_fault *fault);
/// Binds a value of the host; SQLite's code.
int clua_bind_scalar(sqlite3_stmt *handle, int index, const clua_scalar *value);
/// Ends the stepping of a statement.
void clua_statement_release(clua_statement *statement);
/// Gives up every statement of a connection that is being closed.
void clua_statements_free(clua_connection *connection);
/// Puts the guard on, or takes it off for a question of the host's own.
void clua_guard(clua_connection *connection, bool guarded);
/// Gives the connection a database in memory; false: the image is not whole, or memory is short.
bool clua_image_open(clua_connection *connection, const void *image, size_t length);
/// Remembers the schema of a database in memory, ahead of the guard; false: it cannot be read.
bool clua_image_begin(clua_connection *connection);
void clua_image_free(clua_connection *connection);
/// Ends the stepping of all statements.
void clua_connection_reset(clua_connection *connection);
/// Why a query is refused before SQLite reads it, as a sentence; NULL: it is not.
const char *clua_refuse_expansion(const char *sql, size_t length);
/// Registers the date functions of SQL, and those of SQLite that need an end.
int clua_register_functions(clua_connection *connection);
/// The name of the probe of conditions, in Lua and in SQL.
#define CLUA_PROBE_IF "assay_if"
/// Lets SQL of a unit of work call the probe, where its limits ask for that; false: memory is short.
bool clua_begin_probes(clua_connection *connection, const clua_limits *limits);
/// Takes it away again, with every statement; none may be stepping, and no state may hold one.
void clua_end_probes(clua_connection *connection);
/// The VFS whose clock stands at noon of a day; NULL when out of memory.
const char *clua_clock_vfs(const char *as_of);

// MARK: state

typedef struct clua_state clua_state;

/// One verdict of the subject that is being judged.
typedef struct clua_verdict {
  int kind;            ///< clua_kind
  int line;            ///< where it was made
  const char *source;  ///< the name of that chunk, with an `@`; its code owns it; NULL: no text of it was kept
  bool returned;
  bool has_measure;
  bool upper;
  double measured, limit;
  char unit[24];
  size_t text_start, text_length;  ///< in state->texts; length 0 with has_text false: none
  bool has_text;
} clua_verdict;

/// Kinds of verdict, the worst first; FAIL takes the rank of the rule's grade.
typedef enum clua_kind {
  K_FAIL, K_MAJOR, K_MINOR, K_UNKNOWN, K_OBSERVATION, K_OPPORTUNITY, K_PASS, K_NOT_APPLICABLE
} clua_kind;

#define CLUA_VERDICTS 256
/// The most bytes of all texts of one subject; what is longer is cut.
#define CLUA_TEXT_BYTES 65536
/// The longest key of a report, in bytes; a longer name or site is cut there.
#define CLUA_KEY_BYTES 65536
/// The most bytes that the declarations of a file may come to.
#define CLUA_DECLARATION_BYTES (8 << 20)

/// The most subjects that are told as the nearest to their limit.
#define CLUA_MOST_NEAREST 8

/// A conforming subject with the smallest of its margins.
typedef struct clua_nearest {
  double margin;
  clua_verdict verdict;
  clua_buffer key;
} clua_nearest;

/// What follow.c keeps of a rule that is explained.
typedef struct clua_followed {
  char source[300];                ///< chunk of judge or check
  int first, last;                 ///< its lines
  uint32_t count;                  ///< of steps
  clua_buffer steps;
  clua_nearest nearest[CLUA_MOST_NEAREST];
  int nearest_count;
} clua_followed;

struct clua_state {
  lua_State *L;
  clua_limits limits;
  size_t used, peak;               ///< bytes of the allocator
  bool memory_denied;              ///< the cap was met at least once
  int64_t rows_stepped;
  int64_t instructions_left;
  bool counts_time;               ///< instructions stand in for a timer that was not to be had
  volatile sig_atomic_t timed_out; ///< set by the timer
  clua_status latch;               ///< CLUA_OK, or the limit that ended this state: nothing runs after it
  clua_status raising;             ///< kind of the error that C code is raising; CLUA_OK: Lua's own
  int raise_offset;                ///< SQL offset of that error
  int function_line;               ///< first line of the rule's function that runs, or ran
  int lost_line;                   ///< line of the verdict that was not returned; 0: none
  clua_fault fault;                ///< filled by the message handler
  clua_fault latched_fault;        ///< where the latch was set
  int tracebacks_left;
  bool in_functions;               ///< past the top level
  bool in_judge;                   ///< judging a subject, or the whole
  bool walking;                    ///< in a step of the population's query, or at its key; still set after a raise there
  clua_status walk_status;         ///< why that raised; CLUA_OK: it did not
  char walk_message[512];
  clua_mode mode;
  const clua_chunk *libraries;
  size_t library_count;
  const clua_request *request;     ///< NULL while declaring
  clua_connection *connection;     ///< NULL while declaring
  clua_buffer reads;               ///< `table\0column\0` pairs, repeated ones too
  size_t reads_unpacked;           ///< their length when repeated ones were dropped last
  clua_buffer trace;               ///< lines as texts
  int64_t trace_lines;
  bool trace_full;
  int today_year;
  // verdicts of the subject being judged
  clua_verdict verdicts[CLUA_VERDICTS];
  int verdict_count, verdicts_lost;
  uint32_t generation;             ///< of the subject; a verdict of another one is recognised by it
  clua_buffer texts;
  bool keep_texts;                 ///< whether a text of this subject would be kept
  int64_t misfit_count;            ///< texts that did not fit their arguments
  int misfit_line;
  clua_followed followed;
  // the population
  struct clua_outcome *outcome;
};

// MARK: helpers of Lua code

/// The state of an interpreter.
static inline clua_state *clua_of(lua_State *L) { return *(clua_state **)lua_getextraspace(L); }

/// Room for so many more values; raises MEMORY where the cap leaves none.
void clua_check_stack(lua_State *L, int slots);
/// Raises an error of a kind; the place is that of the calling Lua code.
int clua_raise(lua_State *L, clua_status status, const char *format, ...);
/// Remembers the function on top of the stack as the one that runs.
void clua_note_function(lua_State *L, clua_state *s);
/// Message handler: records kind, message, file, line and traceback; returns a token.
int clua_handler(lua_State *L);
/// Fills file and line of a fault from the innermost frame of Lua code, from `level` on.
void clua_place_of(lua_State *L, int level, clua_fault *fault);
/// Counts steps of C or SQL like instructions, where these stand in for time.
void clua_count(clua_state *s, int64_t steps);
/// Raises if a limit was met.
void clua_check_latch(lua_State *L);
/// Latches and raises: SQLite had no memory left.
void clua_memory_short(lua_State *L);

/// Builds the environment of chunks; what belongs to functions comes with clua_enter_functions.
void clua_open_environment(lua_State *L);
/// Lets rule code reach today, params, org, report and attested.
void clua_enter_functions(lua_State *L, clua_state *s);
/// Pushes the function of a compiled chunk, with the environment as its only upvalue; raises.
void clua_load_chunk(lua_State *L, const clua_chunk *chunk);
/// Pushes the table of a declaration by its number from 0, below it what leads there; false where there is none.
bool clua_push_declaration(lua_State *L, int64_t ordinal);
/// Writes everything that the file has declared; raises.
void clua_put_declarations(lua_State *L, clua_buffer *out);
/// Writes one value; raises for what has no form outside.
void clua_put_value(lua_State *L, int index, int depth, clua_buffer *out);
void clua_open_base(lua_State *L, int env);
void clua_open_strings(lua_State *L, int env);
void clua_open_patterns(lua_State *L, int table);  ///< find, match, gmatch, gsub
void clua_open_tables(lua_State *L, int env);
void clua_open_dates(lua_State *L, int env);
void clua_open_verdicts(lua_State *L, int env);
void clua_open_probes(lua_State *L, int env);     ///< assay_at, assay_if; nothing where there are no probes
void clua_open_functions(lua_State *L, int env);  ///< today, params, org, report, attested
int clua_attested(lua_State *L);
int clua_report(lua_State *L);
/// Metatable of records of a query: a column that it lacks raises.
void clua_push_record_metatable(lua_State *L, sqlite3_stmt *handle);
/// The current row as a table with that metatable.
void clua_push_record(lua_State *L, sqlite3_stmt *handle, int metatable);

/// A value as text without addresses, pushed.
void clua_tostring(lua_State *L, int index);

/// Raises where a column of the current row is a BLOB.
void clua_refuse_blob(lua_State *L, sqlite3_stmt *handle, int column);
/// Pushes a column of the current row; raises for a BLOB.
void clua_push_column(lua_State *L, sqlite3_stmt *handle, int column);
/// Steps: true for a row, false when done; raises otherwise.
bool clua_step(lua_State *L, clua_state *s, clua_statement *statement);
/// Binds every parameter by name from the table at `args` (0: none), then the request's, then today.
void clua_bind(lua_State *L, clua_state *s, clua_statement *statement, int args);
/// A statement for rule code, its reads recorded; raises.
clua_statement *clua_prepare(lua_State *L, clua_state *s, const char *sql, size_t length);

// MARK: verdicts

/// Forgets the verdicts of the last subject.
void clua_begin_subject(clua_state *s);
/// The light userdata that stands for the verdict in a slot.
void *clua_verdict_handle(const clua_state *s, int slot);
/// Whether the table at `index` is a verdict made at the top level.
bool clua_is_declared_verdict(lua_State *L, int index);
/// The verdict that the value at `index` stands for, or NULL.
clua_verdict *clua_verdict_at(lua_State *L, int index);
/// Writes a declared verdict (a table made at the top level) in the form of results; false if it is none.
bool clua_put_declared_verdict(lua_State *L, int index, clua_buffer *out);
/// Rank of a verdict: smaller is worse.
int clua_rank(const clua_state *s, const clua_verdict *verdict);
/// Grade of a failing verdict, never above what the requirement allows; -1 for others.
int clua_grade_of(const clua_state *s, const clua_verdict *verdict);

// MARK: population

/// Runs the rule: applies, before, judge or check. Raises.
void clua_run_rule(lua_State *L, clua_state *s, int rule);

typedef struct clua_outcome clua_outcome;
clua_outcome *clua_outcome_new(const clua_request *request);
void clua_outcome_free(clua_outcome *outcome);
/// Writes the outcome; without counts when the rule did not run to its end.
void clua_outcome_put(clua_state *s, clua_outcome *outcome, bool ended, clua_buffer *out);

#endif
