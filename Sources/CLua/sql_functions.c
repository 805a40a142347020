/// The functions of SQL that are our own: dates, shared with Lua (NULL gives NULL, a malformed date ends the rule), and those of
/// SQLite that have no end of their own.
///
/// All are INNOCUOUS: a schema that uses one that is not could not be opened any more.
#define _GNU_SOURCE  // memmem, mempcpy
#include <stdio.h>
#include <string.h>

#include "dates.h"
#include "internal.h"

/// Ends the query with a sentence about `value`.
static void refuse(sqlite3_context *context, sqlite3_value *value, const char *what) {
  clua_connection *connection = sqlite3_user_data(context);
  const char *text = (const char *)sqlite3_value_text(value);
  snprintf(connection->bad_date, sizeof connection->bad_date, "'%.60s' is not %s", text ? text : "", what);
  sqlite3_result_error(context, connection->bad_date, -1);
}

/// Reads an argument: 1 a date, 0 NULL, -1 malformed (the error is set).
static int argument(sqlite3_context *context, sqlite3_value *value, clua_instant *out) {
  if (sqlite3_value_type(value) == SQLITE_NULL) return 0;
  const char *text = (const char *)sqlite3_value_text(value);
  size_t length = (size_t)sqlite3_value_bytes(value);
  if (sqlite3_value_type(value) == SQLITE_TEXT && text && clua_parse_instant(text, length, out)) return 1;
  refuse(context, value, "a day");
  return -1;
}

static void days(sqlite3_context *context, int count, sqlite3_value **values) {
  clua_instant from, to;
  (void)count;
  int first = argument(context, values[0], &from);
  if (first < 0) return;
  if (argument(context, values[1], &to) < 1 || first < 1) return;
  sqlite3_result_int64(context, to.day - from.day);
}

static void hours(sqlite3_context *context, int count, sqlite3_value **values) {
  clua_instant from, to;
  (void)count;
  int first = argument(context, values[0], &from);
  if (first < 0) return;
  if (argument(context, values[1], &to) < 1 || first < 1) return;
  if (!from.has_time || !to.has_time) return;  // a day alone: the time is not known
  double seconds = (double)((to.day - from.day) * 86400 + to.seconds - from.seconds);
  sqlite3_result_double(context, seconds / 3600.0);
}

static void put_day(sqlite3_context *context, int64_t day) {
  char text[11];
  if (clua_format_day(day, text)) {
    sqlite3_result_text(context, text, 10, SQLITE_TRANSIENT);
    return;
  }
  // NULL would fall out of a filter in silence.
  clua_connection *connection = sqlite3_user_data(context);
  snprintf(connection->bad_date, sizeof connection->bad_date, "the day lies outside the years 1 to 9999");
  sqlite3_result_error(context, connection->bad_date, -1);
}

static void day(sqlite3_context *context, int count, sqlite3_value **values) {
  clua_instant instant;
  (void)count;
  if (argument(context, values[0], &instant) == 1) put_day(context, instant.day);
}

/// Adds an interval, or a number of days; true when a day came of it.
static bool added(sqlite3_context *context, int64_t from, sqlite3_value *interval, int64_t *out) {
  if (sqlite3_value_type(interval) == SQLITE_NULL) return false;
  if (sqlite3_value_type(interval) == SQLITE_INTEGER) {
    sqlite3_int64 number = sqlite3_value_int64(interval);
    if (number >= -4000000 && number <= 4000000) {
      *out = from + number;
      return true;
    }
  }
  const char *text = (const char *)sqlite3_value_text(interval);
  if (text && clua_add_interval(from, text, (size_t)sqlite3_value_bytes(interval), out)) return true;
  refuse(context, interval, "an interval");
  return false;
}

static void add(sqlite3_context *context, int count, sqlite3_value **values) {
  clua_instant from;
  int64_t result;
  (void)count;
  if (argument(context, values[0], &from) == 1 && added(context, from.day, values[1], &result)) put_day(context, result);
}

static void due(sqlite3_context *context, int count, sqlite3_value **values) {
  clua_instant stated, last;
  int64_t result;
  (void)count;
  int has_stated = argument(context, values[0], &stated);
  if (has_stated < 0) return;
  if (has_stated) {
    put_day(context, stated.day);
    return;
  }
  if (argument(context, values[1], &last) == 1 && added(context, last.day, values[2], &result)) put_day(context, result);
}

static void done(sqlite3_context *context, int count, sqlite3_value **values) {
  clua_instant instant, today;
  (void)count;
  clua_connection *connection = sqlite3_user_data(context);
  int has = argument(context, values[0], &instant);
  if (has < 1 || !clua_parse_instant(connection->as_of, 10, &today)) return;
  sqlite3_result_int(context, instant.day <= today.day);
}

// MARK: - SQLite's own, with an end

// instr and replace of SQLite compare at each place anew, and trim does so for each character: 3 to 30 seconds inside one step
// of its machine, where neither the progress handler nor an interrupt is asked. These give the same results.

#define TRIM_STEPS 20000000

/// Whether the text goes on with a byte that begins no character.
static bool inside_character(const unsigned char *text) { return (*text & 0xc0) == 0x80; }

/// How many characters begin behind the first one, up to `length` bytes.
static int64_t characters(const unsigned char *text, size_t length) {
  int64_t count = 0;
  for (size_t i = 1; i <= length; i++) count += !inside_character(text + i);
  return count;
}

/// A value as text, a BLOB as one of the same bytes; NULL: memory is short, or the value is NULL.
static const unsigned char *as_text(sqlite3_value *value, size_t *length) {
  const unsigned char *text = sqlite3_value_type(value) == SQLITE_BLOB ? sqlite3_value_blob(value) : sqlite3_value_text(value);
  *length = (size_t)sqlite3_value_bytes(value);
  return text || *length > 0 || sqlite3_value_type(value) == SQLITE_NULL ? text : (const unsigned char *)"";
}

/// Where `needle` is found first, from 1; 0: nowhere. In a text a place is the beginning of a character.
static void instr(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  size_t length, needle_length;
  int type = sqlite3_value_type(values[0]), needle_type = sqlite3_value_type(values[1]);
  if (type == SQLITE_NULL || needle_type == SQLITE_NULL) return;
  const unsigned char *text = as_text(values[0], &length), *needle = as_text(values[1], &needle_length);
  if (!text || !needle) {
    sqlite3_result_error_nomem(context);
    return;
  }
  bool is_text = type != SQLITE_BLOB || needle_type != SQLITE_BLOB;
  const unsigned char *found = needle_length == 0 ? text : memmem(text, length, needle, needle_length);
  // What begins inside a character can stand at the very beginning only.
  if (found && found > text && is_text && inside_character(found)) found = NULL;
  if (!found) sqlite3_result_int(context, 0);
  else sqlite3_result_int64(context, 1 + (is_text ? characters(text, (size_t)(found - text)) : found - text));
}

/// The text with each `pattern` in it taken for `with`.
static void replace(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  const char *parts[3];
  size_t lengths[3];
  for (int i = 0; i < 3; i++) {
    parts[i] = (const char *)sqlite3_value_text(values[i]);
    if (!parts[i]) return;
    lengths[i] = (size_t)sqlite3_value_bytes(values[i]);
    if (i == 1 && parts[1][0] == 0) {
      sqlite3_result_value(context, values[0]);
      return;
    }
  }
  const char *end = parts[0] + lengths[0], *at = parts[0], *found;
  size_t length = lengths[0];
  while ((found = memmem(at, (size_t)(end - at), parts[1], lengths[1])) != NULL) {
    length = length - lengths[1] + lengths[2];
    at = found + lengths[1];
  }
  size_t longest = (size_t)sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1);
  // SQLite's own has no room to begin with for a text of the greatest length.
  if (length > longest || lengths[0] >= longest) {
    sqlite3_result_error_toobig(context);
    return;
  }
  char *out = sqlite3_malloc64(length + 1), *to = out;
  if (!out) {
    sqlite3_result_error_nomem(context);
    return;
  }
  for (at = parts[0]; (found = memmem(at, (size_t)(end - at), parts[1], lengths[1])) != NULL; at = found + lengths[1]) {
    to = mempcpy(mempcpy(to, at, (size_t)(found - at)), parts[2], lengths[2]);
  }
  memcpy(to, at, (size_t)(end - at));
  sqlite3_result_text64(context, out, length, sqlite3_free, SQLITE_UTF8);
}

/// Length of the first character of `set` that stands at the beginning of the text, or at its end; 0: none does.
static size_t leading(const char *text, size_t length, const char *set, bool at_end, int64_t *steps) {
  for (const char *next; *set; set = next) {
    next = set + 1;
    if ((unsigned char)*set >= 0xc0) {
      while (inside_character((const unsigned char *)next)) next++;
    }
    size_t one = (size_t)(next - set);
    if (--*steps < 0) return 0;
    if (one <= length && memcmp(at_end ? text + length - one : text, set, one) == 0) return one;
  }
  return 0;
}

enum { TRIM_LEFT = 1, TRIM_RIGHT = 2 };

/// trim, ltrim and rtrim; the function's data says which.
static void trim(sqlite3_context *context, int count, sqlite3_value **values) {
  const char *text = (const char *)sqlite3_value_text(values[0]);
  if (!text) return;
  size_t length = (size_t)sqlite3_value_bytes(values[0]), one;
  const char *set = count == 1 ? " " : (const char *)sqlite3_value_text(values[1]);
  if (!set) return;
  intptr_t sides = (intptr_t)sqlite3_user_data(context);
  int64_t steps = TRIM_STEPS;
  while ((sides & TRIM_LEFT) && length > 0 && (one = leading(text, length, set, false, &steps)) > 0) {
    text += one;
    length -= one;
  }
  while ((sides & TRIM_RIGHT) && length > 0 && (one = leading(text, length, set, true, &steps)) > 0) length -= one;
  if (steps < 0) sqlite3_result_error(context, "trim takes more than 20 million steps", -1);
  else sqlite3_result_text64(context, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

int clua_register_functions(clua_connection *connection) {
  static const struct {
    const char *name;
    int arguments;
    void (*function)(sqlite3_context *, int, sqlite3_value **);
    intptr_t data;  ///< 0: the connection
  } functions[] = {{"days", 2, days, 0},
                   {"hours", 2, hours, 0},
                   {"day", 1, day, 0},
                   {"date_add", 2, add, 0},
                   {"due", 3, due, 0},
                   {"done", 1, done, 0},
                   {"instr", 2, instr, 0},
                   {"replace", 3, replace, 0},
                   {"trim", 1, trim, TRIM_LEFT | TRIM_RIGHT},
                   {"trim", 2, trim, TRIM_LEFT | TRIM_RIGHT},
                   {"ltrim", 1, trim, TRIM_LEFT},
                   {"ltrim", 2, trim, TRIM_LEFT},
                   {"rtrim", 1, trim, TRIM_RIGHT},
                   {"rtrim", 2, trim, TRIM_RIGHT}};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    int code = sqlite3_create_function_v2(
        connection->db, functions[i].name, functions[i].arguments,
        SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        functions[i].data ? (void *)functions[i].data : connection, functions[i].function, NULL, NULL, NULL);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}
