/// A command line up to the cursor, cut into words by the quoting rules that bash, zsh and fish have in common.
/// Variables and substitutions stay as they are written.
struct ShellLine {
  /// The whole words before the one at the cursor.
  private(set) var words: [String] = []
  /// The beginning of the word at the cursor, without quotes.
  private(set) var current = ""
  /// True if the word at the cursor is the file of a redirection.
  private(set) var isTarget = false
  /// The quote that is open at the cursor.
  private(set) var quote = ShellQuote.none
  /// The word at the cursor as it is written.
  private var written = ""
  private var isStarted = false

  init(_ text: String) {
    var characters = Array(text.unicodeScalars)[...]
    while let scalar = characters.popFirst() { take(scalar, &characters) }
  }

  /// The line without its first word.
  var withoutProgram: ShellLine {
    var line = self
    if !line.words.isEmpty { line.words.removeFirst() }
    return line
  }

  /// The part of the word at the cursor that is before `end`, without quotes, and the quote that is open there; `nil` if
  /// the word does not end like that.
  func part(before end: String) -> (text: String, quote: ShellQuote)? {
    let ending = Array(end.unicodeScalars)
    let all = Array(written.unicodeScalars)
    guard all.count >= ending.count, Array(all.suffix(ending.count)) == ending else { return nil }
    var start = String.UnicodeScalarView()
    start.append(contentsOf: all.dropLast(ending.count))
    let line = ShellLine(String(start))
    return (line.current, line.quote)
  }

  private mutating func take(
    _ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) {
    switch (quote, scalar) {
    case (.none, " "), (.none, "\t"), (.none, "\n"): endWord()
    case (.none, "|"), (.none, ";"), (.none, "&"), (.none, "("), (.none, ")"): startCommand()
    case (.none, "<"), (.none, ">"): startTarget()
    case (.none, "'"): open(.single, scalar)
    case (.none, "\""): open(.double, scalar)
    case (.single, "'"), (.double, "\""): open(.none, scalar)
    case (.none, "\\"): takeEscaped(scalar, &rest)
    case (.double, "\\"):
      // Only before these it takes their meaning away.
      let next = rest.first
      let isEscape = next == "$" || next == "`" || next == "\"" || next == "\\"
      isEscape ? takeEscaped(scalar, &rest) : add(scalar)
    default: add(scalar)
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    current.unicodeScalars.append(scalar)
    written.unicodeScalars.append(scalar)
    isStarted = true
  }

  private mutating func takeEscaped(
    _ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) {
    written.unicodeScalars.append(scalar)
    isStarted = true
    if let next = rest.popFirst() { add(next) }
  }

  private mutating func open(_ new: ShellQuote, _ scalar: Unicode.Scalar) {
    quote = new
    written.unicodeScalars.append(scalar)
    isStarted = true
  }

  private mutating func endWord() {
    guard isStarted else { return }
    // The file of a redirection is no word of the command.
    if !isTarget { words.append(current) }
    forgetWord()
    isTarget = false
  }

  private mutating func startCommand() {
    forgetWord()
    words = []
    isTarget = false
  }

  private mutating func startTarget() {
    // A number directly before it is the descriptor.
    if isStarted, !current.allSatisfy(\.isNumber) { endWord() }
    forgetWord()
    isTarget = true
  }

  private mutating func forgetWord() {
    current = ""
    written = ""
    isStarted = false
  }
}
