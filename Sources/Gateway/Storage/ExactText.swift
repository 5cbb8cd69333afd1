import FoundationEssentials
import GRDB

/// Text as the database must hold it to give back every byte: GRDB passes strings as C strings,
/// which end at the first NUL, so a text that holds one is stored as a blob.
struct ExactText: DatabaseValueConvertible {
  let string: String

  init(_ string: String) { self.string = string }

  var databaseValue: DatabaseValue {
    string.utf8.contains(0) ? Data(string.utf8).databaseValue : string.databaseValue
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> ExactText? {
    switch value.storage {
    case .string(let string): ExactText(string)
    case .blob(let data): ExactText(String(decoding: data, as: UTF8.self))
    default: nil
    }
  }
}
