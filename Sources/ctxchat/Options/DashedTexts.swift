/// Texts that begin with a dash, such as `ask "- explain this"`: no option has a space in its name.
enum DashedTexts {
  /// Options that take any text, also one that begins with a dash.
  private static let textOptions: Set = [
    "--system", "--label", "--stop", "--context", "--conversation", "--recipe", "--distil",
    "--output", "-o", "--upstream-model",
  ]

  /// The arguments, with `--` before such texts.
  static func marked(in arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let (open, closed) = (arguments[..<end], arguments[end...].dropFirst())
    let texts = open.indices.filter { index in
      isText(open[index]) && !(index > 0 && textOptions.contains(open[index - 1]))
    }
    guard let first = texts.first else { return arguments }
    let isLast = open[first...].indices.allSatisfy {
      texts.contains($0) || !open[$0].hasPrefix("-") || open[$0] == "-"
    }
    if isLast { return open[..<first] + ["--"] + open[first...] + closed }
    let rest = open.indices.filter { !texts.contains($0) }.map { open[$0] }
    return rest + ["--"] + texts.map { open[$0] } + closed
  }

  private static func isText(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument.prefix { $0 != "=" }.contains { $0.isWhitespace }
  }
}
