/// The guard on SQL of a rule: one connection that reads one view and can do nothing else.
///
/// sqlite.org: c3ref/set_authorizer, c3ref/c_dbconfig_defensive, c3ref/limit; security.html.
#define _GNU_SOURCE
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
      if (connection->seen && two && strcmp(two, CLUA_PROBE_IF) == 0) return SQLITE_OK;
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
  if (connection->image_count > 0 && !clua_image_begin(connection)) {
    return refuse(connection, fault, "cannot read the schema");
  }
  limit(connection->db);
  sqlite3_progress_handler(connection->db, 1000, progress, connection);
  clua_guard(connection, true);
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
  if (!clua_image_open(connection, image, length)) {
    return refuse(connection, fault, "the image of the database is not whole, or memory is short");
  }
  return guard(connection, out, fault);
}

void clua_connection_close(clua_connection *connection) {
  if (!connection) return;
  clua_statements_free(connection);
  clua_image_free(connection);
  sqlite3_close(connection->db);
  free(connection);
}

void clua_guard(clua_connection *connection, bool guarded) {
  sqlite3_set_authorizer(connection->db, guarded ? authorize : NULL, guarded ? connection : NULL);
}
