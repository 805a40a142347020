/// An allow-list of system calls for a process that computes, reads what is open, and answers over its pipes.
///
/// seccomp(2), and Documentation/userspace-api/seccomp_filter.rst of the kernel: the architecture is checked first,
/// since numbers mean other calls on another one.
#define _GNU_SOURCE
#include "seccomp_filter.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifndef SECCOMP_RET_KILL_PROCESS
#define SECCOMP_RET_KILL_PROCESS 0x80000000U
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, field))
/// The low half of an argument: both architectures are little-endian.
#define LOAD_ARGUMENT(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(offsetof(struct seccomp_data, args) + 8 * (n)))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
/// The call may be made, whatever its arguments.
#define MAY(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)SYS_##name, 0, 1), ALLOW

bool cjail_set_seccomp(void) {
  uint32_t self = (uint32_t)getpid();
  struct sock_filter program[] = {
      LOAD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
      KILL,
      LOAD(nr),
#ifdef __x86_64__
      // The x32 calls have numbers of their own, from 2^30 on.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      KILL,
#endif
      MAY(read), MAY(pread64), MAY(write), MAY(brk), MAY(munmap), MAY(mremap), MAY(madvise), MAY(futex),
      MAY(clock_gettime), MAY(getrandom), MAY(rt_sigreturn), MAY(rt_sigprocmask), MAY(restart_syscall), MAY(setitimer),
      MAY(getpid), MAY(gettid), MAY(exit), MAY(exit_group),
      // Memory that is mapped or protected is never made executable.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)SYS_mmap, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)SYS_mprotect, 0, 4),
      LOAD_ARGUMENT(2),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1),
      KILL,
      ALLOW,
      // A signal to itself alone, which is how abort() ends.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)SYS_tgkill, 0, 3),
      LOAD_ARGUMENT(0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, self, 0, 1),
      ALLOW,
      KILL,
  };
  struct sock_fprog filter = {.len = sizeof program / sizeof *program, .filter = program};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

#else

bool cjail_set_seccomp(void) { return false; }

#endif
