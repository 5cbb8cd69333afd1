/// Makes ids that no other thing has, as OpenAI writes them.
enum FreshID {
  /// A new id: a prefix such as `resp`, and 48 digits.
  static func make(_ prefix: String) -> String { "\(prefix)_\(digits(48))" }

  /// So many hexadecimal digits by chance, from the system's generator: nobody can guess them.
  static func digits(_ count: Int) -> String {
    String((0..<count).map { _ in "0123456789abcdef".randomElement() ?? "0" })
  }
}
