#include "outcome.h"

#include "follow.h"

#include <stdlib.h>
#include <string.h>

clua_outcome *clua_outcome_new(const clua_request *request) {
  clua_outcome *outcome = calloc(1, sizeof *outcome);
  if (outcome) outcome->request = request;
  return outcome;
}

void clua_outcome_free(clua_outcome *outcome) {
  free(outcome->subjects);
  clua_buffer_free(&outcome->bytes);
  clua_buffer_free(&outcome->reason);
  clua_buffer_free(&outcome->worst_key);
  free(outcome);
}

bool clua_outcome_keeps_details(const clua_outcome *outcome) {
  return outcome->unordered || outcome->detailed < outcome->request->limits.detailed;
}

// MARK: - Counting

static clua_class class_of(const clua_state *s, const clua_verdict *verdict) {
  switch (clua_grade_of(s, verdict)) {
    case CLUA_MAJOR:
    case CLUA_MINOR: return C_NONCONFORMING;
    case CLUA_OBSERVATION:
    case CLUA_OPPORTUNITY: return C_REMARKED;
    default: break;
  }
  switch (verdict->kind) {
    case K_UNKNOWN: return C_UNKNOWN;
    case K_NOT_APPLICABLE: return C_NOT_APPLICABLE;
    default: return C_CONFORMING;
  }
}

static int compare_keys(const char *a, size_t a_length, const char *b, size_t b_length) {
  size_t shorter = a_length < b_length ? a_length : b_length;
  int order = shorter ? memcmp(a, b, shorter) : 0;
  return order ? order : (a_length > b_length) - (a_length < b_length);
}

static void note_margin(
    clua_outcome *outcome, const clua_buffer *key, bool is_integer, int64_t integer, const clua_verdict *verdict) {
  double margin = verdict->upper ? verdict->limit - verdict->measured : verdict->measured - verdict->limit;
  if (outcome->has_worst && margin > outcome->worst_margin) return;
  if (outcome->has_worst && margin == outcome->worst_margin) {
    if (!outcome->unordered) return;  // keys ascend: the first one holds
    bool lower = is_integer && outcome->worst_is_integer
                     ? integer < outcome->worst_integer
                 : is_integer != outcome->worst_is_integer
                     ? is_integer
                     : compare_keys(key->bytes, key->length, outcome->worst_key.bytes, outcome->worst_key.length) < 0;
    if (!lower) return;
  }
  outcome->worst_is_integer = is_integer;
  outcome->worst_integer = integer;
  outcome->has_worst = true;
  outcome->worst_margin = margin;
  outcome->worst = *verdict;
  outcome->worst_key.length = 0;
  clua_put(&outcome->worst_key, key->bytes, key->length);
}

void clua_put_measure(clua_buffer *out, const clua_verdict *verdict) {
  clua_put_byte(out, verdict != NULL);
  if (!verdict) return;
  clua_put_double(out, verdict->measured);
  clua_put_double(out, verdict->limit);
  clua_put_byte(out, verdict->upper);
  clua_put_text(out, verdict->unit, strlen(verdict->unit));
}

static void put_fault(clua_buffer *out, const clua_fault *fault) {
  clua_put_byte(out, (unsigned char)fault->status);
  clua_put_text(out, fault->message, strlen(fault->message));
  clua_put_text(out, fault->file, strlen(fault->file));
  clua_put_u32(out, (uint32_t)fault->line);
  clua_put_text(out, fault->traceback, strlen(fault->traceback));
}

/// Where the verdict that decides was made, or the date was read that is none: a chunk's name and a line.
static void put_place(clua_buffer *out, clua_verdict *const *verdicts, int count, const clua_fault *broken) {
  const char *name = broken ? broken->file : count && verdicts[0]->source ? verdicts[0]->source : "";
  if (name[0] == '@') name++;
  clua_put_text(out, name, strlen(name));
  clua_put_u32(out, (uint32_t)(broken ? broken->line : count ? verdicts[0]->line : 0));
}

/// Texts, measure, name, site and place of a subject; or a byte 0 where only the key is kept.
static void put_details(
    clua_state *s, clua_buffer *out, clua_verdict *const *verdicts, int count, const clua_fault *broken,
    const clua_buffer *name, const clua_buffer *site) {
  const clua_verdict *measured = NULL;
  uint32_t texts = 0;
  for (int i = 0; i < count; i++) {
    if (verdicts[i]->has_text) texts++;
    if (verdicts[i]->has_measure && !measured) measured = verdicts[i];
  }
  clua_put_byte(out, 1);
  clua_put_u32(out, texts + (broken && broken->status == CLUA_DATE));
  if (broken && broken->status == CLUA_DATE) clua_put_text(out, broken->message, strlen(broken->message));
  for (int i = 0; i < count; i++) {
    if (verdicts[i]->has_text) clua_put_text(out, s->texts.bytes + verdicts[i]->text_start, verdicts[i]->text_length);
  }
  clua_put_measure(out, measured);
  clua_put_byte(out, name != NULL);
  if (name) clua_put_text(out, name->bytes ? name->bytes : "", name->length);
  clua_put_byte(out, site != NULL);
  if (site) clua_put_text(out, site->bytes ? site->bytes : "", site->length);
  put_place(out, verdicts, count, broken);
}

static clua_subject *new_subject(clua_outcome *outcome) {
  if (outcome->subject_length == outcome->subject_capacity) {
    size_t wanted = outcome->subject_capacity ? outcome->subject_capacity * 2 : 64;
    clua_subject *grown = realloc(outcome->subjects, wanted * sizeof *grown);
    if (!grown) {
      outcome->bytes.failed = true;
      return NULL;
    }
    outcome->subjects = grown;
    outcome->subject_capacity = wanted;
  }
  return &outcome->subjects[outcome->subject_length++];
}

// MARK: - Keeping

/// Whole numbers as numbers, before texts by bytes.
static int compare_subjects(const char *bytes, const clua_subject *a, const clua_subject *b) {
  if (a->is_integer != b->is_integer) return a->is_integer ? -1 : 1;
  if (a->is_integer) return (a->integer > b->integer) - (a->integer < b->integer);
  return compare_keys(bytes + a->key_start, a->key_length, bytes + b->key_start, b->key_length);
}

static int compare_with_bytes(const void *a, const void *b, void *bytes) { return compare_subjects(bytes, a, b); }

/// Appends one subject of `from` to `to`, without its details where there are enough; false where a cap leaves no room.
static bool keep(
    const clua_limits *limits, const clua_buffer *from, const clua_subject *subject, clua_buffer *to, clua_subject *kept,
    size_t kept_count, int64_t *detailed) {
  bool details = subject->is_detailed && *detailed < limits->detailed;
  size_t plain = subject->key_length + subject->head_length + 1, room = 0;
  if ((int64_t)kept_count >= limits->kept_keys) return false;
  if ((int64_t)to->length < limits->kept_bytes) room = (size_t)limits->kept_bytes - to->length;
  if (details && subject->key_length + subject->rest_length > room) details = false;
  if (plain > room) return false;
  *kept = *subject;
  kept->key_start = to->length;
  clua_put(to, from->bytes + subject->key_start, subject->key_length);
  kept->rest_start = to->length;
  clua_put(to, from->bytes + subject->rest_start, details ? subject->rest_length : subject->head_length);
  if (!details) clua_put_byte(to, 0);
  kept->is_detailed = details;
  kept->rest_length = to->length - kept->rest_start;
  *detailed += details;
  return true;
}

/// Leaves of subjects that came in any order those that a query with ascending keys would have left.
static void prune(clua_outcome *outcome) {
  clua_buffer bytes = {0};
  size_t count = 0;
  if (outcome->subject_length == 0 || outcome->bytes.failed) return;
  clua_sort(outcome->subjects, outcome->subject_length, sizeof *outcome->subjects, compare_with_bytes, outcome->bytes.bytes);
  outcome->detailed = 0;
  for (size_t i = 0; i < outcome->subject_length; i++) {
    // In place: a kept subject never lies beyond the one it is made of.
    clua_subject subject = outcome->subjects[i];
    if (!keep(&outcome->request->limits, &outcome->bytes, &subject, &bytes, &outcome->subjects[count], count, &outcome->detailed)) break;
    count++;
  }
  bytes.failed = bytes.failed || outcome->bytes.failed;
  outcome->subject_length = count;
  clua_buffer_free(&outcome->bytes);
  outcome->bytes = bytes;
}

/// Whether so much more than the caps was reported that it pays to prune.
static bool overflows(const clua_outcome *outcome) {
  const clua_limits *limits = &outcome->request->limits;
  return (int64_t)outcome->subject_length > 2 * limits->kept_keys + 1000 ||
         (int64_t)outcome->bytes.length > 2 * limits->kept_bytes + (1 << 20);
}

/// The last subject goes again where the caps leave no room for it, or loses its details.
static void fit_last(clua_outcome *outcome) {
  clua_subject *subject = &outcome->subjects[outcome->subject_length - 1];
  const clua_limits *limits = &outcome->request->limits;
  if ((int64_t)outcome->bytes.length > limits->kept_bytes && subject->is_detailed && !outcome->bytes.failed) {
    outcome->bytes.length = subject->rest_start + subject->head_length;
    clua_put_byte(&outcome->bytes, 0);
    subject->rest_length = subject->head_length + 1;
    subject->is_detailed = false;
    outcome->detailed--;
  }
  if ((int64_t)outcome->bytes.length > limits->kept_bytes || (int64_t)outcome->subject_length > limits->kept_keys) {
    outcome->bytes.length = subject->key_start;
    outcome->subject_length--;
    outcome->is_full = true;
  }
}

static void write_subject(
    clua_state *s, clua_outcome *outcome, clua_subject *subject, clua_class class, int grade, bool open,
    clua_verdict *const *verdicts, int count, const clua_fault *broken, const clua_buffer *name, const clua_buffer *site) {
  clua_buffer *out = &outcome->bytes;
  subject->rest_start = out->length;
  clua_put_byte(out, (unsigned char)class);
  clua_put_byte(out, (unsigned char)(grade + 1));
  clua_put_byte(out, open);
  if (class == C_BROKEN) put_fault(out, broken);
  subject->head_length = out->length - subject->rest_start;
  if (subject->is_detailed) {
    outcome->detailed++;
    put_details(s, out, verdicts, count, broken, name, site);
  } else {
    clua_put_byte(out, 0);
  }
  subject->rest_length = out->length - subject->rest_start;
}

void clua_outcome_add(
    clua_state *s, clua_outcome *outcome, const clua_buffer *key, bool is_integer, int64_t integer,
    clua_verdict *const *verdicts, int count, const clua_fault *broken, const clua_buffer *name,
    const clua_buffer *site) {
  clua_class class = broken ? (broken->status == CLUA_DATE ? C_UNKNOWN : C_BROKEN)
                     : count ? class_of(s, verdicts[0])
                             : C_CONFORMING;
  int grade = !broken && count ? clua_grade_of(s, verdicts[0]) : -1;
  bool open = grade >= 0 && verdicts[0]->kind == K_FAIL;
  outcome->counts[class]++;
  outcome->subject_count++;
  if (grade >= 0) outcome->failures[grade][open]++;
  for (int i = 0; i < count && !broken; i++) {
    if (verdicts[i]->has_measure) note_margin(outcome, key, is_integer, integer, verdicts[i]);
  }
  if (class == C_CONFORMING && s->request->nearest > 0) clua_note_nearest(s, key, verdicts, count);
  if (class == C_CONFORMING || class == C_NOT_APPLICABLE) return;
  outcome->kept_total++;
  if (outcome->is_full) return;
  bool detailed = clua_outcome_keeps_details(outcome);
  clua_subject *subject = new_subject(outcome);
  if (!subject) return;
  *subject = (clua_subject){.key_start = outcome->bytes.length, .key_length = key->length, .is_detailed = detailed,
                            .is_integer = is_integer, .integer = integer};
  clua_put(&outcome->bytes, key->bytes, key->length);
  write_subject(s, outcome, subject, class, grade, open, verdicts, count, broken, name, site);
  if (!outcome->unordered) fit_last(outcome);
  else if (overflows(outcome)) prune(outcome);
}

void clua_outcome_leave_out(clua_outcome *outcome) {
  outcome->subject_count++;
  outcome->out_of_scope++;
}

static int compare_sites(const void *one, const void *other) {
  int64_t left = *(const int64_t *)one, right = *(const int64_t *)other;
  return left < right ? -1 : left > right;
}

bool clua_is_out_of_scope(const clua_request *request, int64_t site) {
  return request->site_out_of_scope_count > 0
    && bsearch(&site, request->sites_out_of_scope, request->site_out_of_scope_count, sizeof site, compare_sites);
}

// MARK: - Out

static void put_pairs(clua_buffer *out, const clua_buffer *pairs) {
  clua_put_u32(out, (uint32_t)pairs->length);
  clua_put(out, pairs->bytes, pairs->length);
}

static void put_subjects(clua_outcome *outcome, clua_buffer *out) {
  if (outcome->unordered) prune(outcome);
  if (outcome->bytes.failed) outcome->subject_length = 0;  // offsets are past what there is; the whole is told as failed
  clua_put_u32(out, (uint32_t)outcome->subject_length);
  for (size_t i = 0; i < outcome->subject_length; i++) {
    const clua_subject *subject = &outcome->subjects[i];
    clua_put_text(out, outcome->bytes.bytes + subject->key_start, subject->key_length);
    clua_put(out, outcome->bytes.bytes + subject->rest_start, subject->rest_length);
  }
}

void clua_outcome_put(clua_state *s, clua_outcome *outcome, bool ended, clua_buffer *out) {
  out->length = 0;
  put_pairs(out, &s->reads);
  clua_put_u32(out, (uint32_t)s->trace_lines);
  clua_put(out, s->trace.bytes, s->trace.length);
  clua_put_i64(out, s->rows_stepped);
  clua_put_i64(out, (int64_t)s->peak);
  clua_put_i64(out, s->misfit_count);
  clua_put_u32(out, (uint32_t)s->misfit_line);
  clua_followed_put(s, out);
  clua_put_byte(out, ended);
  if (!ended) return;
  clua_put_byte(out, (unsigned char)outcome->applicability);
  clua_put_text(out, outcome->reason.bytes ? outcome->reason.bytes : "", outcome->reason.length);
  for (int i = 0; i < C_CLASSES; i++) clua_put_i64(out, outcome->counts[i]);
  clua_put_i64(out, outcome->out_of_scope);
  for (int grade = 0; grade < 4; grade++) {
    for (int open = 0; open < 2; open++) clua_put_i64(out, outcome->failures[grade][open]);
  }
  clua_put_i64(out, outcome->kept_total);
  clua_put_byte(out, outcome->has_worst);
  if (outcome->has_worst) {
    clua_put_text(out, outcome->worst_key.bytes, outcome->worst_key.length);
    clua_put_measure(out, &outcome->worst);
  }
  put_subjects(outcome, out);
  if (outcome->bytes.failed || s->reads.failed || s->trace.failed || s->texts.failed) out->failed = true;
}
