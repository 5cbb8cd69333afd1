internal import GRDB

extension Migrations {
  /// Dates are seconds since 2001-01-01 UTC. Texts of users and servers are TEXT, or BLOB when they
  /// hold a NUL.
  @Sendable
  static func createVersion1(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: contexts1)
    try db.execute(sql: conversations1)
    try db.execute(sql: turns1)
    try db.execute(sql: instances1)
    try db.execute(sql: search1)
  }

  private static let contexts1 = """
    CREATE TABLE contexts (
      key TEXT NOT NULL PRIMARY KEY,
      label TEXT NOT NULL,
      contextID TEXT NOT NULL,
      mode TEXT NOT NULL,
      model TEXT NOT NULL,
      profile TEXT NOT NULL,
      ttl INTEGER,
      truncation TEXT,
      createdAt REAL NOT NULL,
      lastUsedAt REAL,
      lostAt REAL,
      trashedAt REAL,
      promptTokens INTEGER,
      completionTokens INTEGER,
      totalTokens INTEGER,
      cachedTokens INTEGER,
      reasoningTokens INTEGER,
      notes TEXT NOT NULL,
      sources TEXT
    );
    CREATE UNIQUE INDEX contextLabels ON contexts (label COLLATE NOCASE) WHERE trashedAt IS NULL;
    CREATE TABLE lineage (
      context TEXT NOT NULL REFERENCES contexts (key) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      contextID TEXT NOT NULL,
      retiredAt REAL NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (context, position)
    ) WITHOUT ROWID;
    CREATE TABLE seeds (
      context TEXT NOT NULL REFERENCES contexts (key) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      content TEXT NOT NULL,
      UNIQUE (context, position)
    );
    """

  private static let conversations1 = """
    CREATE TABLE conversations (
      id TEXT NOT NULL PRIMARY KEY,
      context TEXT NOT NULL REFERENCES contexts (key) ON DELETE CASCADE,
      title TEXT NOT NULL,
      head TEXT,
      createdAt REAL NOT NULL,
      updatedAt REAL NOT NULL,
      parameters TEXT,
      system TEXT,
      isUnread INTEGER NOT NULL,
      trashedAt REAL,
      forkedFrom TEXT
    );
    CREATE INDEX conversationsOfContext ON conversations (context, updatedAt);
    CREATE TABLE drafts (
      conversation TEXT NOT NULL PRIMARY KEY,
      text TEXT NOT NULL,
      caret INTEGER NOT NULL
    );
    CREATE TABLE settings (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    );
    """

  /// `n` is the turn's place in time: microseconds since 1970, made unique. `depth` counts the
  /// turns before it on its branch. While a turn is in flight its text is in `journal` alone,
  /// afterwards in `choices`.
  private static let turns1 = """
    CREATE TABLE turns (
      n INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      parent TEXT,
      depth INTEGER NOT NULL,
      chosen INTEGER NOT NULL,
      phase TEXT NOT NULL,
      waitsUntil REAL,
      waitsFor TEXT,
      owner TEXT,
      promptTokens INTEGER,
      completionTokens INTEGER,
      totalTokens INTEGER,
      cachedTokens INTEGER,
      reasoningTokens INTEGER,
      createdAt REAL NOT NULL,
      sentAt REAL,
      firstTokenAt REAL,
      endedAt REAL,
      contextID TEXT NOT NULL,
      parameters TEXT,
      modelServed TEXT,
      requestID TEXT,
      failure TEXT,
      system TEXT,
      prompt TEXT NOT NULL
    );
    CREATE INDEX turnsByParent ON turns (conversation, parent, n);
    CREATE INDEX turnsByTime ON turns (conversation, n);
    CREATE INDEX turnsInFlight ON turns (phase)
      WHERE phase IN ('queued', 'sending', 'waiting', 'streaming', 'stopping');
    CREATE TABLE choices (
      turn INTEGER NOT NULL REFERENCES turns (n) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      finishReason TEXT,
      reasoning TEXT NOT NULL,
      content TEXT NOT NULL,
      UNIQUE (turn, position)
    );
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      turn INTEGER NOT NULL REFERENCES turns (n) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      reasoning TEXT NOT NULL,
      content TEXT NOT NULL
    );
    CREATE INDEX journalOfTurn ON journal (turn, seq);
    """

  private static let instances1 = """
    CREATE TABLE owners (
      id TEXT NOT NULL PRIMARY KEY,
      pid INTEGER NOT NULL,
      startTime INTEGER NOT NULL,
      boot TEXT NOT NULL,
      namespace TEXT NOT NULL,
      heartbeat REAL NOT NULL
    );
    CREATE TABLE claims (
      context TEXT NOT NULL PRIMARY KEY REFERENCES contexts (key) ON DELETE CASCADE,
      owner TEXT NOT NULL REFERENCES owners (id) ON DELETE CASCADE
    );
    """

  /// Contains no text, only the tokens and their places; the tokens are made by ``SearchText``, so all
  /// that the tokenizer does is to split at what is neither letter, mark, number nor private use.
  private static let search1 = """
    CREATE VIRTUAL TABLE search USING fts5(
      prompt, reply, content = '', columnsize = 0, prefix = '1 2',
      tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
    );
    """
}
