/// The filter of system calls.
#ifndef CJAIL_SECCOMP_FILTER_H
#define CJAIL_SECCOMP_FILTER_H

#include <stdbool.h>

/// Allows what an evaluator needs and kills the process at everything else; false where the kernel has none of it.
bool cjail_set_seccomp(void);

#endif
