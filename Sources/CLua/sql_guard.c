/// The guard on SQL of a rule: one connection that reads one view and can do nothing else.
///
/// sqlite.org: c3ref/set_authorizer, c3ref/c_dbconfig_defensive, c3ref/limit; security.html.
#define _GNU_SOURCE
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "internal.h"

/// Functions that a rule's SQL may call besides its own; sorted.
static const char *const allowed_functions[] = {
    "->", "->>", "abs", "avg", "ceil", "ceiling", "char", "coalesce", "count", "cume_dist", "current_date",
    "current_time", "current_timestamp", "date", "date_add", "datetime", "day", "days", "dense_rank", "done", "due", "first_value",
    "floor", "glob", "group_concat", "hex", "hours", "ifnull", "iif", "instr", "json", "json_array",
    "json_array_length", "json_each", "json_extract", "json_group_array", "json_group_object", "json_object",
    "json_quote", "json_tree", "json_type", "json_valid", "julianday", "lag", "last_value", "lead", "length", "like",
    "likelihood", "likely", "lower", "ltrim", "match", "max", "min", "mod", "nth_value", "ntile", "nullif",
    "percent_rank", "pow", "power", "quote", "rank", "replace", "round", "row_number", "rtrim", "sign", "sqrt",
    "strftime", "substr", "substring", "sum", "time", "total", "trim", "trunc", "typeof", "unicode", "unixepoch",
    "unlikely", "upper"};

static int compare_names(const void *name, const void *entry) { return strcmp(name, *(const char *const *)entry); }

static bool function_allowed(const char *name) {
  char lowered[40];
  size_t length = strlen(name);
  if (length >= sizeof lowered) return false;
  for (size_t i = 0; i <= length; i++) lowered[i] = (char)tolower((unsigned char)name[i]);
  return bsearch(lowered, allowed_functions, sizeof allowed_functions / sizeof *allowed_functions,
                 sizeof *allowed_functions, compare_names) != NULL;
}

static int deny(clua_connection *connection, const char *what, const char *name) {
  const char *gap = name && *name ? " " : "";
  snprintf(connection->denied, sizeof connection->denied, "%s%s%s is not allowed in a rule", what, gap, name ? name : "");
  return SQLITE_DENY;
}

/// Says yes to reading, and to nothing else; records what is read.
static int authorize(void *context, int action, const char *one, const char *two, const char *db, const char *trigger) {
  clua_connection *connection = context;
  (void)db, (void)trigger;
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_READ:
      if (one && strncmp(one, "sqlite_", 7) == 0) return deny(connection, "reading", one);
      if (connection->recording && one && strcmp(one, "json_each") != 0 && strcmp(one, "json_tree") != 0) {
        clua_put(connection->recording, one, strlen(one) + 1);
        clua_put(connection->recording, two ? two : "", strlen(two ? two : "") + 1);
      }
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return two && function_allowed(two) ? SQLITE_OK : deny(connection, "the function", two);
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return deny(connection, "ATTACH", "");
    case SQLITE_PRAGMA:
      return deny(connection, "PRAGMA", one);
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return deny(connection, "a transaction", "");
    default:
      return deny(connection, "anything but SELECT", "");
  }
}

static int progress(void *context) {
  clua_connection *connection = context;
  return connection->should_stop && connection->should_stop(connection->stop_context);
}

// MARK: - Opening

/// `file:` URI of a path: everything but unreserved characters and slashes is percent-encoded (RFC 3986, 2.3).
static char *uri_of(const char *path, bool immutable) {
  static const char hex[] = "0123456789ABCDEF";
  char *uri = malloc(strlen(path) * 3 + 64), *at = uri;
  if (!uri) return NULL;
  // With an empty authority a path that begins with two slashes names no host.
  at = stpcpy(at, path[0] == '/' ? "file://" : "file:");
  for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
    if (isalnum(*c) || strchr("-._~/", *c)) {
      *at++ = (char)*c;
    } else {
      *at++ = '%';
      *at++ = hex[*c >> 4];
      *at++ = hex[*c & 15];
    }
  }
  at = stpcpy(at, "?mode=ro");
  if (immutable) stpcpy(at, "&immutable=1");
  return uri;
}

static clua_status refuse(clua_connection *connection, clua_fault *fault, const char *doing) {
  clua_fail(fault, CLUA_SQL, "%s: %s", doing, connection->db ? sqlite3_errmsg(connection->db) : "out of memory");
  clua_connection_close(connection);
  return CLUA_SQL;
}

/// Everything that is set before the schema is read.
static bool configure(sqlite3 *db) {
  static const struct {
    int option, value;
  } options[] = {
      {SQLITE_DBCONFIG_DEFENSIVE, 1},         {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
      {SQLITE_DBCONFIG_DQS_DML, 0},           {SQLITE_DBCONFIG_DQS_DDL, 0},
      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
      {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
  };
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    if (sqlite3_db_config(db, options[i].option, options[i].value, (int *)NULL) != SQLITE_OK) return false;
  }
  return sqlite3_exec(
             db, "PRAGMA query_only=1; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456; BEGIN;", NULL, NULL,
             NULL) == SQLITE_OK;
}

/// After the schema has been read: COLUMN 200 before it makes a database with a wider table "malformed".
static void limit(sqlite3 *db) {
  static const struct {
    int id, value;
  } limits[] = {
      {SQLITE_LIMIT_LENGTH, 1000000},       {SQLITE_LIMIT_SQL_LENGTH, 65536},   {SQLITE_LIMIT_COLUMN, 200},
      {SQLITE_LIMIT_EXPR_DEPTH, 100},       {SQLITE_LIMIT_COMPOUND_SELECT, 20}, {SQLITE_LIMIT_VDBE_OP, 25000},
      {SQLITE_LIMIT_FUNCTION_ARG, 16},      {SQLITE_LIMIT_ATTACHED, 0},         {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
      {SQLITE_LIMIT_WORKER_THREADS, 0},
  };
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) sqlite3_limit(db, limits[i].id, limits[i].value);
}

void clua_limit_heap(int64_t bytes) { sqlite3_hard_heap_limit64(bytes); }

/// Maps the file now: SQLite does it at the first page beyond the first, and asks the system for the size of the file then,
/// which a process that is locked in may not.
static void map_file(sqlite3 *db) {
  sqlite3_file *file = NULL;
  void *page = NULL;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file) return;
  if (!file->pMethods || file->pMethods->iVersion < 3) return;
  if (file->pMethods->xFetch(file, 0, 512, &page) == SQLITE_OK && page) file->pMethods->xUnfetch(file, 0, page);
}

/// What every connection is before a rule's SQL may run on it; frees it where that cannot be.
static clua_status guard(clua_connection *connection, clua_connection **out, clua_fault *fault) {
  sqlite3_extended_result_codes(connection->db, 1);
  sqlite3_busy_timeout(connection->db, 5000);
  if (!configure(connection->db)) return refuse(connection, fault, "cannot guard the connection");
  if (clua_register_functions(connection) != SQLITE_OK) return refuse(connection, fault, "cannot add functions");
  // BEGIN holds nothing: the view begins when a first SELECT on the schema has returned. SQLite reads the schema for it,
  // which the limits would not let it do.
  if (sqlite3_exec(connection->db, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL) != SQLITE_OK) {
    return refuse(connection, fault, "cannot read the schema");
  }
  map_file(connection->db);
  // The tables of JSON come into being at their first use, by a CREATE TABLE that the guard would refuse.
  sqlite3_exec(connection->db, "SELECT 1 FROM json_each('[]'), json_tree('[]')", NULL, NULL, NULL);
  limit(connection->db);
  sqlite3_progress_handler(connection->db, 1000, progress, connection);
  sqlite3_set_authorizer(connection->db, authorize, connection);
  *out = connection;
  return CLUA_OK;
}

/// A connection to `name` by flags of sqlite3_open_v2; NULL with a fault.
static clua_connection *open_connection(const char *name, int flags, const char *as_of, clua_fault *fault) {
  const char *vfs = clua_clock_vfs(as_of);
  clua_connection *connection = calloc(1, sizeof *connection);
  if (!vfs || !connection) {
    free(connection);
    clua_fail(fault, CLUA_HANDLER, "'%s' is not a day, or memory is short", as_of);
    return NULL;
  }
  snprintf(connection->as_of, sizeof connection->as_of, "%s", as_of);
  if (sqlite3_open_v2(name, &connection->db, flags | SQLITE_OPEN_NOMUTEX, vfs) == SQLITE_OK) return connection;
  refuse(connection, fault, "cannot open the database");
  return NULL;
}

clua_status clua_connection_open(
    const char *path, bool immutable, const char *as_of, clua_connection **out, clua_fault *fault) {
  *out = NULL;
  char *uri = uri_of(path, immutable);
  if (!uri) return clua_fail(fault, CLUA_HANDLER, "memory is short");
  clua_connection *connection = open_connection(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, as_of, fault);
  free(uri);
  return connection ? guard(connection, out, fault) : fault->status;
}

clua_status clua_connection_open_image(
    const void *image, size_t length, const char *as_of, clua_connection **out, clua_fault *fault) {
  *out = NULL;
  clua_connection *connection = open_connection(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, as_of, fault);
  if (!connection) return fault->status;
  unsigned char *pages = length < 100 ? NULL : sqlite3_malloc64(length);
  if (!pages) return refuse(connection, fault, "the image of the database is not whole, or memory is short");
  memcpy(pages, image, length);
  // Memory has no write-ahead log: the image is taken as that of a rollback-journal database (fileformat2, 1.3.3).
  pages[18] = pages[19] = 1;
  int code = sqlite3_deserialize(
      connection->db, "main", pages, (sqlite3_int64)length, (sqlite3_int64)length,
      SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
  if (code != SQLITE_OK) return refuse(connection, fault, "cannot read the image of the database");
  return guard(connection, out, fault);
}

static void free_statement(clua_statement *statement) {
  sqlite3_finalize(statement->handle);
  free(statement->sql);
  free(statement->reads);
  free(statement);
}

void clua_connection_close(clua_connection *connection) {
  if (!connection) return;
  for (clua_statement *statement = connection->statements, *next; statement; statement = next) {
    next = statement->next;
    free_statement(statement);
  }
  sqlite3_close(connection->db);
  free(connection);
}

// MARK: - Schema

static void put_column_text(clua_buffer *out, sqlite3_stmt *handle, int column) {
  const char *text = (const char *)sqlite3_column_text(handle, column);
  clua_put_text(out, text ? text : "", text ? strlen(text) : 0);
}

/// Writes the rows of a pragma function: a byte 1 before each, a byte 0 after the last.
static bool put_rows(sqlite3 *db, const char *sql, const char *table, clua_buffer *out) {
  sqlite3_stmt *handle = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &handle, NULL) != SQLITE_OK) return false;
  sqlite3_bind_text(handle, 1, table, -1, SQLITE_TRANSIENT);
  int code;
  while ((code = sqlite3_step(handle)) == SQLITE_ROW) {
    clua_put_byte(out, 1);
    for (int i = 0; i < sqlite3_column_count(handle); i++) put_column_text(out, handle, i);
  }
  clua_put_byte(out, 0);
  sqlite3_finalize(handle);
  return code == SQLITE_DONE;
}

static bool put_schema(clua_connection *connection, clua_buffer *out) {
  sqlite3_stmt *handle = NULL;
  const char *sql =
      "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
      " ORDER BY name";
  if (sqlite3_prepare_v2(connection->db, sql, -1, &handle, NULL) != SQLITE_OK) return false;
  int code;
  bool whole = true;
  while (whole && (code = sqlite3_step(handle)) == SQLITE_ROW) {
    char *table = strdup((const char *)sqlite3_column_text(handle, 0));
    clua_put_byte(out, 1);
    put_column_text(out, handle, 0);
    put_column_text(out, handle, 1);
    whole = table &&
            put_rows(connection->db,
                     "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_xinfo(?1) WHERE hidden IN (0, 2, 3)",
                     table, out) &&
            put_rows(connection->db, "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?1) ORDER BY id, seq", table, out);
    free(table);
  }
  clua_put_byte(out, 0);
  sqlite3_finalize(handle);
  return whole && code == SQLITE_DONE && !out->failed;
}

clua_status clua_connection_schema(clua_connection *connection, clua_buffer *out, clua_fault *fault) {
  // The host's own question, which the guard would refuse a rule.
  sqlite3_set_authorizer(connection->db, NULL, NULL);
  bool whole = put_schema(connection, out);
  sqlite3_set_authorizer(connection->db, authorize, connection);
  if (out->failed) return clua_fail(fault, CLUA_HANDLER, "memory is short");
  return whole ? CLUA_OK : clua_fail(fault, CLUA_SQL, "cannot read the schema: %s", sqlite3_errmsg(connection->db));
}

// MARK: - Statements

/// The first thing after white space and comments; NULL when nothing is left.
static const char *beyond_blank(const char *at, const char *end) {
  while (at < end) {
    if (isspace((unsigned char)*at) || *at == ';') {
      at++;
    } else if (end - at >= 2 && at[0] == '-' && at[1] == '-') {
      while (at < end && *at != '\n') at++;
    } else if (end - at >= 2 && at[0] == '/' && at[1] == '*') {
      at += 2;
      while (end - at >= 2 && !(at[0] == '*' && at[1] == '/')) at++;
      at = end - at >= 2 ? at + 2 : end;
    } else {
      return at;
    }
  }
  return NULL;
}

/// Prepares one SELECT under the guard; the text has no zero byte and an explicit length.
static sqlite3_stmt *prepare(
    clua_connection *connection, const char *sql, size_t length, clua_buffer *reads, clua_fault *fault) {
  if (length > 65536 || memchr(sql, 0, length)) {
    clua_fail(fault, CLUA_SQL, length > 65536 ? "the query is longer than 64 KB" : "the query holds a zero byte");
    return NULL;
  }
  const char *refusal = clua_refuse_expansion(sql, length);
  if (refusal) {
    clua_fail(fault, CLUA_SQL, "%s", refusal);
    return NULL;
  }
  sqlite3_stmt *handle = NULL;
  const char *tail = NULL;
  connection->denied[0] = 0;
  connection->recording = reads;
  int code = sqlite3_prepare_v3(connection->db, sql, (int)length, SQLITE_PREPARE_PERSISTENT, &handle, &tail);
  connection->recording = NULL;
  if ((code & 0xff) == SQLITE_NOMEM && sqlite3_hard_heap_limit64(-1) > 0) {
    clua_fail(fault, CLUA_MEMORY, "the memory limit of SQL was reached");
  } else if ((code & 0xff) == SQLITE_NOMEM) {
    // SQLite says so of a program that is longer than its limit, too.
    clua_fail(fault, CLUA_SQL, "the query is too complex: it takes more than 25000 instructions of SQLite's machine");
  } else if (code != SQLITE_OK) {
    const char *why = connection->denied[0] ? connection->denied : sqlite3_errmsg(connection->db);
    clua_fail(fault, CLUA_SQL, "%s", why);
    fault->sql_offset = sqlite3_error_offset(connection->db);
  } else if (!handle) {
    clua_fail(fault, CLUA_SQL, "the query is empty");
  } else if (beyond_blank(tail, sql + length)) {
    clua_fail(fault, CLUA_SQL, "the query holds more than one statement");
    fault->sql_offset = (int)(tail - sql);
  } else if (!sqlite3_stmt_readonly(handle) || sqlite3_column_count(handle) < 1 || sqlite3_stmt_isexplain(handle)) {
    clua_fail(fault, CLUA_SQL, "only a SELECT can be run");
  } else {
    return handle;
  }
  sqlite3_finalize(handle);
  return NULL;
}

/// Takes the idle statement of that text out of the cache; NULL: there is none.
static clua_statement *take_known(clua_connection *connection, const char *sql, size_t length) {
  for (clua_statement **link = &connection->statements; *link; link = &(*link)->next) {
    clua_statement *known = *link;
    if (known->busy || known->held || known->sql_length != length || memcmp(known->sql, sql, length) != 0) continue;
    *link = known->next;
    return known;
  }
  return NULL;
}

/// Gives up the idle statement that was used the longest time ago; false where all are in use.
static bool drop_oldest(clua_connection *connection) {
  clua_statement **oldest = NULL;
  for (clua_statement **link = &connection->statements; *link; link = &(*link)->next) {
    if (!(*link)->busy && !(*link)->held) oldest = link;
  }
  if (!oldest) return false;
  clua_statement *statement = *oldest;
  *oldest = statement->next;
  free_statement(statement);
  connection->statement_count--;
  return true;
}

clua_statement *clua_statement_get(clua_connection *connection, const char *sql, size_t length, clua_fault *fault) {
  clua_statement *known = take_known(connection, sql, length);
  if (known) {
    known->next = connection->statements;
    connection->statements = known;
    sqlite3_clear_bindings(known->handle);
    return known;
  }
  if (connection->statement_count >= CLUA_STATEMENTS && !drop_oldest(connection)) {
    clua_fail(fault, CLUA_RUNTIME, "more than %d queries are open at once", CLUA_STATEMENTS);
    return NULL;
  }
  clua_buffer reads = {0};
  sqlite3_stmt *handle = prepare(connection, sql, length, &reads, fault);
  clua_statement *statement = handle ? calloc(1, sizeof *statement) : NULL;
  char *copy = statement ? malloc(length + 1) : NULL;
  if (!copy || reads.failed) {
    if (handle) clua_fail(fault, CLUA_HANDLER, "memory is short");
    sqlite3_finalize(handle);
    free(statement);
    free(copy);
    clua_buffer_free(&reads);
    return NULL;
  }
  memcpy(copy, sql, length);
  copy[length] = 0;
  *statement = (clua_statement){.next = connection->statements, .sql = copy, .sql_length = length, .handle = handle,
                                .reads = reads.bytes, .reads_length = reads.length};
  connection->statements = statement;
  connection->statement_count++;
  return statement;
}

void clua_statement_release(clua_statement *statement) {
  sqlite3_reset(statement->handle);
  statement->busy = false;
}

void clua_connection_reset(clua_connection *connection) {
  for (clua_statement *statement = connection->statements; statement; statement = statement->next) {
    if (statement->busy) clua_statement_release(statement);
    statement->held = false;
  }
  // What one rule leaves behind must not be what the next one lacks.
  int used = 0, highest;
  sqlite3_db_status(connection->db, SQLITE_DBSTATUS_STMT_USED, &used, &highest, 0);
  while (used > CLUA_STATEMENT_BYTES && drop_oldest(connection)) continue;
}

// MARK: - For the host

clua_status clua_connection_describe(
    clua_connection *connection, const char *sql, size_t length, clua_buffer *out, clua_fault *fault) {
  clua_statement *statement = clua_statement_get(connection, sql, length, fault);
  if (!statement) return fault->status;
  int columns = sqlite3_column_count(statement->handle), parameters = sqlite3_bind_parameter_count(statement->handle);
  clua_put_u32(out, (uint32_t)columns);
  for (int i = 0; i < columns; i++) {
    const char *name = sqlite3_column_name(statement->handle, i);
    clua_put_text(out, name ? name : "", name ? strlen(name) : 0);
  }
  clua_put_u32(out, (uint32_t)parameters);
  for (int i = 1; i <= parameters; i++) {
    const char *name = sqlite3_bind_parameter_name(statement->handle, i);
    clua_put_text(out, name ? name : "?", name ? strlen(name) : 1);
  }
  clua_put_u32(out, (uint32_t)statement->reads_length);
  clua_put(out, statement->reads, statement->reads_length);
  return out->failed ? clua_fail(fault, CLUA_HANDLER, "memory is short") : CLUA_OK;
}

int clua_bind_scalar(sqlite3_stmt *handle, int index, const clua_scalar *value) {
  switch (value->type) {
    case CLUA_BOOLEAN:
    case CLUA_INTEGER: return sqlite3_bind_int64(handle, index, value->integer);
    case CLUA_NUMBER: return sqlite3_bind_double(handle, index, value->number);
    case CLUA_TEXT:
      return sqlite3_bind_text64(handle, index, value->text, value->length, SQLITE_TRANSIENT, SQLITE_UTF8);
    default: return sqlite3_bind_null(handle, index);
  }
}

static bool bind_named(
    clua_connection *connection, sqlite3_stmt *handle, const clua_parameter *parameters, size_t count, clua_fault *fault) {
  for (int i = 1; i <= sqlite3_bind_parameter_count(handle); i++) {
    const char *name = sqlite3_bind_parameter_name(handle, i);
    bool bound = false;
    for (size_t p = 0; name && !bound && p < count; p++) {
      bound = strcmp(name + 1, parameters[p].name) == 0;
      int code = bound ? clua_bind_scalar(handle, i, &parameters[p].value) : SQLITE_OK;
      if (code == SQLITE_OK) continue;
      clua_fail(fault, CLUA_SQL, "the parameter %s cannot be bound: %s", name, sqlite3_errstr(code));
      return false;
    }
    if (!bound && name && strcmp(name, ":today") == 0) {
      sqlite3_bind_text(handle, i, connection->as_of, 10, SQLITE_STATIC);
      bound = true;
    }
    if (!bound) {
      clua_fail(fault, CLUA_SQL, "the parameter %s has no value", name ? name : "?");
      return false;
    }
  }
  return true;
}

static void put_value(clua_buffer *out, sqlite3_stmt *handle, int column) {
  switch (sqlite3_column_type(handle, column)) {
    case SQLITE_INTEGER:
      clua_put_byte(out, 'i');
      clua_put_i64(out, sqlite3_column_int64(handle, column));
      break;
    case SQLITE_FLOAT:
      clua_put_byte(out, 'd');
      clua_put_double(out, sqlite3_column_double(handle, column));
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB: {
      const char *bytes = sqlite3_column_blob(handle, column);
      clua_put_byte(out, sqlite3_column_type(handle, column) == SQLITE_TEXT ? 's' : 'x');
      clua_put_text(out, bytes ? bytes : "", (size_t)sqlite3_column_bytes(handle, column));
      break;
    }
    default: clua_put_byte(out, 'n');
  }
}

/// When a query of the host must have ended.
typedef struct deadline {
  struct timespec at;
  int64_t milliseconds;  ///< of the limit; 0: none
} deadline;

static bool is_past(void *context) {
  const deadline *end = context;
  struct timespec now;
  if (end->milliseconds <= 0 || clock_gettime(CLOCK_MONOTONIC, &now) != 0) return false;
  return now.tv_sec > end->at.tv_sec || (now.tv_sec == end->at.tv_sec && now.tv_nsec > end->at.tv_nsec);
}

static deadline deadline_in(int64_t milliseconds) {
  deadline end = {.milliseconds = milliseconds};
  clock_gettime(CLOCK_MONOTONIC, &end.at);
  int64_t nanoseconds = end.at.tv_nsec + milliseconds % 1000 * 1000000;
  end.at.tv_sec += milliseconds / 1000 + nanoseconds / 1000000000;
  end.at.tv_nsec = nanoseconds % 1000000000;
  return end;
}

/// Rows of a prepared statement: a byte 1 before each, a byte 0 after the last.
static clua_status put_all(
    clua_connection *connection, sqlite3_stmt *handle, int64_t limit, int64_t milliseconds, clua_buffer *out,
    clua_fault *fault) {
  int code = SQLITE_DONE;
  deadline end = deadline_in(milliseconds);
  connection->should_stop = is_past;
  connection->stop_context = &end;
  clua_put_u32(out, (uint32_t)sqlite3_column_count(handle));
  for (int64_t row = 0; row < limit && (code = sqlite3_step(handle)) == SQLITE_ROW; row++) {
    clua_put_byte(out, 1);
    for (int i = 0; i < sqlite3_column_count(handle); i++) put_value(out, handle, i);
  }
  clua_put_byte(out, 0);
  connection->should_stop = NULL;
  connection->stop_context = NULL;
  if (code == SQLITE_INTERRUPT) {
    return clua_fail(fault, CLUA_TIME, "the time limit of %lld ms was reached", (long long)milliseconds);
  }
  if ((code & 0xff) == SQLITE_NOMEM) return clua_fail(fault, CLUA_MEMORY, "the memory limit of SQL was reached");
  if (code != SQLITE_DONE && code != SQLITE_ROW) {
    const char *bad = connection->bad_date;
    return *bad ? clua_fail(fault, CLUA_DATA, "%s", bad)
                : clua_fail(fault, CLUA_SQL, "%s", sqlite3_errmsg(connection->db));
  }
  return out->failed ? clua_fail(fault, CLUA_HANDLER, "memory is short") : CLUA_OK;
}

clua_status clua_connection_rows(
    clua_connection *connection, const char *sql, size_t length, const clua_parameter *parameters,
    size_t parameter_count, int64_t limit, int64_t milliseconds, bool plan, clua_buffer *out, clua_fault *fault) {
  clua_statement *statement = clua_statement_get(connection, sql, length, fault);
  if (!statement) return fault->status;
  sqlite3_stmt *handle = statement->handle;
  char *explain = NULL;
  connection->bad_date[0] = 0;
  if (plan) {
    // The guard has said yes to the query itself; its plan is the host's own question.
    handle = NULL;
    sqlite3_set_authorizer(connection->db, NULL, NULL);
    explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %.*s", (int)length, sql);
    int code = explain ? sqlite3_prepare_v2(connection->db, explain, -1, &handle, NULL) : SQLITE_NOMEM;
    sqlite3_set_authorizer(connection->db, authorize, connection);
    sqlite3_free(explain);
    if (code != SQLITE_OK) return clua_fail(fault, CLUA_SQL, "%s", sqlite3_errmsg(connection->db));
  }
  clua_status status = bind_named(connection, handle, parameters, parameter_count, fault)
                           ? put_all(connection, handle, limit, milliseconds, out, fault)
                           : fault->status;
  if (plan) sqlite3_finalize(handle);
  else clua_statement_release(statement);
  return status;
}
