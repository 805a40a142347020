#include <stdio.h>
#include <string.h>

#include "bench.h"

int main(int count, char **arguments) {
  static const struct {
    const char *name;
    int (*run)(int, char **);
  } benches[] = {{"unprotected", run_unprotected}, {"measured", run_measured}, {"capped", run_capped}};
  for (size_t i = 0; count > 1 && i < sizeof benches / sizeof *benches; i++) {
    if (strcmp(arguments[1], benches[i].name) == 0) return benches[i].run(count - 1, arguments + 1);
  }
  fprintf(stderr, "usage: hostile-bench unprotected|measured|capped …\n");
  return 2;
}
