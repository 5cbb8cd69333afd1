/// Makes ids that no other thing has, as OpenAI writes them.
enum FreshID {
  /// A new id: a prefix such as `resp`, and 48 digits.
  static func make(_ prefix: String) -> String {
    let digits = (0..<48).map { _ in String("0123456789abcdef".randomElement() ?? "0") }.joined()
    return "\(prefix)_\(digits)"
  }
}
