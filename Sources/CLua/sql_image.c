/// Connections to a database in memory: its pages come from the host, and others may take their place.
///
/// Reading the schema of a hundred tables takes longer than judging the rows of a test; an image with the same schema is
/// therefore written into the open file, as another process would write it, and SQLite notices that by its change counter
/// (fileformat2, 1.3.6).
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/// Bytes of the header (fileformat2, 1.3).
#define HEADER_BYTES 100
#define CHANGE_COUNTER 24
#define VALID_FOR 92

static void put_big_endian(unsigned char *at, uint32_t number) {
  for (int i = 0; i < 4; i++) at[i] = (unsigned char)(number >> (24 - 8 * i));
}

/// Makes pages those of the connection's next database; their number of changes differs from that of all before.
static void stamp(clua_connection *connection, unsigned char *header) {
  // Memory has no write-ahead log: the image is taken as that of a rollback-journal database (fileformat2, 1.3.3).
  header[18] = header[19] = 1;
  // Where the two differ the number of pages is that of the file, and stays so.
  bool counts_pages = memcmp(header + CHANGE_COUNTER, header + VALID_FOR, 4) == 0;
  connection->image_count++;
  put_big_endian(header + CHANGE_COUNTER, connection->image_count);
  put_big_endian(header + VALID_FOR, connection->image_count + (counts_pages ? 0 : 1));
}

/// Everything that the schema is made of, each text with a byte after it; false: it cannot be read.
static bool read_schema(clua_connection *connection, clua_buffer *out) {
  int code;
  while ((code = sqlite3_step(connection->schema_query)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(connection->schema_query); i++) {
      const void *text = sqlite3_column_text(connection->schema_query, i);
      clua_put(out, text ? text : "", text ? (size_t)sqlite3_column_bytes(connection->schema_query, i) : 0);
      clua_put_byte(out, text ? 1 : 0);
    }
  }
  sqlite3_reset(connection->schema_query);
  return code == SQLITE_DONE && !out->failed;
}

bool clua_image_begin(clua_connection *connection) {
  const char *sql = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema";
  return sqlite3_prepare_v3(connection->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &connection->schema_query, NULL) == SQLITE_OK &&
         read_schema(connection, &connection->schema);
}

void clua_image_free(clua_connection *connection) {
  sqlite3_finalize(connection->schema_query);
  clua_buffer_free(&connection->schema);
}

bool clua_image_open(clua_connection *connection, const void *image, size_t length) {
  unsigned char *pages = length < HEADER_BYTES ? NULL : sqlite3_malloc64(length);
  if (!pages) return false;
  memcpy(pages, image, length);
  stamp(connection, pages);
  // Not SQLITE_DESERIALIZE_READONLY: clua_connection_renew writes. SQL may not, by query_only and by the authorizer.
  return sqlite3_deserialize(
             connection->db, "main", pages, (sqlite3_int64)length, (sqlite3_int64)length,
             SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK;
}

/// Writes pages over those of the file, which nobody reads just now.
static bool write_pages(clua_connection *connection, const unsigned char *image, size_t length) {
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  unsigned char header[HEADER_BYTES];
  memcpy(header, image, HEADER_BYTES);
  stamp(connection, header);
  if (sqlite3_file_control(connection->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file) return false;
  const sqlite3_io_methods *methods = file->pMethods;
  return methods && methods->xFileSize(file, &size) == SQLITE_OK &&
         (size <= (sqlite3_int64)length || methods->xTruncate(file, (sqlite3_int64)length) == SQLITE_OK) &&
         methods->xWrite(file, image, (int)length, 0) == SQLITE_OK &&
         methods->xWrite(file, header, HEADER_BYTES, 0) == SQLITE_OK;
}

/// Whether the schema is that which the connection has read.
static bool has_same_schema(clua_connection *connection) {
  clua_buffer schema = {0};
  bool same = read_schema(connection, &schema) && schema.length == connection->schema.length &&
              memcmp(schema.bytes, connection->schema.bytes, schema.length) == 0;
  clua_buffer_free(&schema);
  return same;
}

bool clua_connection_renew(clua_connection *connection, const void *image, size_t length, const char *as_of) {
  if (!connection->schema_query || strcmp(connection->as_of, as_of) != 0) return false;
  if (length < HEADER_BYTES || length > INT32_MAX) return false;
  clua_connection_reset(connection);
  clua_guard(connection, false);
  bool renewed = sqlite3_exec(connection->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK &&
                 write_pages(connection, image, length) &&
                 sqlite3_exec(connection->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK && has_same_schema(connection);
  clua_guard(connection, true);
  return renewed;
}
