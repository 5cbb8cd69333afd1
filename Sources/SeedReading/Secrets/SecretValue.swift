/// A value after a name.
struct SecretValue {
  let text: ArraySlice<UInt8>
  let isQuoted: Bool
  /// True if nothing but the name and the value is on the line, as in files of settings.
  let isAlone: Bool

  /// True if it is probably a secret.
  ///
  /// - Parameter name: The word before it.
  func isSecret(_ kind: SecretName, name: ArraySlice<UInt8>) -> Bool {
    guard text.count >= (kind == .password ? 6 : 10), text.count <= 512,
      text.allSatisfy({ (0x21...0x7E).contains($0) }), !isCode, !SecretPlaceholder.isOne(text)
    else { return false }
    let lowered = text.lowered
    // `password = password2`, `"password": "Password:"`.
    if name.count >= 2, lowered.contains(name.lowered) || lowered.contains("password") {
      return isQuoted && text.contains(where: \.isASCIIDigit) && lowered != name.lowered
        && kind == .password && text.count >= 10
    }
    return kind == .password ? isPassword : isToken
  }

  private static let codeSigns = ByteSet("(){}[]<>$|\\\"'`")

  /// True if it is an expression: a call, a member, a type.
  private var isCode: Bool {
    if text.first == UInt8(ascii: "/"), text.allSatisfy({ !$0.isASCIIUpper }), !hasDigit {
      return true
    }
    let isAddress = text.firstIndex(of: "://") != nil
    guard !isQuoted else { return isAddress || text.firstIndex(of: "{") != nil }
    if isAddress { return true }
    if text.contains(where: { Self.codeSigns.contains($0) }) { return true }
    let members = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return members.count > 1
      && members.allSatisfy { part in
        part.first.map { $0.isASCIILetter || $0 == UInt8(ascii: "_") } ?? false
          && part.allSatisfy(\.isWordByte)
      }
  }

  private var isPassword: Bool {
    if text.contains(where: { !$0.isWordByte && $0 != UInt8(ascii: ".") && $0 != 0x2F }) {
      // A character that no name has; the last one of a sentence does not count.
      return text.dropLast().contains { !$0.isWordByte && $0 != UInt8(ascii: ".") } || hasDigit
    }
    if hasDigit { return true }
    // A word alone: only where it cannot be code or a label.
    guard text.count >= 8, text.allSatisfy(\.isASCIILetter) else { return false }
    return (isQuoted || isAlone) && !text.contains(where: \.isASCIIUpper)
  }

  private var isToken: Bool {
    guard hasDigit, text.contains(where: \.isASCIILetter), Set(text).count >= 6 else {
      return false
    }
    // `auth-token-v2`, `my.secret.name.1`: words with at most a number behind.
    let parts = text.split { !$0.isASCIILetter && !$0.isASCIIDigit }
    return parts.contains { part in
      let rest = part.drop(while: \.isASCIILetter)
      return rest.contains(where: \.isASCIILetter) || rest.count > 4 && rest.count < part.count
    }
  }

  private var hasDigit: Bool { text.contains(where: \.isASCIIDigit) }
}
