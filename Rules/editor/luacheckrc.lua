-- What luacheck knows of rules: the names that a rule file sees, and those that a test file sees besides.
std = {
  read_globals = {
    "rule", "question", "require", "today", "params", "report",
    "pass", "fail", "major", "minor", "observation", "opportunity", "at_most", "at_least",
    "not_applicable", "unknown", "attested", "yes", "no", "blank",
    "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall", "print", "setmetatable",
    "tonumber", "tostring", "type",
    org = { fields = { "exists", "has", "record", "records", "rows", "value" } },
    date = { fields = { "add", "day", "days", "done", "due", "hours" } },
    string = {
      fields = {
        "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse",
        "sub", "upper",
      },
    },
    table = { fields = { "concat", "insert", "move", "pack", "remove", "sort", "unpack" } },
    math = {
      fields = {
        "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log",
        "max", "maxinteger", "min", "mininteger", "modf", "pi", "rad", "sin", "sqrt", "tan",
        "tointeger", "type", "ult",
      },
    },
    utf8 = { fields = { "char", "charpattern", "codepoint", "codes", "len", "offset" } },
  },
}
max_line_length = 140
-- A test file declares tests, and neither rules nor questions.
files["**/*_test.lua"] = { read_globals = { "test" }, not_globals = { "rule", "question" } }
-- Definitions for editors, not rules.
exclude_files = { "**/editor/*.lua", "**/.assay" }
