/// What the host asks of a guarded connection: its schema, the columns of a query, and rows to show.
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "internal.h"

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
  clua_guard(connection, false);
  bool whole = put_schema(connection, out);
  clua_guard(connection, true);
  if (out->failed) return clua_fail(fault, CLUA_HANDLER, "memory is short");
  return whole ? CLUA_OK : clua_fail(fault, CLUA_SQL, "cannot read the schema: %s", sqlite3_errmsg(connection->db));
}

// MARK: - Queries

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
    clua_guard(connection, false);
    explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %.*s", (int)length, sql);
    int code = explain ? sqlite3_prepare_v2(connection->db, explain, -1, &handle, NULL) : SQLITE_NOMEM;
    clua_guard(connection, true);
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
