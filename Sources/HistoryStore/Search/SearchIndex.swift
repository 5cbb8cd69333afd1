internal import ChatModel
internal import GRDB

/// The full-text index: one entry a turn, by the turn's number. It holds no text, so taking an
/// entry out needs the text that it was made from; that is always what `turns` and `choices` hold.
enum SearchIndex {
  /// Number of indexed bytes of a reply; no search finds later ones.
  static let textLimit = 1 << 20

  /// The indexed text of a turn.
  struct Entry: Equatable {
    var prompt: String
    var choices: [Choice]

    init(prompt: String, choices: [Choice]) {
      self.prompt = prompt
      self.choices = choices
    }

    /// As the tables hold it: the text of a turn in flight is not there yet.
    init(_ stored: StoredTurn) {
      prompt = stored.turn.prompt
      choices = stored.turn.phase.isEnded ? stored.turn.choices : []
    }

    /// Equal bytes, not equal characters: tokens differ between `é` and `é` in two scalars
    /// elsewhere.
    func hasSameText(as other: Entry) -> Bool {
      prompt.hasSameBytes(as: other.prompt) && choices.count == other.choices.count
        && zip(choices, other.choices).allSatisfy { $0.content.hasSameBytes(as: $1.content) }
    }

    fileprivate var signs: String { SymbolText.indexed([prompt] + indexed) }

    private var indexed: [String] {
      choices.map { $0.content.prefix(bytes: SearchIndex.textLimit) }
    }

    fileprivate func arguments(_ n: Int, isRespelled: Bool = true) -> StatementArguments {
      let reply = indexed.map { SearchText.indexed($0, isRespelled: isRespelled) }
        .joined(separator: "\n")
      return [n, SearchText.indexed(prompt, isRespelled: isRespelled), reply]
    }

    fileprivate var isOwnSpelling: Bool {
      Spelling.isOwn(prompt) && choices.allSatisfy { Spelling.isOwn($0.content) }
    }
  }

  static func update(_ db: Database, n: Int, from old: Entry?, to new: Entry?) throws {
    if let old, let new, old.hasSameText(as: new) { return }
    if let old { try remove(db, n, old) }
    guard let new else { return }
    try db.cachedStatement(sql: insertion).execute(arguments: new.arguments(n))
    try insertSigns(db, n, new)
  }

  private static let insertion = "INSERT INTO search (rowid, prompt, reply) VALUES (?, ?, ?)"
  private static let removal = """
    INSERT INTO search (search, rowid, prompt, reply) VALUES ('delete', ?, ?, ?)
    """

  private static func insertSigns(_ db: Database, _ n: Int, _ entry: Entry) throws {
    try db.cachedStatement(sql: "INSERT INTO signs (rowid, tokens) VALUES (?, ?)")
      .execute(arguments: [n, entry.signs])
  }

  /// Takes all turns of a conversation out.
  static func remove(_ db: Database, conversation id: ConversationID) throws {
    for stored in try TurnRecord.fetchAll(db, "WHERE t.conversation = ? ORDER BY t.n", [id.exact]) {
      try remove(db, stored.place.n, Entry(stored))
    }
  }

  private static func remove(_ db: Database, _ n: Int, _ entry: Entry) throws {
    try db.cachedStatement(sql: removal).execute(arguments: entry.arguments(n))
    let signs = "INSERT INTO signs (signs, rowid, tokens) VALUES ('delete', ?, ?)"
    try db.cachedStatement(sql: signs).execute(arguments: [n, entry.signs])
  }

  /// Makes the index again, for a migration that changes the tokens.
  static func rebuild(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
    try db.execute(sql: "INSERT INTO signs (signs) VALUES ('delete-all')")
    try forEachTurn(db) { n, entry in try update(db, n: n, from: nil, to: entry) }
  }

  /// Fills the index of signs of a file that had none.
  static func addSigns(_ db: Database) throws {
    try forEachTurn(db) { n, entry in try insertSigns(db, n, entry) }
  }

  /// Adds the turns that are not in the common spelling to an older index.
  static func respell(_ db: Database) throws {
    try forEachTurn(db) { n, entry in
      if entry.isOwnSpelling { return }
      try db.cachedStatement(sql: removal).execute(
        arguments: entry.arguments(n, isRespelled: false))
      try db.cachedStatement(sql: insertion).execute(arguments: entry.arguments(n))
    }
  }

  /// Reads nothing but what every version of the file has.
  private static func forEachTurn(_ db: Database, _ body: (Int, Entry) throws -> Void) throws {
    let sql = "SELECT n, prompt, phase FROM turns WHERE n > ? ORDER BY n LIMIT 500"
    var last = Int.min
    while true {
      let page = try Row.fetchAll(db, sql: sql, arguments: [last])
      for row in page {
        let phase = StoredPhase(word: row.text(2), until: nil, reason: nil).phase
        let choices = phase.isEnded ? try TurnText.choices(db, of: row.int(0)) : []
        try body(row.int(0), Entry(prompt: row.text(1), choices: choices))
      }
      guard let next = page.last?.int(0) else { return }
      last = next
    }
  }
}

extension String {
  /// Its beginning: whole scalars of at most this many bytes.
  fileprivate func prefix(bytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: limit)
    while !UTF8.isStart(utf8[end]) { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}

extension UTF8 {
  /// True if a byte begins a scalar.
  fileprivate static func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
