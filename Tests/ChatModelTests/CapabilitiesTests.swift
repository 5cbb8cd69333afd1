import Testing

@testable import ChatModel

/// What the screen and the command line ask an API.
@Suite struct CapabilitiesTests {
  @Test(
    arguments: [
      (Capabilities.Lifetime.sliding(60...120, standard: 90), 60...120),
      (.absolute(1...2, standard: 1), 1...2), (.retention(days: 30), nil), (.unknown, nil),
      (.local, nil),
    ] as [(Capabilities.Lifetime, ClosedRange<Int>?)])
  func `Only a lifetime that the user can choose has a range`(
    lifetime: Capabilities.Lifetime, range: ClosedRange<Int>?
  ) {
    #expect(Capabilities(modes: [.session], lifetime: lifetime).lifetimes == range)
  }

  @Test(
    arguments: [
      ([.chain, .session], .chain), ([.local], .local), ([], .session),
    ] as [([ContextMode], ContextMode)])
  func `A new context has the first mode`(modes: [ContextMode], standard: ContextMode) {
    #expect(Capabilities(modes: modes, lifetime: .unknown).standardMode == standard)
  }

  @Test func `What the API page says of Context Cache`() {
    let cache = Capabilities.contextCache
    #expect(cache.lifetimes == TimeToLive.seconds("1h")!...TimeToLive.seconds("7d")!)
    guard case .sliding(let range, let standard) = cache.lifetime else {
      Issue.record("its contexts live from their last use on")
      return
    }
    #expect(range ~= standard && TimeToLive.text(standard) == "1d")
    #expect(!cache.canExtend && !cache.canList && cache.deletion == .none, "it has no such calls")
  }

  /// One row for each mode: is there a memory to which turns are appended, what is asked for when it is created again,
  /// can a branch be sent as it is.
  @Test(arguments: [
    (ContextMode.session, true, ContextMode.session, false),
    (.commonPrefix, false, .commonPrefix, false), (.chain, false, .chain, true),
    (.local, false, .local, true), (.unknown, true, .session, false),
  ])
  func `What each mode means for a branch`(
    mode: ContextMode, remembers: Bool, known: ContextMode, canSendWhole: Bool
  ) {
    #expect(mode.remembersTurns == remembers)
    #expect(mode.known == known)
    #expect(mode.canSendWhole == canSendWhole)
  }

  @Test(arguments: ContextMode.allCases)
  func `An imported id is treated as the mode that it gets when it is created again`(
    mode: ContextMode
  ) {
    #expect(mode.remembersTurns == mode.known.remembersTurns)
    #expect(mode.canSendWhole == mode.known.canSendWhole)
    #expect(mode.known != .unknown && mode.known.known == mode.known)
  }
}
