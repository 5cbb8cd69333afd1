import Wording

/// Secrets with a blank before them: lines of `.netrc`, options of commands.
enum SecretWords {
  static func find(in line: ArraySlice<UInt8>, isNetrc: Bool) -> String? {
    guard isNetrc || line.firstIndex(of: "machine ") != nil || line.firstIndex(of: "--") != nil
    else { return nil }
    let words = line.split { $0.isBlank || $0 == 0x0D }
    let isNetrc = isNetrc || holdsMachine(words)
    for (word, value) in zip(words, words.dropFirst()) {
      if isNetrc, word.elementsEqual("password".utf8) {
        if value.count >= 4, !SecretPlaceholder.isOne(value) { return localized("a password") }
      } else if word.starts(with: "--".utf8), let kind = SecretName(word.dropFirst(2)) {
        let isQuoted = value.first == UInt8(ascii: "\"") || value.first == UInt8(ascii: "'")
        let text = isQuoted ? value.dropFirst().dropLast() : value
        let secret = SecretValue(text: text, isQuoted: false, isAlone: false)
        if secret.isSecret(kind, name: []) {
          return localized("a value for \(String(decoding: word, as: UTF8.self))")
        }
      }
    }
    return nil
  }

  /// `machine HOST login …`, and not prose about machines.
  private static func holdsMachine(_ words: [ArraySlice<UInt8>]) -> Bool {
    zip(words, words.dropFirst(2)).contains { word, third in
      word.elementsEqual("machine".utf8)
        && ["login", "password", "account"].contains { third.elementsEqual($0.utf8) }
    }
  }
}
