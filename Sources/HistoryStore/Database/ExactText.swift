internal import ChatModel
internal import FoundationEssentials
internal import GRDB
internal import Glibc

/// Text as SQLite must hold it to give back every byte.
///
/// GRDB passes strings as C strings, which end at the first NUL; a text that holds one is stored as
/// a blob.
struct ExactText: DatabaseValueConvertible {
  var string: String

  init(_ string: String) {
    self.string = string
  }

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

extension Identifier {
  /// Itself as a statement's argument.
  var exact: ExactText { ExactText(rawValue) }
}

extension String {
  /// True if the bytes are the same. `==` would take `é` in one scalar for `é` in two.
  func hasSameBytes(as other: String) -> Bool {
    let result = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard mine.count == theirs.count else { return false }
        guard let first = mine.baseAddress, let second = theirs.baseAddress else { return true }
        return first == second || memcmp(first, second, mine.count) == 0
      }
    }
    return (result ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Itself as a statement's argument, whole even with a NUL inside.
  var exact: ExactText { ExactText(self) }
}
