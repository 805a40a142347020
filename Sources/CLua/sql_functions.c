/// The date functions that SQL shares with Lua: NULL gives NULL, a malformed date ends the rule.
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

int clua_register_functions(clua_connection *connection) {
  static const struct {
    const char *name;
    int arguments;
    void (*function)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {{"days", 2, days}, {"hours", 2, hours}, {"day", 1, day}, {"date_add", 2, add}, {"due", 3, due}, {"done", 1, done}};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    int code = sqlite3_create_function_v2(
        connection->db, functions[i].name, functions[i].arguments,
        SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, connection, functions[i].function, NULL, NULL, NULL);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}
