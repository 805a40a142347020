-- The names that a rule file can see, and those that a test file can see besides.
std = "lua54"
max_line_length = 140
not_globals = {
  "load", "dofile", "loadfile", "loadstring", "collectgarbage", "coroutine", "debug", "io", "os", "package",
  "warn", "xpcall", "rawequal", "rawget", "rawlen", "rawset", "select", "_G",
}
read_globals = {
  "rule", "question", "require", "today", "params", "org", "date", "report",
  "pass", "fail", "major", "minor", "observation", "opportunity", "at_most", "at_least",
  "not_applicable", "unknown", "attested", "yes", "no", "blank",
}
files["**/*_test.lua"] = { read_globals = { "test" } }
