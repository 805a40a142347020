/// Any bytes as a rule file, a test file and a file of values: compiled and declared within small limits, or a fault that says why.
#include <stdlib.h>

#include "internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const clua_limits limits = {.memory = 4 << 20, .instructions = 100000, .milliseconds = 2000, .trace_lines = 10, .trace_bytes = 1000};
  clua_buffer compiled = {0};
  clua_fault fault = {0};
  if (clua_compile((const char *)data, size, "rule.lua", &compiled, &fault) != CLUA_OK) {
    if (fault.status == CLUA_OK || fault.status == CLUA_HANDLER) abort();
    clua_buffer_free(&compiled);
    return 0;
  }
  clua_chunk file = {.name = "rule.lua", .bytes = compiled.bytes, .length = compiled.length};
  clua_chunk library = {.name = "lib/self.lua", .bytes = compiled.bytes, .length = compiled.length, .module = "self"};
  for (clua_mode mode = CLUA_MODE_RULES; mode <= CLUA_MODE_VALUE; mode++) {
    clua_buffer out = {0};
    clua_status status = clua_declare(&file, &library, 1, mode, &limits, &out, &fault);
    if (status != CLUA_OK && (fault.status != status || fault.message[0] == 0)) abort();
    clua_buffer_free(&out);
  }
  clua_buffer_free(&compiled);
  return 0;
}
