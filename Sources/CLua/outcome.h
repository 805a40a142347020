/// What a rule's subjects came to: counts, the kept ones, the smallest margin.
#ifndef CLUA_OUTCOME_H
#define CLUA_OUTCOME_H

#include "internal.h"

/// How a subject counts.
typedef enum clua_class {
  C_CONFORMING, C_NONCONFORMING, C_REMARKED, C_NOT_APPLICABLE, C_UNKNOWN, C_BROKEN, C_CLASSES
} clua_class;

/// One kept subject, as bytes in the outcome's own form.
typedef struct clua_subject {
  size_t key_start, key_length;    ///< in `bytes`
  size_t rest_start, rest_length;  ///< class, grade and details, in `bytes`
  size_t head_length;              ///< of the rest without its details
  bool is_detailed;
  bool is_integer;                 ///< the key is one integer: ordered as a number
  int64_t integer;
} clua_subject;

struct clua_outcome {
  const clua_request *request;
  int64_t counts[C_CLASSES];
  int64_t failures[4][2];          ///< by grade; [1] those open to policy
  int64_t subject_count;           ///< subjects met
  int64_t out_of_scope;            ///< subjects of sites out of scope: met, and not judged
  int64_t kept_total;              ///< subjects that neither conform nor are not applicable
  clua_subject *subjects;
  size_t subject_length, subject_capacity;
  int64_t detailed;
  clua_buffer bytes;               ///< of kept subjects
  bool unordered;                  ///< subjects came in any order (report)
  bool is_full;                    ///< a subject was left out: no later one of an ordered population is kept
  int applicability;               ///< 0 applies, 1 not applicable, 2 unknown
  clua_buffer reason;              ///< why
  bool has_worst;
  double worst_margin;
  clua_verdict worst;
  bool worst_is_integer;
  int64_t worst_integer;
  clua_buffer worst_key;
};

/// Whether the next kept subject would be kept with details.
bool clua_outcome_keeps_details(const clua_outcome *outcome);
/// Counts one subject and keeps it if it does not conform. `verdicts` are sorted, the worst first.
void clua_outcome_add(
    clua_state *s, clua_outcome *outcome, const clua_buffer *key, bool is_integer, int64_t integer,
    clua_verdict *const *verdicts, int count, const clua_fault *broken, const clua_buffer *name,
    const clua_buffer *site);
/// Counts one subject that is not judged, since its site is out of scope.
void clua_outcome_leave_out(clua_outcome *outcome);
/// Whether a site is one of those that the request leaves out.
bool clua_is_out_of_scope(const clua_request *request, int64_t site);

#endif
