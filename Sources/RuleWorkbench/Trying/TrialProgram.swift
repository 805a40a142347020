import ComplianceModel
import LuaSyntax

/// The rule file that lines of a person become: the body of a `check` that keeps what was kept before.
struct TrialProgram {
  /// Its only rule.
  static let ruleName = "repl"

  /// The text, with the lines that are new in it.
  let text: SourceText
  /// The line of the text on which the person's begin.
  let firstLine: Int

  /// How a value is shown, and a verdict handed on; a line of its own so that places can be told.
  private static let prelude = """
    local print_, speaking_ = print, false \
    local function show_(value, depth) \
    if type(value) == "string" then return depth > 0 and '"' .. value .. '"' or value end \
    if type(value) ~= "table" then return tostring(value) end \
    if depth > 3 then return "{ … }" end \
    local parts, expected = {}, 1 \
    for key, item in pairs(value) do \
    if #parts == 20 then parts[21] = "…" break end \
    local shown = show_(item, depth + 1) \
    if key == expected then expected = expected + 1 else shown = "[" .. show_(key, 1) .. "] = " .. shown end \
    parts[#parts + 1] = shown end \
    return #parts == 0 and "{}" or "{ " .. table.concat(parts, ", ") .. " }" end \
    local function line_(values) \
    local shown, count = {}, 1 \
    for key in pairs(values) do if key > count then count = key end end \
    for i = 1, count do shown[i] = show_(values[i], 0) end \
    return table.concat(shown, "  ") end \
    local function print(...) if speaking_ then print_(line_ { ... }) end end \
    local function tell_(...) \
    local values = { ... } \
    for _, value in pairs(values) do if type(value) == "userdata" then return value end end \
    print(...) return pass() end
    """

  /// Makes the program.
  /// - Parameters:
  ///   - kept: What was kept, in its order.
  ///   - new: What was typed now.
  ///   - isExpression: Whether its value is to be told.
  ///   - table: A table of the database, which every rule names.
  init(kept: [String], new: String, isExpression: Bool, table: String) {
    var lines = [
      Self.prelude,
      "rule \"\(Self.ruleName)\" { title = \"repl\", of = [==[\(table)]==], fix = \"-\", check = function()",
    ]
    lines += kept
    lines.append("speaking_ = true")
    firstLine = lines.joined(separator: "\n").utf8.count { $0 == 0x0A } + 2
    lines += isExpression ? ["return tell_(\(new)", ")"] : [new, "do return pass() end"]
    lines.append("end }")
    text = SourceText(path: "repl.lua", text: lines.joined(separator: "\n") + "\n")
  }
}

/// What a text that a person typed is.
enum TrialInput: Equatable {
  /// Nothing.
  case blank
  /// It goes on in the next line.
  case unfinished
  /// One or more values to tell: the text without a `return`.
  case expression(String)
  /// A call that has an effect and no value, which is not kept.
  case effect
  /// Statements, which are kept where they run to their end.
  case statements
  /// A query, which is run as it is.
  case query
  /// No Lua: what is wrong, in Lua's words.
  case malformed(line: Int, message: String)

  /// Reads a text; a line that begins with SELECT or WITH is a query, since no Lua does.
  init(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else {
      self = .blank
      return
    }
    if ["select", "with"].contains(first.lowercased()), words.count > 1 {
      self = .query
      return
    }
    let value =
      first == "return" ? String(text.trimmingPrefix(while: \.isWhitespace).dropFirst(6)) : text
    if (try? SyntaxTree("return _(\(value)\n)")) != nil {
      self = first.hasPrefix("print") ? .effect : .expression(value)
      return
    }
    let fault = SyntaxTree.fault(in: text)
    switch fault {
    case nil: self = .statements
    case let fault? where fault.isAtEnd || SyntaxTree.fault(in: "return \(value)")?.isAtEnd == true:
      self = .unfinished
    case let fault?: self = .malformed(line: fault.line, message: fault.message)
    }
  }
}

extension SyntaxTree {
  /// Why a text is no Lua; nil: it is.
  fileprivate static func fault(in text: String) -> SyntaxError? {
    do throws(SyntaxError) {
      _ = try SyntaxTree(text)
      return nil
    } catch {
      return error
    }
  }
}

extension SyntaxError {
  /// Whether more text could mend it.
  fileprivate var isAtEnd: Bool { message.hasSuffix("near <eof>") }
}
