/// Locks itself in, says which layers hold, and does what its argument names: what is forbidden ends it.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "cjail.h"

static void say(const char *text) { cjail_put(1, text, strlen(text)); }

static void forbidden(const char *what) {
  if (!strcmp(what, "open")) open("/etc/hostname", O_RDONLY);
  if (!strcmp(what, "create")) open("/tmp/assay-jail-probe", O_CREAT | O_WRONLY, 0600);
  if (!strcmp(what, "unlink")) unlink("/tmp/assay-jail-probe");
  if (!strcmp(what, "stat")) {
    struct stat face;
    stat("/etc/hostname", &face);
  }
  if (!strcmp(what, "socket")) socket(AF_INET, SOCK_STREAM, 0);
  if (!strcmp(what, "exec")) execl("/bin/true", "true", (char *)NULL);
  if (!strcmp(what, "fork")) fork();
  if (!strcmp(what, "thread")) syscall(SYS_clone, 0, 0, 0, 0, 0);
  if (!strcmp(what, "map-code")) mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (!strcmp(what, "make-code")) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(page, 4096, PROT_READ | PROT_EXEC);
  }
  if (!strcmp(what, "kill-parent")) kill(getppid(), 0);
  if (!strcmp(what, "signal-parent")) syscall(SYS_tgkill, getppid(), getppid(), 0);
  if (!strcmp(what, "ptrace")) syscall(SYS_ptrace, 0, 0, 0, 0);
  if (!strcmp(what, "limits")) {
    struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_AS, &none);
  }
  if (!strcmp(what, "unlock")) prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
#ifdef __x86_64__
  if (!strcmp(what, "x32")) syscall(0x40000000 + SYS_getpid);
#endif
}

static void allowed(const char *what) {
  if (!strcmp(what, "compute")) {
    volatile double sum = 0;
    for (int i = 0; i < 1000000; i++) sum += i;
  }
  if (!strcmp(what, "memory")) {
    char *block = malloc(100 << 20);
    if (block) memset(block, 1, 100 << 20);
    say(block ? "got 100 MB\n" : "no 100 MB\n");
    free(block);
    say(malloc((size_t)600 << 20) ? "got 600 MB\n" : "no 600 MB\n");
  }
  if (!strcmp(what, "timer")) {
    struct itimerval soon = {.it_value = {.tv_usec = 1000}};
    setitimer(ITIMER_REAL, &soon, NULL);
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
  }
  if (!strcmp(what, "read")) {
    char byte;
    if (read(0, &byte, 1) == 1) say("read\n");
  }
  if (!strcmp(what, "abort")) abort();
  if (!strcmp(what, "crash")) *(volatile int *)8 = 1;
  if (!strcmp(what, "exit")) exit(3);
}

int main(int count, char **arguments) {
  if (count < 2) return 64;
  // `environment` and `descriptors` tell what was inherited, before anything is locked.
  extern char **environ;
  if (!strcmp(arguments[1], "environment")) {
    for (char **entry = environ; *entry; entry++) {
      say(*entry);
      say("\n");
    }
    return 0;
  }
  if (!strcmp(arguments[1], "descriptors")) {
    for (int descriptor = 0; descriptor < 64; descriptor++) {
      char text[16];
      if (fcntl(descriptor, F_GETFD) < 0) continue;
      snprintf(text, sizeof text, "%d ", descriptor);
      say(text);
    }
    return 0;
  }
  if (!strcmp(arguments[1], "signals")) {
    sigset_t mask;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    say(sigismember(&mask, SIGTERM) ? "blocked\n" : "open\n");
    struct sigaction action;
    sigaction(SIGPIPE, NULL, &action);
    say(action.sa_handler == SIG_DFL ? "default\n" : "changed\n");
    return 0;
  }
  if (!strcmp(arguments[1], "sleep")) {
    cjail_follow_parent(getppid());
    say("ready\n");
    for (;;) pause();
  }
  cjail_limits limits = {.address_space = 512u << 20, .open_files = 16};
  unsigned layers = cjail_lock(&limits);
  char text[32];
  snprintf(text, sizeof text, "layers %u\n", layers);
  say(text);
  forbidden(arguments[1]);
  allowed(arguments[1]);
  say("done\n");
  cjail_exit(0);
}
