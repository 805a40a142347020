/// Any bytes as a rule's SQL: refused, or prepared as a query that only reads, and then run for a moment.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "internal.h"

/// A small database in a file that is gone when the process ends.
static clua_connection *open_database(void) {
  static char path[] = "/tmp/assay-fuzz-XXXXXX";
  sqlite3 *db = NULL;
  clua_connection *connection = NULL;
  clua_fault fault;
  int file = mkstemp(path);
  if (file < 0 || sqlite3_open(path, &db) != SQLITE_OK) abort();
  close(file);
  sqlite3_exec(db, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c REAL); INSERT INTO t VALUES (1, 'x', 1.5), (2, 'é', NULL)", NULL, NULL, NULL);
  sqlite3_close(db);
  if (clua_connection_open(path, false, "2026-06-30", &connection, &fault) != CLUA_OK) abort();
  unlink(path);
  return connection;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static clua_connection *connection;
  if (!connection) connection = open_database();
  clua_buffer out = {0};
  clua_fault fault;
  const char *sql = (const char *)data;
  if (clua_connection_describe(connection, sql, size, &out, &fault) == CLUA_OK) {
    out.length = 0;
    clua_connection_rows(connection, sql, size, NULL, 0, 20, 200, false, &out, &fault);
  }
  if (sqlite3_total_changes(connection->db) != 0) abort();
  clua_buffer_free(&out);
  return 0;
}
