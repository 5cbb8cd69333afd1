import FoundationEssentials

/// A row that a database gave.
struct SQLRow {
  /// The value of each column.
  let values: [String: SQLValue]

  /// - Throws: ``GatewayError`` when a column is not there or holds something else, as in the two after it.
  func integer(_ name: String) throws(GatewayError) -> Int {
    guard case .integer(let number)? = values[name] else { throw Self.damaged(name) }
    return number
  }

  func real(_ name: String) throws(GatewayError) -> Double {
    switch values[name] {
    case .real(let number)?: return number
    case .integer(let number)?: return Double(number)
    default: throw Self.damaged(name)
    }
  }

  func date(_ name: String) throws(GatewayError) -> Date {
    Date(timeIntervalSinceReferenceDate: try real(name))
  }

  /// Text, also where it is kept as its bytes.
  func text(_ name: String) throws(GatewayError) -> String {
    guard let text = optionalText(name) else { throw Self.damaged(name) }
    return text
  }

  /// `nil` for NULL.
  func optionalText(_ name: String) -> String? {
    switch values[name] {
    case .text(let text)?, .exact(let text)?: text
    case .blob(let data)?: String(decoding: data, as: UTF8.self)
    default: nil
    }
  }

  func data(_ name: String) throws(GatewayError) -> Data {
    guard let data = optionalData(name) else { throw Self.damaged(name) }
    return data
  }

  /// `nil` for NULL.
  func optionalData(_ name: String) -> Data? {
    switch values[name] {
    case .blob(let data)?: data
    case .text(let text)?, .exact(let text)?: Data(text.utf8)
    default: nil
    }
  }

  private static func damaged(_ name: String) -> GatewayError {
    GatewayError(
      500, "InternalServiceError", "The gateway's database holds something unknown in \(name).")
  }
}
