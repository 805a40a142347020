// RuleWorkbench
