import FoundationEssentials

/// Arguments in the form in which libpq takes them: numbers as text, text and bytes as they are.
final class PostgresArguments {
  private(set) var values: [UnsafePointer<CChar>?] = []
  private(set) var lengths: [Int32] = []
  private(set) var formats: [Int32] = []
  private var owned: [UnsafeMutablePointer<CChar>] = []

  init(_ arguments: [SQLValue]) {
    for argument in arguments {
      switch argument {
      case .null: add(nil, isBinary: false)
      case .integer(let number): add(Array("\(number)".utf8), isBinary: false)
      case .real(let number): add(Array("\(number)".utf8), isBinary: false)
      // No word of ours holds U+0000; one of a stranger that does is found nowhere.
      case .text(let text): add(text.utf8.map { $0 == 0 ? 0x1A : $0 }, isBinary: false)
      case .exact(let text): add(Array(text.utf8), isBinary: true)
      case .blob(let data): add(Array(data), isBinary: true)
      }
    }
  }

  deinit { for pointer in owned { pointer.deallocate() } }

  private func add(_ bytes: [UInt8]?, isBinary: Bool) {
    formats.append(isBinary ? 1 : 0)
    lengths.append(Int32(bytes?.count ?? 0))
    guard let bytes else { return values.append(nil) }
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (place, byte) in bytes.enumerated() { copy[place] = CChar(bitPattern: byte) }
    copy[bytes.count] = 0
    owned.append(copy)
    values.append(UnsafePointer(copy))
  }

  /// SQL with `$1`, `$2` … for each `?`.
  static func numbered(_ sql: String) -> String {
    var number = 0
    return sql.reduce(into: "") { text, character in
      guard character == "?" else { return text.append(character) }
      number += 1
      text += "$\(number)"
    }
  }
}

/// Strings as a C array of C strings that ends in NULL.
final class CStrings {
  private(set) var pointers: [UnsafePointer<CChar>?] = []
  private let arguments: PostgresArguments

  init(_ strings: [String]) {
    arguments = PostgresArguments(strings.map { .text($0) })
    pointers = arguments.values + [nil]
  }
}
