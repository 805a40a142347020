/// Lines of text that grow downwards; each is at most as wide as its style.
struct Page {
  /// How it is shown.
  let style: TerminalStyle
  private var lines: [String] = []

  /// Makes an empty page.
  init(_ style: TerminalStyle) { self.style = style }

  /// Adds a line as it is, without control characters, shortened to the width; with `-v` it goes on in
  /// the next line.
  mutating func add(_ line: String = "") {
    lines += fitting(line)
  }

  private func fitting(_ line: String) -> [String] {
    let line = line.printable.trimmingTrailingSpaces
    return style.isVerbose ? line.cut(every: style.width) : [line.shortened(to: style.width, style)]
  }

  /// Adds a line whose first words are emphasized.
  mutating func add(_ word: String, _ emphasis: TerminalStyle.Emphasis, _ rest: String) {
    let whole = fitting(word + rest)
    lines.append(style.emphasized(word, emphasis) + (whole.first ?? "").dropFirst(word.count))
    lines += whole.dropFirst()
  }

  /// Adds a paragraph: the first line begins with `lead`, the others with as many spaces.
  ///
  /// Nothing of it is lost: a word that is longer than a line, such as a path, goes on in the next.
  mutating func add(lead: String, _ text: String) {
    let indent = String(repeating: " ", count: lead.displayWidth)
    let room = max(20, style.width - indent.count)
    let wrapped = text.printable.wrapped(to: room).flatMap { $0.cut(every: room) }
    for (number, line) in wrapped.enumerated() { add((number == 0 ? lead : indent) + line) }
  }

  /// Adds a line as it is where it fits, and else as a paragraph.
  mutating func add(lead: String, whole line: String) {
    guard lead.displayWidth + line.displayWidth > style.width else { return add(lead + line) }
    add(lead: lead, line)
  }

  /// Adds a line with `right` at its right edge; where both do not fit, `right` gets a line.
  mutating func add(_ left: String, right: String) {
    let (left, right) = (left.printable, right.printable)
    guard left.displayWidth + 1 + right.displayWidth <= style.width else {
      add(left)
      add(right.aligned(right: style.width))
      return
    }
    add(left.padded(to: style.width - right.displayWidth) + right)
  }

  /// The whole text, with a newline at its end.
  var text: String { lines.map { $0 + "\n" }.joined() }
}

/// A whole number with a comma between thousands: `5,812`.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + text
}

/// `1 rule`, `2 rules`.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}
