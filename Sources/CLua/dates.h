/// Days and instants, the same for Lua and for SQL. UTC, proleptic Gregorian, years 0001 to 9999.
#ifndef CLUA_DATES_H
#define CLUA_DATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A day, and a time where the text had one.
typedef struct clua_instant {
  int64_t day;      ///< days since 1970-01-01
  int64_t seconds;  ///< seconds since the start of the day; meaningful only with has_time
  bool has_time;
} clua_instant;

/// Reads `YYYY-MM-DD`, or an instant `YYYY-MM-DDTHH:MM[:SS[.f…]][Z]` (a space for T is accepted).
bool clua_parse_instant(const char *text, size_t length, clua_instant *out);

/// Writes a day as `YYYY-MM-DD` and a zero byte; false outside the years 0001 to 9999.
bool clua_format_day(int64_t day, char out[11]);

/// Adds `N days|weeks|months|years` (the singular too); month ends are clamped.
bool clua_add_interval(int64_t day, const char *interval, size_t length, int64_t *out);

#endif
