/// `measured FILE COMMAND ARGUMENT…`: runs the command, writes the most memory that it held to FILE, in kilobytes, and ends as it did.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

int run_measured(int count, char **arguments) {
  if (count < 3) return 2;
  pid_t child = fork();
  if (child == 0) {
    execv(arguments[2], arguments + 2);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return 127;
  FILE *file = fopen(arguments[1], "w");
  if (!file) return 127;
#ifdef __APPLE__
  usage.ru_maxrss /= 1024;
#endif
  fprintf(file, "%ld\n", usage.ru_maxrss);
  fclose(file);
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  signal(WTERMSIG(status), SIG_DFL);
  raise(WTERMSIG(status));
  return 127;
}
