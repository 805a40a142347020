/// What tests start as a process of its own, because it may crash, hang, or cap the memory of a process.
///
/// Each takes its arguments as main would, the first one being its own name.
#ifndef BENCH_H
#define BENCH_H

/// Runs a hostile rule with nothing in its way.
int run_unprotected(int count, char **arguments);
/// Runs a command to its end and tells how large it grew.
int run_measured(int count, char **arguments);
/// Evaluates a rule under a cap on the memory of SQLite.
int run_capped(int count, char **arguments);

#endif
