@testable import ChatMarkdown

/// The scalars that mean something inside a protected text; literals cannot hold noncharacters.
enum Signs {
  static let opening = of(.opening)
  static let closing = of(.closing)
  static let letter = of(.letter)
  static let punctuation = of(.punctuation)

  private static func of(_ sign: Protection.Sign) -> String {
    String(decoding: sign.bytes, as: UTF8.self)
  }
}
