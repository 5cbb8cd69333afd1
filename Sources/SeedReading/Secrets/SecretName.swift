/// The meaning of a name for the value after it.
enum SecretName {
  /// People make these up, so that any word may be one.
  case password
  /// Machines make these, so that they look drawn by lot.
  case token
  /// A header: the scheme's name is before the token.
  case authorization

  /// - Parameter name: Letters, digits, `_`, `-` and `.`.
  init?(_ name: ArraySlice<UInt8>) {
    let plain = name.filter { $0.isASCIILetter || $0.isASCIIDigit }[...].lowered
    guard plain.count >= 2, !Self.harmless.contains(where: plain.contains) else { return nil }
    let last = name.split { !$0.isASCIILetter && !$0.isASCIIDigit }.last?.lowered
    if Self.passwords.contains(where: plain.hasSuffix) || last == "pass" || last == "pw" {
      self = .password
    } else if plain.hasSuffix("authorization") {
      self = .authorization
    } else if Self.tokens.contains(where: plain.hasSuffix) || plain == "auth" {
      self = .token
    } else {
      return nil
    }
  }

  private static let passwords = ["password", "passwd", "passphrase", "pwd", "dbpass", "userpass"]
  private static let tokens = [
    "secret", "token", "apikey", "secretkey", "accesskey", "secretaccesskey", "privatekey",
    "authkey", "accountkey", "signingkey", "encryptionkey", "masterkey", "appkey", "sessionkey",
    "credential", "credentials",
  ]
  /// Names with one of these are about places in lists.
  private static let harmless = ["nexttoken", "pagetoken", "continuationtoken", "synctoken"]

  /// Names in scripts without such letters.
  static let others: [(name: [UInt8], kind: SecretName)] =
    ["密码", "密碼", "口令", "パスワード", "비밀번호", "암호"].map { (Array($0.utf8), .password) }
    + ["密钥", "密鑰", "令牌", "トークン"].map { (Array($0.utf8), .token) }
}
