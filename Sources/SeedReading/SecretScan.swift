/// Looks for what should not leave the machine: private keys and tokens of well-known forms. It finds the
/// obvious, no more.
enum SecretScan {
  /// The beginnings of tokens, how many word characters must follow, and what they are.
  private static let tokens: [(prefix: String, length: Int, what: String)] = [
    ("AKIA", 16, "an AWS access key"), ("ghp_", 36, "a GitHub token"),
    ("github_pat_", 22, "a GitHub token"), ("glpat-", 20, "a GitLab token"),
    ("xoxb-", 20, "a Slack token"), ("xoxp-", 20, "a Slack token"), ("sk-", 32, "an API key"),
    ("AIza", 35, "a Google API key"), ("npm_", 36, "an npm token"), ("pypi-", 40, "a PyPI token"),
    ("eyJhbGciOi", 40, "a JSON web token"),
  ]

  /// `path:line: what`, at most one per line.
  static func findings(in text: String, path: String) -> [String] {
    var findings: [String] = []
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if let what = secret(in: line) { findings.append("\(path):\(number): \(what)") }
    }
    return findings
  }

  private static func secret(in line: Substring.UTF8View) -> String? {
    if contains(line, "-----BEGIN ") && contains(line, "PRIVATE KEY-----") {
      return "a private key"
    }
    for token in tokens {
      var rest = line[...]
      while let start = firstIndex(of: token.prefix, in: rest) {
        let after = rest.index(start, offsetBy: token.prefix.utf8.count)
        let isWordStart = start == line.startIndex || !isWordByte(line[line.index(before: start)])
        if isWordStart, rest[after...].prefix(while: isWordByte).count >= token.length {
          return token.what
        }
        rest = rest[after...]
      }
    }
    return nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func contains(_ line: Substring.UTF8View, _ text: String) -> Bool {
    firstIndex(of: text, in: line) != nil
  }

  private static func firstIndex(
    of text: String, in line: Substring.UTF8View
  ) -> Substring.UTF8View.Index? {
    guard let head = text.utf8.first else { return nil }
    var rest = line
    while let start = rest.firstIndex(of: head) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return start }
      rest = rest.dropFirst()
    }
    return nil
  }
}
