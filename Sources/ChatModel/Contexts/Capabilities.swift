/// The abilities of an API's contexts; the screen and the command line ask this and never the API's name.
public struct Capabilities: Hashable, Sendable {
  /// The time that the server keeps a context.
  public enum Lifetime: Hashable, Sendable {
    /// A number of seconds after the last use.
    case sliding(ClosedRange<Int>, standard: Int)
    /// A number of seconds after its creation; use does not extend it.
    case absolute(ClosedRange<Int>, standard: Int)
    /// A number of days after its creation that nobody can set.
    case retention(days: Int)
    /// The server does not say.
    case unknown
    /// There is nothing on the server.
    case local
  }

  /// The effect of a deletion on the server.
  public enum Deletion: Hashable, Sendable {
    /// The server has no such call.
    case none
    /// The whole context is gone.
    case whole
    /// Only whole branches, newest turn first: a turn in the middle takes what is older from later turns.
    case newestFirst
  }

  /// The modes of new contexts, the default first.
  public var modes: [ContextMode]
  /// The time that the server keeps a context.
  public var lifetime: Lifetime
  /// True if a call sets a new lifetime.
  public var canExtend: Bool
  /// True if the server lists its contexts.
  public var canList: Bool
  /// The effect of a deletion on the server.
  public var deletion: Deletion
  /// True if a session context takes a truncation strategy.
  public var takesTruncation: Bool
  /// True if a request can ask for several choices.
  public var takesChoices: Bool
  /// True if the server reads the seed when a context is created, and charges that; else the first turn reads it.
  public var chargesCreation: Bool
  /// The modes whose contexts a request can stand on. Of others, seed or turns would be left out without a word.
  public var carries: Set<ContextMode>
  /// The beginnings of ids that the server gives, as far as they are known.
  public var idPrefixes: [String]

  /// Creates capabilities.
  public init(
    modes: [ContextMode], lifetime: Lifetime, canExtend: Bool = false, canList: Bool = false,
    deletion: Deletion = .none, takesTruncation: Bool = false, takesChoices: Bool = false,
    chargesCreation: Bool = true, carries: Set<ContextMode> = Set(ContextMode.allCases),
    idPrefixes: [String] = []
  ) {
    self.modes = modes
    self.lifetime = lifetime
    self.canExtend = canExtend
    self.canList = canList
    self.deletion = deletion
    self.takesTruncation = takesTruncation
    self.takesChoices = takesChoices
    self.chargesCreation = chargesCreation
    self.carries = carries
    self.idPrefixes = idPrefixes
  }

  /// Those of Context Cache.
  public static let contextCache = Capabilities(
    modes: [.session, .commonPrefix], lifetime: .sliding(TimeToLive.allowed, standard: 86_400),
    takesTruncation: true, takesChoices: true, carries: [.session, .commonPrefix, .unknown],
    idPrefixes: ["ctx-"])

  /// The mode of a new context that names none.
  public var standardMode: ContextMode { modes.first ?? .session }

  /// True if the server has contexts of its own, so that a name may be the id of one.
  public var hasServerIDs: Bool { modes != [.local] }

  /// True if an id begins as those of the server do.
  public func looksLikeID(_ id: String) -> Bool {
    idPrefixes.contains { id.count > $0.count && id.hasPrefix($0) }
  }

  /// The lifetimes that can be asked for, in seconds; `nil` if none can.
  public var lifetimes: ClosedRange<Int>? {
    switch lifetime {
    case .sliding(let range, _), .absolute(let range, _): range
    case .retention, .unknown, .local: nil
    }
  }
}
