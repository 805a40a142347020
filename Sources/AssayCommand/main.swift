// Synchronous on purpose: what is spawned one day must have a parent thread that lives as long as
// the process, and a jail binds the calling thread only.
Entry.run(arguments: Array(CommandLine.arguments.dropFirst()), in: .read())
