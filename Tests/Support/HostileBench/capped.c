/// `capped RULE.lua DATABASE.sqlite KILOBYTES`: evaluates the first rule of a file over a guarded connection, as an evaluator process
/// does, under a cap on the memory of SQLite; writes the status and the message.
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "clua.h"

/// A whole file; at most 64 KB of it.
static size_t read_file(const char *path, char *text, size_t size) {
  FILE *file = fopen(path, "r");
  size_t length = file ? fread(text, 1, size, file) : 0;
  if (file) fclose(file);
  return length;
}

int run_capped(int count, char **arguments) {
  if (count != 4) return 2;
  static char text[65536];
  size_t length = read_file(arguments[1], text, sizeof text);
  clua_buffer compiled = {0}, out = {0};
  clua_fault fault = {0};
  clua_connection *connection = NULL;
  clua_limit_heap(atoll(arguments[3]) << 10);
  if (clua_compile(text, length, "rule.lua", &compiled, &fault) != CLUA_OK ||
      clua_connection_open(arguments[2], false, "2026-06-30", &connection, &fault) != CLUA_OK) {
    printf("%d %s\n", (int)fault.status, fault.message);
    clua_buffer_free(&compiled);
    return 1;
  }
  clua_chunk file = {.name = "rule.lua", .bytes = compiled.bytes, .length = compiled.length};
  clua_request request = {.file = &file, .as_of = "2026-06-30", .site_column = -1, .rule_grade = CLUA_MINOR,
                          .limits = {.memory = 64 << 20, .rows = 10000000, .milliseconds = 60000, .kept_keys = 1000,
                                     .kept_bytes = 1 << 20, .detailed = 100, .trace_lines = 10, .trace_bytes = 1000}};
  for (int i = 0; i < 2; i++) {  // once more: what it left behind must not stand in the way
    out.length = 0;
    clua_status status = clua_evaluate(&request, connection, &out, &fault);
    printf("%d %s\n", (int)status, status == CLUA_OK ? "" : fault.message);
  }
  clua_buffer_free(&compiled);
  clua_buffer_free(&out);
  clua_connection_close(connection);
  return 0;
}
