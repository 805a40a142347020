#include "dates.h"

#include <string.h>

static int digits(const char *text, int count) {
  int value = 0;
  for (int i = 0; i < count; i++) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

static int month_length(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) return 29;
  return lengths[month - 1];
}

// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil and civil_from_days.
static int64_t day_number(int year, int month, int day) {
  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return (int64_t)era * 146097 + day_of_era - 719468;
}

static void civil(int64_t number, int *year, int *month, int *day) {
  int64_t z = number + 719468;
  int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  int64_t day_of_era = z - era * 146097;
  int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t shifted = (5 * day_of_year + 2) / 153;
  *day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
  *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
  *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

static bool parse_day(const char *text, int64_t *out) {
  int year = digits(text, 4), month = digits(text + 5, 2), day = digits(text + 8, 2);
  if (text[4] != '-' || text[7] != '-' || year < 1 || month < 1 || month > 12 || day < 1) return false;
  if (day > month_length(year, month)) return false;
  *out = day_number(year, month, day);
  return true;
}

/// Reads `HH:MM[:SS[.f…]][Z]`.
static bool parse_time(const char *text, size_t length, int64_t *out) {
  if (length > 0 && text[length - 1] == 'Z') length--;
  if (length < 5 || text[2] != ':') return false;
  int hour = digits(text, 2), minute = digits(text + 3, 2), second = 0;
  if (length > 5) {
    if (length < 8 || text[5] != ':') return false;
    second = digits(text + 6, 2);
    if (length > 8) {
      if (text[8] != '.' || length == 9 || length > 18) return false;
      if (digits(text + 9, (int)length - 9) < 0) return false;
    }
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  *out = hour * 3600 + minute * 60 + second;
  return true;
}

bool clua_parse_instant(const char *text, size_t length, clua_instant *out) {
  if (length < 10 || !parse_day(text, &out->day)) return false;
  out->seconds = 0;
  out->has_time = length > 10;
  if (!out->has_time) return true;
  if (text[10] != 'T' && text[10] != ' ') return false;
  return parse_time(text + 11, length - 11, &out->seconds);
}

bool clua_format_day(int64_t number, char out[11]) {
  int year, month, day;
  if (number < -719162 || number > 2932896) return false;
  civil(number, &year, &month, &day);
  const int parts[] = {year / 1000, year / 100 % 10, year / 10 % 10, year % 10, -1,
                       month / 10, month % 10, -1, day / 10, day % 10};
  for (int i = 0; i < 10; i++) out[i] = parts[i] < 0 ? '-' : (char)('0' + parts[i]);
  out[10] = 0;
  return true;
}

bool clua_add_interval(int64_t number, const char *interval, size_t length, int64_t *out) {
  size_t at = 0;
  bool negative = length > 0 && interval[0] == '-';
  int64_t count = 0;
  for (at = negative; at < length && interval[at] >= '0' && interval[at] <= '9'; at++) {
    count = count * 10 + (interval[at] - '0');
    if (count > 1000000) return false;
  }
  if (at == (size_t)negative || at >= length || interval[at] != ' ') return false;
  const char *unit = interval + at + 1;
  size_t unit_length = length - at - 1;
  if (unit_length > 0 && unit[unit_length - 1] == 's') unit_length--;
  if (negative) count = -count;
  int64_t months = 0;
  if (unit_length == 3 && memcmp(unit, "day", 3) == 0) *out = number + count;
  else if (unit_length == 4 && memcmp(unit, "week", 4) == 0) *out = number + 7 * count;
  else if (unit_length == 5 && memcmp(unit, "month", 5) == 0) months = count;
  else if (unit_length == 4 && memcmp(unit, "year", 4) == 0) months = 12 * count;
  else return false;
  if (months == 0) {
    if (unit_length == 5 || (unit_length == 4 && unit[0] == 'y')) *out = number;
    return true;
  }
  int year, month, day;
  civil(number, &year, &month, &day);
  int64_t total = (int64_t)year * 12 + month - 1 + months;
  if (total < 12 || total >= 120000) return false;
  year = (int)(total / 12);
  month = (int)(total % 12) + 1;
  int last = month_length(year, month);
  *out = day_number(year, month, day < last ? day : last);
  return true;
}
