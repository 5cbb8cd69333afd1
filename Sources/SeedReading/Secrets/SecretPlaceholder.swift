/// Values in place of a secret that are none: `your-key-here`, `${PASSWORD}`, `<password>`, `xxxx`.
enum SecretPlaceholder {
  static func isOne(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first, let last = value.last else { return true }
    if Set(value).count <= 2 || isReference(value, first, last) { return true }
    let text = value.lowered
    if words.contains(text) { return true }
    let parts = value.split { !$0.isASCIILetter && !$0.isASCIIDigit }.map(\.lowered)
    return parts.contains { part in
      partWords.contains(part) || partStarts.contains(where: part.hasPrefix)
        || part.count >= 3 && part.allSatisfy { $0 == "x" }
    } || pairs.contains { pair in zip(parts, parts.dropFirst()).contains { $0 == pair } }
  }

  /// True if it names where the secret is: a variable, a template, a store of secrets.
  private static func isReference(
    _ value: ArraySlice<UInt8>, _ first: UInt8, _ last: UInt8
  ) -> Bool {
    switch first {
    case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["): return true
    case UInt8(ascii: "$"):
      let name = value.dropFirst()
      return name.first == UInt8(ascii: "{") || name.first == UInt8(ascii: "(")
        || name.allSatisfy(\.isWordByte)
    case UInt8(ascii: "%"): return last == first || value.count <= 3
    case UInt8(ascii: "!"): return value.dropFirst().allSatisfy(\.isASCIILetter)
    default:
      for sign: StaticString in ["${", "$(", "{{", "#{", "\\(", "%s"]
      where value.firstIndex(of: sign) != nil { return true }
      return storeStarts.contains(where: value.lowered.hasPrefix)
    }
  }

  private static let storeStarts = [
    "vault:", "op://", "arn:", "ref+", "secret://", "keyring:", "env:", "env.", "file:", "enc[",
    "process.env", "os.environ", "os.getenv", "getenv", "secrets.", "/run/secrets", "sops:",
  ]

  /// Whole values.
  private static let words: Set<String> = [
    "password", "passwd", "pass", "pwd", "pw", "passphrase", "token", "apikey", "api_key",
    "api-key", "key", "string", "none", "null", "nil", "true", "false", "undefined", "optional",
    "required", "nullable", "encrypted", "disabled", "enabled", "username", "hashed", "text",
    "bearer", "basic", "secretstr", "sha256", "base64", "oauth2", "uint64", "prompt",
  ]
  /// Words between other characters.
  private static let partWords: Set<String> = [
    "placeholder", "changeme", "dummy", "fake", "sample", "redacted", "insert", "replace",
    "replaceme", "todo", "masked", "hidden", "removed", "omitted", "enter", "mock", "foobar",
    "notasecret",
  ]
  private static let partStarts = ["your", "example"]
  private static let pairs: [(String, String)] = [
    ("change", "me"), ("my", "secret"), ("my", "password"), ("my", "token"), ("my", "key"),
    ("my", "api"), ("key", "here"), ("token", "here"), ("password", "here"), ("secret", "here"),
  ]
}
