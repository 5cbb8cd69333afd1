/// Passwords in the addresses of a text: `user:password@`, and the values of fields such as `token=`.
enum AddressSecrets {
  /// The text in place of a secret.
  static let word = "(hidden)"

  private static let fields: Set = [
    "api_key", "api-key", "apikey", "access_token", "secret", "client_secret", "password", "passwd",
    "pwd",
  ]
  /// Names that are secrets in an address, and ordinary words elsewhere.
  private static let addressFields: Set = [
    "key", "token", "sig", "signature", "x-amz-signature", "x-amz-credential", "auth",
  ]

  /// The text without them. Everything else stays as it was.
  static func hidden(in text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "=") }) else {
      return text
    }
    var result = ""
    var word: [Character] = []
    for character in text {
      if isEnd(character) {
        result += String(cleaned(word))
        result.append(character)
        word = []
      } else {
        word.append(character)
      }
    }
    return result + String(cleaned(word))
  }

  /// True if an address ends before it.
  private static func isEnd(_ character: Character) -> Bool {
    character.isWhitespace || "\"'`<>“”‘’„「」『』".contains(character)
  }

  private static func cleaned(_ word: [Character]) -> [Character] {
    withoutFields(withoutUser(word))
  }

  // MARK: Users

  private static func withoutUser(_ word: [Character]) -> [Character] {
    guard let at = word.lastIndex(of: "@"), at + 1 < word.count else { return word }
    guard let scheme = schemeEnd(word) else {
      return isUserWithPassword(word[..<at]) ? hide(word, 0, at) : word
    }
    let authority = word[scheme...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let end = authority.lastIndex(of: "@") { return hide(word, scheme, end) }
    // A password with a slash in it: what follows the colon is not a port then.
    guard let colon = authority.lastIndex(of: ":"), at > authority.endIndex,
      authority[(colon + 1)...].contains(where: { !$0.isNumber })
    else { return word }
    return hide(word, scheme, at)
  }

  private static func hide(_ word: [Character], _ start: Int, _ end: Int) -> [Character] {
    word[..<start] + Array(Self.word) + word[end...]
  }

  /// The start of the part after `://`.
  private static func schemeEnd(_ word: [Character]) -> Int? {
    word.indices.dropLast(2).first {
      word[$0] == ":" && word[$0 + 1] == "/" && word[$0 + 2] == "/"
    }.map { $0 + 3 }
  }

  /// True if this is `user:password` of an address without a scheme, as proxies are written.
  private static func isUserWithPassword(_ text: ArraySlice<Character>) -> Bool {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex, colon + 1 < text.endIndex
    else { return false }
    let user = text[..<colon]
    return String(user).lowercased() != "mailto"
      && user.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._%+-".contains($0)) }
  }

  // MARK: Fields

  private static func withoutFields(_ word: [Character]) -> [Character] {
    guard word.contains("=") else { return word }
    let isAddress = word.contains("?") || word.contains("&")
    var result: [Character] = []
    var name: [Character] = []
    var isHiding = false
    for character in word {
      switch character {
      case "?", "&", "#", ";", ",", "(":
        isHiding = false
        name = []
      case "=" where !isHiding:
        result.append(character)
        let field = String(name).lowercased()
        if fields.contains(field) || isAddress && addressFields.contains(field) {
          isHiding = true
          result += Array(Self.word)
        }
        name = []
        continue
      default: name.append(character)
      }
      if !isHiding { result.append(character) }
    }
    return result
  }
}
