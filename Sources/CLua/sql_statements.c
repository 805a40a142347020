/// Statements of a guarded connection: what may be prepared, and those that are kept for the next time.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

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

static void free_statement(clua_statement *statement) {
  sqlite3_finalize(statement->handle);
  free(statement->sql);
  free(statement->reads);
  free(statement);
}

void clua_statements_free(clua_connection *connection) {
  for (clua_statement *statement = connection->statements, *next; statement; statement = next) {
    next = statement->next;
    free_statement(statement);
  }
  connection->statements = NULL;
  connection->statement_count = 0;
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
