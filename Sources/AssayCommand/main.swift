import Foundation

// Synchronous on purpose: what is spawned one day must have a parent thread that lives as long as
// the process, and a jail binds the calling thread only.

// 'localtime' in a rule's SQL would read the machine's time zone: same inputs, same bytes.
setenv("TZ", "UTC0", 1)
Entry.run(arguments: Array(CommandLine.arguments.dropFirst()), in: .read())
