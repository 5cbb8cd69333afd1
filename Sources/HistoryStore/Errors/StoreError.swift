/// Why the database could not do what it was asked. Nothing that was saved before is damaged by it.
package struct StoreError: Error, Hashable, Sendable {
  /// The kind of trouble, for those who must act on it.
  package enum Kind: Hashable, Sendable {
    /// The file or its folder cannot be opened or made.
    case cannotOpen
    /// The file was written by a newer version of the program.
    case newer
    /// The file is damaged, or is no database.
    case corrupt
    /// The file or its file system takes no writes.
    case readOnly
    /// The disk or the quota is full.
    case full
    /// Another process held the file for longer than the store waits.
    case locked
    /// The disk failed.
    case io
    /// The file was removed while it was open.
    case removed
    /// Another file was put in place of the one that is open.
    case replaced
    /// A label that another context has.
    case labelTaken
    /// The record does not exist, or no longer.
    case notFound
    /// The given record cannot be stored: a turn that is its own ancestor, a conversation without its
    /// context.
    case invalid
    /// The caller's task was cancelled; only readings can be.
    case cancelled
    /// The store was closed.
    case closed
    /// Anything else that SQLite said.
    case other
  }

  /// The kind of failure.
  package var kind: Kind

  /// True if the history takes no writes at the moment, whatever is to be written: it may take them again.
  package var isTrouble: Bool {
    switch kind {
    case .cannotOpen, .readOnly, .full, .locked, .io, .removed, .replaced: true
    case .newer, .corrupt, .labelTaken, .notFound, .invalid, .cancelled, .closed, .other: false
    }
  }

  /// One or two sentences for the user: what happened, to what, what to do next.
  package var message: String
  /// SQLite's own words, for the log; empty where there are none.
  package var detail: String

  /// Creates an error.
  package init(_ kind: Kind, _ message: String, detail: String = "") {
    self.kind = kind
    self.message = message
    self.detail = detail
  }
}

extension StoreError: CustomStringConvertible {
  /// The message, with SQLite's own words for a log.
  package var description: String { detail.isEmpty ? message : "\(message) [\(detail)]" }
}
