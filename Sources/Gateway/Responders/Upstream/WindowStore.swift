import FoundationEssentials

/// The windows that refusals told, kept: a gateway that starts again, or another one with the same database, need not
/// be refused first.
actor WindowStore {
  private let storage: any GatewayStorage
  private let now: @Sendable () -> Date
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ServerThreads.storage.asUnownedSerialExecutor()
  }

  /// Seconds that a window counts: the server may be started with a larger one, which no refusal tells.
  private static let life = 7.0 * 86_400

  init(_ storage: any GatewayStorage, now: @escaping @Sendable () -> Date) {
    self.storage = storage
    self.now = now
  }

  static func schema(_ dialect: SQLDialect) -> String {
    """
    CREATE TABLE IF NOT EXISTS learnt_window (
      server TEXT NOT NULL, model TEXT NOT NULL, tokens BIGINT NOT NULL,
      learnt_at DOUBLE PRECISION NOT NULL, PRIMARY KEY (server, model));
    """
  }

  /// The tokens that a model of a server takes; `nil` if no refusal told in the last days.
  func window(of model: String, at server: String) -> Int? {
    let row = try? storage.read { connection in
      try connection.row(
        "SELECT tokens FROM learnt_window WHERE server = ? AND model = ? AND learnt_at > ?",
        [.text(server), .text(model), .time(now().addingTimeInterval(-Self.life))])
    }
    return try? row?.integer("tokens")
  }

  /// Notes what a refusal told; it is lost without harm.
  func learn(_ window: Int, of model: String, at server: String) {
    try? storage.write { connection in
      _ = try connection.execute(
        """
        INSERT INTO learnt_window (server, model, tokens, learnt_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (server, model) DO UPDATE SET tokens = excluded.tokens,
          learnt_at = excluded.learnt_at
        """, [.text(server), .text(model), .integer(window), .time(now())])
    }
  }
}
