/// The boundary between Swift and Lua: everything that sees an interpreter or steps a statement.
///
/// Swift never includes lua.h. Lua raises errors by longjmp, which would delete a Swift frame without
/// running its releases; so every function here either cannot raise or opens its own protected call
/// and answers with a status. Results come out as flat buffers (see clua_buffer) that C owns.
#ifndef CLUA_H
#define CLUA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How a unit of work ended. Everything but CLUA_OK has filled a clua_fault.
typedef enum clua_status {
  CLUA_OK = 0,
  CLUA_SYNTAX,        ///< the text does not compile
  CLUA_RUNTIME,       ///< an error raised by rule code
  CLUA_MEMORY,        ///< the memory cap
  CLUA_INSTRUCTIONS,  ///< the instruction budget
  CLUA_TIME,          ///< the deadline
  CLUA_ROWS,          ///< the cap on rows
  CLUA_SQL,           ///< SQL that does not prepare, is not allowed, or failed
  CLUA_HANDLER,       ///< a fault of this boundary itself
  CLUA_VERDICT,       ///< a verdict that was lost, or is none
  CLUA_KEY,           ///< a key that is NULL, REAL, a BLOB, out of order, or reported twice
  CLUA_DATA,          ///< a value that is none: a malformed date, a flag that is 7, a BLOB
  CLUA_DATE,          ///< a missing or malformed date in Lua: makes a subject unknown
} clua_status;

/// Bytes that C owns; `bytes` lives until the owner is closed or asked again.
typedef struct clua_buffer {
  char *bytes;      ///< malloc'd; NULL when empty
  size_t length;    ///< bytes in use
  size_t capacity;  ///< bytes allocated
  bool failed;      ///< an allocation of the host failed; the content is not whole
} clua_buffer;

/// What went wrong. Texts are truncated, never NULL, and end in a zero byte.
typedef struct clua_fault {
  clua_status status;
  char message[512];   ///< without place
  char file[256];      ///< chunk name as given; empty: unknown
  int line;            ///< from 1; 0: unknown
  int sql_offset;      ///< byte offset in the SQL; -1: unknown
  char traceback[1024];///< lines innermost first; empty: none
} clua_fault;

/// What one unit of work may use.
typedef struct clua_limits {
  size_t memory;          ///< bytes of the interpreter
  int64_t rows;           ///< rows stepped
  int64_t instructions;   ///< VM instructions; 0: not counted
  int64_t milliseconds;   ///< wall clock from the start of the unit; 0: no deadline
  int64_t kept_keys;      ///< failing subjects kept by key
  int64_t kept_bytes;     ///< bytes of kept keys and texts
  int64_t detailed;       ///< failing subjects kept with name, texts and measure
  int64_t trace_lines;    ///< lines of print kept
  int64_t trace_bytes;    ///< bytes of print kept
  unsigned char *seen;    ///< where probes note what they see, a byte each; borrowed for the call; NULL: there are no probes
  size_t seen_count;      ///< how many there are
} clua_limits;

/// A value for a parameter of SQL; texts are borrowed for the call.
typedef struct clua_scalar {
  enum { CLUA_NULL, CLUA_INTEGER, CLUA_NUMBER, CLUA_TEXT, CLUA_BOOLEAN } type;
  int64_t integer;
  double number;
  const char *text;
  size_t length;
} clua_scalar;

/// A named value; `items` is the list that Lua sees where the value is a list (SQL sees `value`).
typedef struct clua_parameter {
  const char *name;
  clua_scalar value;
  const clua_scalar *items;  ///< NULL: no list
  size_t item_count;
} clua_parameter;

/// A compiled chunk, borrowed for the call: what clua_compile made, never bytes of a stranger.
typedef struct clua_chunk {
  const char *name;   ///< as shown in messages
  const char *bytes;
  size_t length;
  const char *module; ///< the name `require` takes; NULL for the file itself
} clua_chunk;

/// The answer to a question, as attested(id) gives it.
typedef struct clua_answer {
  const char *question;
  enum { CLUA_ANSWER_YES, CLUA_ANSWER_PARTIAL, CLUA_ANSWER_NO, CLUA_ANSWER_UNKNOWN, CLUA_ANSWER_NOT_APPLICABLE } kind;
  const char *text;
} clua_answer;

/// One part of a name template: a column, or literal text where column is -1.
typedef struct clua_name_part {
  int column;
  const char *literal;
} clua_name_part;

/// How judge is called.
typedef enum clua_face { CLUA_FACE_COLUMNS, CLUA_FACE_EACH, CLUA_FACE_ROW } clua_face;

/// One rule to evaluate, resolved; everything is borrowed for the call.
typedef struct clua_request {
  const clua_chunk *file;
  const clua_chunk *libraries;
  size_t library_count;
  int ordinal;                    ///< which declaration of the file, from 0
  const char *as_of;              ///< YYYY-MM-DD
  const clua_parameter *parameters;
  size_t parameter_count;
  const clua_answer *answers;
  size_t answer_count;
  const char *sql;                ///< NULL: the rule has `check`
  size_t sql_length;
  const int *key_columns;
  size_t key_count;
  const clua_name_part *name_parts;
  size_t name_part_count;
  int site_column;                ///< -1: none
  const int64_t *sites_out_of_scope;  ///< ids, ascending: what belongs to one of them is not judged
  size_t site_out_of_scope_count;
  clua_face face;
  const int *columns;             ///< what judge's parameters are, without each
  size_t column_count;
  int rule_grade;                 ///< clua_grade that fail() means
  int gravest_grade;              ///< no verdict is graver
  bool follows;                   ///< whether the lines of judge that run are told: for `explain` alone
  int nearest;                    ///< how many conforming subjects nearest to their limit are told
  clua_limits limits;
} clua_request;

/// Grades, the gravest first.
typedef enum clua_grade { CLUA_MAJOR, CLUA_MINOR, CLUA_OBSERVATION, CLUA_OPPORTUNITY } clua_grade;

typedef struct clua_connection clua_connection;

/// Versions of the libraries in use.
const char *clua_lua_version(void);
const char *clua_sqlite_version(void);

/// Lets the one timer of the process be the deadline of units of work, for a process with one thread that is going to lock
/// itself in: setitimer is all that it needs then.
void clua_use_process_timer(void);

/// Milliseconds of a clock that only moves forward.
double clua_milliseconds(void);

/// Frees a buffer.
void clua_buffer_free(clua_buffer *buffer);

/// Compiles text to an unstripped form of our own, written to `out`. Text only.
clua_status clua_compile(const char *text, size_t length, const char *name, clua_buffer *out, clua_fault *fault);

/// What a file may declare.
typedef enum clua_mode { CLUA_MODE_RULES, CLUA_MODE_TESTS, CLUA_MODE_VALUE } clua_mode;

/// Runs the top level of a file and writes what it declared to `out` (in CLUA_MODE_VALUE what it returned).
clua_status clua_declare(
    const clua_chunk *file, const clua_chunk *libraries, size_t library_count, clua_mode mode,
    const clua_limits *limits, clua_buffer *out, clua_fault *fault);

/// Evaluates one rule in a fresh state over an open connection; the outcome goes to `out`.
///
/// On anything but CLUA_OK the rule did not run to its end, and `out` holds its trace and reads alone.
clua_status clua_evaluate(
    const clua_request *request, clua_connection *connection, clua_buffer *out, clua_fault *fault);

/// Caps the memory of SQLite, for the whole process: for an evaluator process, before it opens its connection, and for no
/// other. A rule whose query meets the cap ends with CLUA_MEMORY.
void clua_limit_heap(int64_t bytes);

/// Opens a guarded, read-only connection with one read transaction and the as-of day as its clock.
clua_status clua_connection_open(
    const char *path, bool immutable, const char *as_of, clua_connection **out, clua_fault *fault);
/// The same over a copy of all pages of a database, without any file.
clua_status clua_connection_open_image(
    const void *image, size_t length, const char *as_of, clua_connection **out, clua_fault *fault);
/// Puts other pages in the place of those of an image, where schema and as-of day are the same; every statement is kept, and
/// none may be stepping.
///
/// On false the connection is of no use any more but to be closed.
bool clua_connection_renew(clua_connection *connection, const void *image, size_t length, const char *as_of);
void clua_connection_close(clua_connection *connection);

/// Writes the schema: tables, columns, foreign keys.
clua_status clua_connection_schema(clua_connection *connection, clua_buffer *out, clua_fault *fault);

/// Prepares SQL under the guard without running it; writes columns, parameters and reads.
clua_status clua_connection_describe(
    clua_connection *connection, const char *sql, size_t length, clua_buffer *out, clua_fault *fault);

/// Runs SQL for the host and writes at most `limit` rows; `plan` writes the query plan instead. The SQL may be a rule's:
/// CLUA_TIME after `milliseconds` (0: no deadline).
clua_status clua_connection_rows(
    clua_connection *connection, const char *sql, size_t length, const clua_parameter *parameters,
    size_t parameter_count, int64_t limit, int64_t milliseconds, bool plan, clua_buffer *out, clua_fault *fault);

#endif
