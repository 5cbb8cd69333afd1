import Basics
import FoundationEssentials

/// The table of keys and the table of what was asked with them.
struct KeyDatabase: Sendable {
  let storage: any GatewayStorage

  static func schema(_ dialect: SQLDialect) -> String {
    """
    CREATE TABLE IF NOT EXISTS gateway_key (
      name TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, added_at DOUBLE PRECISION NOT NULL,
      revoked_at DOUBLE PRECISION);
    CREATE TABLE IF NOT EXISTS key_usage (
      name TEXT PRIMARY KEY, requests BIGINT NOT NULL, prompt BIGINT NOT NULL,
      cached BIGINT NOT NULL, completion BIGINT NOT NULL);
    """
  }

  /// Notes a key; `false` if the name has one that works.
  func add(_ name: String, digest: String, at date: Date) throws -> Bool {
    try storage.write { connection in
      try connection.execute(
        """
        INSERT INTO gateway_key (name, digest, added_at) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, added_at = excluded.added_at,
          revoked_at = NULL
        WHERE gateway_key.revoked_at IS NOT NULL
        """,
        [.text(name), .text(digest), .time(date)]) > 0
    }
  }

  /// Removes a key that was revoked, and what was asked with it.
  func remove(_ name: String) throws -> GatewayKeys.Removal {
    try storage.write { connection in
      let removed = try connection.execute(
        "DELETE FROM gateway_key WHERE name = ? AND revoked_at IS NOT NULL", [.text(name)])
      guard removed > 0 else {
        let known = try connection.row("SELECT name FROM gateway_key WHERE name = ?", [.text(name)])
        return known == nil ? .unknown : .works
      }
      try connection.execute("DELETE FROM key_usage WHERE name = ?", [.text(name)])
      return .removed
    }
  }

  /// Ends a key; `false` if there is none of that name that works.
  func revoke(_ name: String, at date: Date) throws -> Bool {
    try storage.write { connection in
      try connection.execute(
        "UPDATE gateway_key SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL",
        [.time(date), .text(name)]) > 0
    }
  }

  /// The names of the keys that work, by their digests.
  func working() throws -> [String: String] {
    try storage.read { connection in
      let rows = try connection.rows(
        "SELECT digest, name FROM gateway_key WHERE revoked_at IS NULL")
      return Dictionary(
        try rows.map { (try $0.text("digest"), try $0.text("name")) }, uniquingKeysWith: { $1 })
    }
  }

  /// All keys, by their names.
  func entries() throws -> [KeyEntry] {
    try storage.read { connection in
      try connection.rows(
        """
        SELECT gateway_key.name AS name, added_at, revoked_at, COALESCE(requests, 0) AS requests,
          COALESCE(prompt, 0) AS prompt, COALESCE(cached, 0) AS cached,
          COALESCE(completion, 0) AS completion
        FROM gateway_key LEFT JOIN key_usage ON key_usage.name = gateway_key.name
        ORDER BY gateway_key.name
        """
      ).map { row in
        KeyEntry(
          name: try row.text("name"), addedAt: try row.date("added_at"),
          revokedAt: row.values["revoked_at"] == .null ? nil : try row.date("revoked_at"),
          usage: KeyUsage(
            requests: try row.integer("requests"), prompt: try row.integer("prompt"),
            cached: try row.integer("cached"), completion: try row.integer("completion")))
      }
    }
  }

  /// Adds to what was asked with keys.
  func count(_ usage: [String: KeyUsage]) throws {
    try storage.write { connection in
      // In one order, so that gateways that count at once wait for each other instead of for good.
      for (name, usage) in usage.sorted(by: { $0.key < $1.key }) {
        try connection.execute(
          """
          INSERT INTO key_usage (name, requests, prompt, cached, completion) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET requests = key_usage.requests + excluded.requests,
            prompt = key_usage.prompt + excluded.prompt, cached = key_usage.cached + excluded.cached,
            completion = key_usage.completion + excluded.completion
          """,
          [
            .text(name), .integer(usage.requests), .integer(usage.prompt), .integer(usage.cached),
            .integer(usage.completion),
          ])
      }
    }
  }
}
