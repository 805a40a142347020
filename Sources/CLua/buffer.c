#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "internal.h"

void clua_put(clua_buffer *buffer, const void *bytes, size_t length) {
  if (buffer->failed || length == 0) return;
  if (buffer->length + length > buffer->capacity) {
    size_t wanted = buffer->capacity ? buffer->capacity : 256;
    while (wanted < buffer->length + length) wanted *= 2;
    char *grown = realloc(buffer->bytes, wanted);
    if (!grown) {
      buffer->failed = true;
      return;
    }
    buffer->bytes = grown;
    buffer->capacity = wanted;
  }
  memcpy(buffer->bytes + buffer->length, bytes, length);
  buffer->length += length;
}

void clua_put_byte(clua_buffer *buffer, unsigned char byte) { clua_put(buffer, &byte, 1); }
void clua_put_u32(clua_buffer *buffer, uint32_t value) { clua_put(buffer, &value, sizeof value); }
void clua_put_i64(clua_buffer *buffer, int64_t value) { clua_put(buffer, &value, sizeof value); }
void clua_put_double(clua_buffer *buffer, double value) { clua_put(buffer, &value, sizeof value); }

void clua_put_text(clua_buffer *buffer, const char *text, size_t length) {
  clua_put_u32(buffer, (uint32_t)length);
  clua_put(buffer, text, length);
}

void clua_buffer_free(clua_buffer *buffer) {
  free(buffer->bytes);
  memset(buffer, 0, sizeof *buffer);
}

clua_status clua_fail(clua_fault *fault, clua_status status, const char *format, ...) {
  memset(fault, 0, sizeof *fault);
  fault->status = status;
  fault->sql_offset = -1;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(fault->message, sizeof fault->message, format, arguments);
  va_end(arguments);
  return status;
}

const char *clua_lua_version(void) { return LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE; }
const char *clua_sqlite_version(void) { return sqlite3_libversion(); }

double clua_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1000000;
}
