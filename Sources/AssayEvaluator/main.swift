import EvaluatorProcesses

// A process of its own without Foundation, on one thread: everything else is in the module.
EvaluatorWorker.run(CommandLine.arguments)
