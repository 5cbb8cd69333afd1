import Wording

/// Looks for what should not leave the machine: private keys, tokens of well-known forms, and values of names
/// such as `password`. It finds the obvious, no more, and never repeats what it found.
enum SecretScan {
  /// `path:line: what`, at most one per line.
  static func findings(in text: String, path: String) -> [String] {
    var findings: [String] = []
    var number = 0
    let isNetrc = path.hasSuffix(".netrc") || path.hasSuffix("/_netrc")
    for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if let what = secret(in: line, isNetrc: isNetrc) {
        findings.append("\(path):\(number): \(what)")
      }
    }
    return findings
  }

  private static func secret(in line: ArraySlice<UInt8>, isNetrc: Bool) -> String? {
    // Shorter than any secret with a name before it.
    guard line.count > 8 else { return nil }
    return privateKey(line) ?? KnownTokens.find(in: line) ?? URLPassword.find(in: line)
      ?? SecretAssignment.find(in: line) ?? SecretWords.find(in: line, isNetrc: isNetrc)
  }

  private static func privateKey(_ line: ArraySlice<UInt8>) -> String? {
    // PuTTY's files hold nothing else.
    if line.starts(with: "PuTTY-User-Key-File-".utf8) { return localized("a private key") }
    guard let dashes = line.firstIndex(of: "---") else { return nil }
    let rest = line[dashes...]
    let isKey =
      rest.firstIndex(of: "BEGIN ") != nil && rest.firstIndex(of: "PRIVATE KEY") != nil
    return isKey ? localized("a private key") : nil
  }
}

extension ArraySlice<UInt8> {
  /// The first place of a text.
  func firstIndex(of text: StaticString) -> Int? {
    let count = text.utf8CodeUnitCount
    guard count <= self.count else { return nil }
    let first = text.utf8Start.pointee
    var index = startIndex
    while let found = self[index...].firstIndex(of: first), found + count <= endIndex {
      if starts(with: text, at: found) { return found }
      index = found + 1
    }
    return nil
  }

  private func starts(with text: StaticString, at start: Int) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount where self[start + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// As a text in lower-case letters.
  var lowered: String { String(decoding: self, as: UTF8.self).lowercased() }

  /// Runs of bytes that satisfy a condition.
  func runs(where belongs: (UInt8) -> Bool) -> [ArraySlice<UInt8>] {
    split(omittingEmptySubsequences: true) { !belongs($0) }
  }
}

extension UInt8 {
  var isASCIILetter: Bool { isASCIIUpper || (0x61...0x7A).contains(self) }
  var isASCIIUpper: Bool { (0x41...0x5A).contains(self) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// A letter, a digit, `_` or `-`.
  var isWordByte: Bool { isASCIILetter || isASCIIDigit || self == 0x5F || self == 0x2D }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}
