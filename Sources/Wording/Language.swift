/// A language in which the program speaks to its user.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"

  /// The language that a name asks for: `en`, or that of a locale, such as `zh_CN.UTF-8` or `zh-Hans`; nil if the
  /// program does not speak it.
  public init?(named name: some StringProtocol) {
    let word = name.prefix { $0.isASCII && $0.isLetter }.lowercased()
    guard let language = Language(rawValue: word) else { return nil }
    self = language
  }

  /// The language of the environment: of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set. A locale of
  /// a language that the program does not speak, and no locale, are English.
  public init(environment: (String) -> String?) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    self = Language(named: locale) ?? .english
  }
}
