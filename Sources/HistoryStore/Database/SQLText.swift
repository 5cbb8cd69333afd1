/// SQL that is made from lists of columns.
enum SQLText {
  /// Inserts a row, or sets every column but `key` and `fixed` of the row that has its key.
  static func upsert(
    _ table: String, key: String, columns: [String], fixed: Set<String> = []
  ) -> String {
    let updates = columns.filter { $0 != key && !fixed.contains($0) }
      .map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return """
      \(insert(table, columns: columns))
      ON CONFLICT (\(key)) DO UPDATE SET \(updates)
      """
  }

  /// Inserts a row.
  static func insert(_ table: String, columns: [String]) -> String {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
  }

  /// At least the first characters of a text. One that is kept as a blob is cut between bytes, of which a character has
  /// four at most; ``Row/text(_:atMost:)`` reads it.
  static func beginning(_ column: String, _ count: Int) -> String {
    "substr(\(column), 1, iif(typeof(\(column)) = 'blob', \(4 * count), \(count)))"
  }

  /// Column names with their table's alias in front.
  static func list(_ columns: [String], of alias: String) -> String {
    columns.map { "\(alias).\($0)" }.joined(separator: ", ")
  }
}
