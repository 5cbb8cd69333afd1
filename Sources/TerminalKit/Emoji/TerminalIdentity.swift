/// Which terminal this is, by its own word.
public struct TerminalIdentity: Hashable, Sendable, CustomStringConvertible {
  /// Its name in small letters.
  public let name: String
  /// The numbers of its version, the greatest part first.
  public let version: [Int]

  /// Creates an identity.
  public init(name: String, version: [Int]) {
    self.name = name
    self.version = version
  }

  /// Reads an answer to XTVERSION: `kitty(0.26.5)`, `Konsole 22.12.3`, `VTE(7600)`; `nil` if it has no version.
  public init?(version answer: String) {
    let name = answer.prefix { $0 != "(" && $0 != " " }.lowercased()
    let rest = answer.dropFirst(name.count + 1)
    let numbers = rest.prefix { $0 == "." || $0.isASCII && $0.isNumber }.split(separator: ".")
      .compactMap { Int($0) }
    guard !name.isEmpty, name.count <= 32, let first = numbers.first,
      name.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D })
    else { return nil }
    self.init(name: name, version: name == "vte" && first >= 1000 ? Self.vte(first) : numbers)
  }

  /// Reads an answer to DA2. Only VTE before 0.72 is known by it: `65;7006;1` is 0.70.6.
  public init?(secondaryAttributes numbers: [Int]) {
    guard numbers.count == 3, [1, 61, 65].contains(numbers[0]), numbers[1] >= 2000, numbers[2] == 1
    else { return nil }
    self.init(name: "vte", version: Self.vte(numbers[1]))
  }

  private static func vte(_ number: Int) -> [Int] {
    [number / 10_000, number / 100 % 100, number % 100]
  }

  /// True if it is of this version or a later one.
  public func isAtLeast(_ other: [Int]) -> Bool { !version.lexicographicallyPrecedes(other) }

  /// Its name and version: `kitty 0.26.5`.
  public var description: String {
    "\(name) \(version.map(String.init).joined(separator: "."))"
  }

  /// Reads a description again.
  public init?(description: String) {
    self.init(version: description)
    guard self.description == description else { return nil }
  }
}
