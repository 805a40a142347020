---@meta
-- What a rule sees, for editors that speak to the Lua language server. It is never run.
-- Names that only a rule's functions see (today, params, org, report, attested) say so.

-- Rules, questions, tests

---A column or columns; a text, or a list of texts.
---@alias assay.texts string|string[]
---A length of time: "30 days", "12 months".
---@alias assay.duration string
---A day, YYYY-MM-DD.
---@alias assay.day string
---How grave a failure is.
---@alias assay.grade "major"|"minor"|"observation"|"opportunity"
---What a rule comes to.
---@alias assay.outcome "conforming"|"nonconforming"|"remarked"|"not_applicable"|"not_evaluable"|"not_assessed"|"error"
---What a column holds.
---@alias assay.value string|number|nil

---A judgement. It is made by a function of its kind, and must be returned.
---@class assay.verdict

---What is to be done about a nonconformity.
---@class assay.action
---@field kind? "correction"|"corrective"|"preventive"
---@field owner? string a role
---@field within? assay.duration

---The fields of a rule.
---@class assay.rule
---@field requirement? assay.texts the requirements that each subject tests
---@field title string what must hold, a sentence
---@field rationale? string why it matters
---@field fix? string what a person does about a failure; required where the grade is major or minor
---@field grade? assay.grade what `fail` means
---@field method? "test"|"examine"|"interview"|"observe" how evidence is gathered
---@field tags? table<string, string>|string[] to select by
---@field maturity? integer 1 to 5, the level that conforming proves: 1 exists, 2 owned, 3 documented and covered, 4 within its intervals (default), 5 improved
---@field of? assay.texts the tables that subjects come from
---@field applies? fun(): assay.verdict? nothing, `not_applicable(reason)` or `unknown(reason)`
---@field select? string the query that yields the population, in the order of its key
---@field judge? function judges one subject: its parameters are columns by name, the last may be `each`
---@field check? fun(): assay.verdict? judges the whole, or reports subjects
---@field key? assay.texts the columns that identify a subject; without it: `id`
---@field name? string how a subject is called: "{code} {title}"
---@field site? string the column of its site
---@field needs? "all"|"any"|number|string how many must conform: a share, or ":parameter"
---@field before? fun() runs once, ahead of the population
---@field when_empty? assay.verdict where there is nothing to judge
---@field optional? assay.texts columns whose NULL has a meaning
---@field isolated? table|false policy for few failures
---@field systemic? table|false policy for many failures
---@field action? assay.action
---@field effectiveness? { after: assay.duration }

---The fields of a question.
---@class assay.question
---@field requirement? assay.texts
---@field ask string what a person is asked
---@field grade? assay.grade
---@field evidence? "required"|"optional"
---@field valid_for? assay.duration how long an answer counts
---@field scale? "yes_no"|"maturity"
---@field conforms_from? integer 1 to 5, the level from which a maturity conforms
---@field on_demand? boolean asked through `attested(id)` only
---@field tags? table<string, string>|string[]

---The fields of a test.
---@class assay.test
---@field rule? string the rule or question that it tries
---@field as_of? assay.day
---@field params? table<string, any>
---@field given? table<string, table[]> rows by table
---@field missing? string[] tables that are taken away
---@field expect? assay.outcome|table
---@field cases? table[] what differs from this test, each with a `name`
---@field history? table[]
---@field waivers? table[]
---@field raises? string what the message of its error holds

---Declares a rule: `rule "name" { … }`.
---@param name string lower-case letters, digits, `-`, `_` and `.`
---@return fun(fields: assay.rule)
function rule(name) end

---Declares a question that a person answers: `question "name" { … }`.
---@param name string
---@return fun(fields: assay.question)
function question(name) end

---Declares a test, in a test file: `test "what holds" { … }`.
---@param name string
---@return fun(fields: assay.test)
function test(name) end

---What a helper in the pack's `lib` returns: `require "live"`, or `require "pack/live"`.
---@param name string
---@return any
function require(name) end

-- Verdicts

---The subject conforms.
---@return assay.verdict
---@nodiscard
function pass() end

---The subject fails, at the rule's grade.
---@param text string as for `string.format`; name the subject and the fact
---@param ... any
---@return assay.verdict
---@nodiscard
function fail(text, ...) end

---The subject fails as a major, whatever the policy says.
---@param text string
---@param ... any
---@return assay.verdict
---@nodiscard
function major(text, ...) end

---The subject fails as a minor, whatever the policy says.
---@param text string
---@param ... any
---@return assay.verdict
---@nodiscard
function minor(text, ...) end

---Worth a remark, and no nonconformity.
---@param text string
---@param ... any
---@return assay.verdict
---@nodiscard
function observation(text, ...) end

---Something could be better.
---@param text string
---@param ... any
---@return assay.verdict
---@nodiscard
function opportunity(text, ...) end

---Passes where `measured` is at most `limit`, else fails; the margin is recorded either way.
---@param measured number? nil is unknown
---@param limit number
---@param unit string
---@param text string
---@param ... any
---@return assay.verdict
---@nodiscard
function at_most(measured, limit, unit, text, ...) end

---Passes where `measured` is at least `limit`, else fails; the margin is recorded either way.
---@param measured number? nil is unknown
---@param limit number
---@param unit string
---@param text string
---@param ... any
---@return assay.verdict
---@nodiscard
function at_least(measured, limit, unit, text, ...) end

---The subject is not asked.
---@param text string
---@param ... any
---@return assay.verdict
---@nodiscard
function not_applicable(text, ...) end

---Nobody can tell from these records.
---@param text string
---@param ... any
---@return assay.verdict
---@nodiscard
function unknown(text, ...) end

---The verdict on an answer that a person gave. In a rule's functions only.
---@param question string its id
---@return assay.verdict
---@nodiscard
function attested(question) end

---Judges one subject of a rule with `check`. In a rule's functions only.
---@param key string|integer
---@param verdict assay.verdict
---@param about? { name?: string, site?: string|integer }
function report(key, verdict, about) end

-- Records. In a rule's functions only.

---The as-of day; there is no other clock.
---@type assay.day
today = ""

---The pack's parameters by name.
---@type table<string, any>
params = {}

---The organisation's records. `:name` in SQL binds from `args`, then from the parameters, then `:today`.
---@class assay.org
org = {}

---Walks the rows of a query: `for n, a, b in org.rows "SELECT a, b FROM …" do`.
---@param sql string
---@param args? table<string, any>
---@return fun(): integer, ...
function org.rows(sql, args) end

---Walks the rows of a query as tables: `for n, record in org.records "…" do`.
---@param sql string
---@param args? table<string, any>
---@return fun(): integer, table
function org.records(sql, args) end

---The first row as a table.
---@param sql string
---@param args? table<string, any>
---@return table?
function org.record(sql, args) end

---The first column of the first row.
---@param sql string
---@param args? table<string, any>
---@return assay.value
function org.value(sql, args) end

---Whether there is a row.
---@param sql string
---@param args? table<string, any>
---@return boolean
function org.exists(sql, args) end

---Whether a row exists, for pairs such as `target_table`, `target_id`.
---@param target_table string?
---@param id integer?
---@return boolean
function org.has(target_table, id) end

-- Days, flags, texts

---Days are YYYY-MM-DD, instants YYYY-MM-DDTHH:MM:SSZ, both UTC.
---@class assay.date
date = {}

---Calendar days from one to the other.
---@param from string?
---@param to string?
---@return integer?
function date.days(from, to) end

---Hours between two instants.
---@param from string?
---@param to string?
---@return number?
function date.hours(from, to) end

---The day of an instant.
---@param at string?
---@return assay.day?
function date.day(at) end

---A day later or earlier, month ends clamped.
---@param from string?
---@param by assay.duration|integer
---@return assay.day?
function date.add(from, by) end

---The organisation's own next day, else the last plus the interval.
---@param stated string?
---@param last string?
---@param interval assay.duration|integer
---@return assay.day?
function date.due(stated, last, interval) end

---Whether it is filled and not after today.
---@param at string?
---@return boolean
function date.done(at) end

---Whether a flag is 1; false for NULL.
---@param flag integer?
---@return boolean
function yes(flag) end

---Whether a flag is 0; false for NULL.
---@param flag integer?
---@return boolean
function no(flag) end

---Whether a text is NULL or only spaces.
---@param text string?
---@return boolean
function blank(text) end

-- The safe part of Lua

---@generic T
---@param v? T
---@param message? any
---@param ... any
---@return T
---@return any ...
function assert(v, message, ...) end

---@param message any
---@param level? integer
function error(message, level) end

---Calls a function and catches what it raises, save a limit that was reached.
---@param f function
---@param ... any
---@return boolean ok
---@return any ...
function pcall(f, ...) end

---@generic V
---@param t V[]
---@return fun(t: V[], i?: integer): integer, V
---@return V[]
---@return integer
function ipairs(t) end

---Walks a table in sorted order.
---@generic K, V
---@param t table<K, V>
---@return fun(t: table<K, V>, key?: K): K, V
---@return table<K, V>
function pairs(t) end

---Whether a table is empty: nil where it is.
---@param t table
---@return any
function next(t) end

---A line of the rule's trace, shown with `--trace`.
---@param ... any
function print(...) end

---@param object any
---@return table?
function getmetatable(object) end

---@param t table one of the rule's own
---@param metatable? table
---@return table
function setmetatable(t, metatable) end

---@param e any
---@param base? integer
---@return number?
function tonumber(e, base) end

---@param v any
---@return string
function tostring(v) end

---@param v any
---@return "nil"|"number"|"string"|"boolean"|"table"|"function"|"userdata"
function type(v) end

---@class stringlib
string = {}
---@param s string
---@param i? integer
---@param j? integer
---@return integer ...
function string.byte(s, i, j) end
---@param ... integer
---@return string
function string.char(...) end
---@param s string
---@param pattern string
---@param init? integer
---@param plain? boolean
---@return integer? first
---@return integer? last
---@return any ...
function string.find(s, pattern, init, plain) end
---@param format string there is no %p
---@param ... any
---@return string
function string.format(format, ...) end
---@param s string
---@param pattern string
---@param init? integer
---@return fun(): string, ...
function string.gmatch(s, pattern, init) end
---@param s string
---@param pattern string
---@param replacement string|table|function
---@param n? integer
---@return string
---@return integer count
function string.gsub(s, pattern, replacement, n) end
---@param s string
---@return integer bytes
function string.len(s) end
---@param s string
---@return string
function string.lower(s) end
---@param s string
---@param pattern string
---@param init? integer
---@return any ...
function string.match(s, pattern, init) end
---@param s string
---@param n integer
---@param separator? string
---@return string
function string.rep(s, n, separator) end
---@param s string
---@return string
function string.reverse(s) end
---@param s string
---@param i integer
---@param j? integer
---@return string
function string.sub(s, i, j) end
---@param s string
---@return string
function string.upper(s) end

---@class tablelib
table = {}
---@param list table
---@param separator? string
---@param i? integer
---@param j? integer
---@return string
function table.concat(list, separator, i, j) end
---@param list table
---@param position integer
---@param value any
---@overload fun(list: table, value: any)
function table.insert(list, position, value) end
---@param from table
---@param first integer
---@param last integer
---@param at integer
---@param to? table
---@return table
function table.move(from, first, last, at, to) end
---@param ... any
---@return table
function table.pack(...) end
---@param list table
---@param position? integer
---@return any
function table.remove(list, position) end
---@param list table
---@param before? fun(a: any, b: any): boolean
function table.sort(list, before) end
---@param list table
---@param i? integer
---@param j? integer
---@return any ...
function table.unpack(list, i, j) end

---@class mathlib
---@field huge number
---@field maxinteger integer
---@field mininteger integer
---@field pi number
math = {}
---@param x number
---@return number
function math.abs(x) end
---@param x number
---@return number
function math.acos(x) end
---@param x number
---@return number
function math.asin(x) end
---@param y number
---@param x? number
---@return number
function math.atan(y, x) end
---@param x number
---@return integer
function math.ceil(x) end
---@param x number
---@return number
function math.cos(x) end
---@param x number
---@return number
function math.deg(x) end
---@param x number
---@return number
function math.exp(x) end
---@param x number
---@return integer
function math.floor(x) end
---@param x number
---@param y number
---@return number
function math.fmod(x, y) end
---@param x number
---@param base? number
---@return number
function math.log(x, base) end
---@param x number
---@param ... number
---@return number
function math.max(x, ...) end
---@param x number
---@param ... number
---@return number
function math.min(x, ...) end
---@param x number
---@return number whole
---@return number rest
function math.modf(x) end
---@param x number
---@return number
function math.rad(x) end
---@param x number
---@return number
function math.sin(x) end
---@param x number
---@return number
function math.sqrt(x) end
---@param x number
---@return number
function math.tan(x) end
---@param x any
---@return integer?
function math.tointeger(x) end
---@param x any
---@return "integer"|"float"|nil
function math.type(x) end
---@param m integer
---@param n integer
---@return boolean
function math.ult(m, n) end

---@class utf8lib
---@field charpattern string
utf8 = {}
---@param ... integer
---@return string
function utf8.char(...) end
---@param s string
---@param i? integer
---@param j? integer
---@param lax? boolean
---@return integer ...
function utf8.codepoint(s, i, j, lax) end
---@param s string
---@param lax? boolean
---@return fun(s: string, i?: integer): integer, integer
function utf8.codes(s, lax) end
---@param s string
---@param i? integer
---@param j? integer
---@param lax? boolean
---@return integer?
---@return integer? at
function utf8.len(s, i, j, lax) end
---@param s string
---@param n integer
---@param i? integer
---@return integer?
function utf8.offset(s, n, i) end
