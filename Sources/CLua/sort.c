/// Sorting in place, without memory, without system calls, and without a bad case.
///
/// The C library's qsort has some of them: that of glibc 2.36 asks how much memory the machine has before it sorts more
/// than 1,024 bytes (stdlib/msort.c), which ends a process that is locked in; and that of glibc 2.37 and later is quadratic at its worst.
#include "internal.h"

typedef struct sorting {
  char *base;
  size_t size;
  clua_order order;
  void *context;
} sorting;

static char *at(const sorting *s, size_t index) { return s->base + index * s->size; }

static void swap(const sorting *s, size_t i, size_t j) {
  char *a = at(s, i), *b = at(s, j);
  for (size_t k = 0; k < s->size; k++) {
    char kept = a[k];
    a[k] = b[k];
    b[k] = kept;
  }
}

/// Lets the element at `root` sink below those of the heap of `count` elements that come after it in order.
static void sink(const sorting *s, size_t root, size_t count) {
  for (size_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && s->order(at(s, child), at(s, child + 1), s->context) < 0) child++;
    if (s->order(at(s, root), at(s, child), s->context) >= 0) return;
    swap(s, root, child);
  }
}

void clua_sort(void *base, size_t count, size_t size, clua_order order, void *context) {
  // Heapsort (Williams 1964): equal elements may change places, so they had better be alike.
  sorting s = {base, size, order, context};
  for (size_t root = count / 2; root-- > 0;) sink(&s, root, count);
  for (size_t last = count; last-- > 1;) {
    swap(&s, 0, last);
    sink(&s, 0, last);
  }
}
