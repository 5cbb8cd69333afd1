import FoundationEssentials

/// The Unicode Character Database as Debian's package unicode-data installs it.
enum UnicodeDatabase {
  static let directory = "/usr/share/unicode/"

  static var isInstalled: Bool {
    FileManager.default.fileExists(atPath: directory + "UnicodeData.txt")
  }

  /// The lines of a file without comments, blank ones left out.
  static func lines(of file: String) throws -> [String] {
    let data = try Data(contentsOf: URL(filePath: directory + file))
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      let content = line.prefix { $0 != "#" }
      return content.allSatisfy(\.isWhitespace) ? nil : String(content)
    }
  }

  /// The text that a field of hexadecimal numbers stands for.
  static func text(_ field: some StringProtocol) -> String {
    var text = String.UnicodeScalarView()
    for code in field.split(separator: " ") {
      if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The general category of every assigned scalar.
  static func categories() throws -> [(scalar: Unicode.Scalar, category: String)] {
    var result: [(scalar: Unicode.Scalar, category: String)] = []
    var first: UInt32 = 0
    for line in try lines(of: "UnicodeData.txt") {
      let fields = line.split(separator: ";", omittingEmptySubsequences: false)
      guard let code = UInt32(fields[0], radix: 16) else { continue }
      if fields[1].hasSuffix(", First>") {
        first = code
        continue
      }
      if !fields[1].hasSuffix(", Last>") { first = code }
      for value in first...code {
        if let scalar = Unicode.Scalar(value) { result.append((scalar, String(fields[2]))) }
      }
    }
    return result
  }

  /// A property file's value for every scalar that it lists; only `value` if it is given.
  static func property(_ file: String, _ value: String? = nil) throws -> [UInt32: String] {
    var result: [UInt32: String] = [:]
    for line in try lines(of: file) {
      let fields = line.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard fields.count > 1, value == nil || fields[1] == value else { continue }
      let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
      guard let first = ends.first, let last = ends.last else { continue }
      for code in first...last { result[code] = fields[1] }
    }
    return result
  }

  /// The sequences of emoji-test.txt.
  static func emoji() throws -> [String] {
    try lines(of: "emoji/emoji-test.txt").map { text($0.prefix { $0 != ";" }) }
  }

  /// The same with what each is: "fully-qualified", "component" and so on.
  static func emojiTest() throws -> [(text: String, status: String)] {
    try lines(of: "emoji/emoji-test.txt").map { line in
      let fields = line.split(separator: ";")
      return (text(fields[0]), fields[1].filter { !$0.isWhitespace })
    }
  }

  /// The texts of a file of break tests and, for each scalar, whether a break follows it.
  static func breakTests(_ file: String) throws -> [(text: String, breaks: [Bool])] {
    try lines(of: "auxiliary/" + file).map { line in
      let fields = line.split { $0 == " " || $0 == "\t" }
      let codes = fields.filter { $0 != "÷" && $0 != "×" }.joined(separator: " ")
      let marks = fields.filter { $0 == "÷" || $0 == "×" }
      return (text(codes), marks.dropFirst().map { $0 == "÷" })
    }
  }
}
