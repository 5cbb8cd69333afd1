import ChatTestSupport
import FoundationEssentials
import Testing

/// Many conversations, many streams, and a user who never stays.
@Suite struct SwitchingTests {
  @Test
  func `Every token is in the conversation it belongs to, drafts and places are as they were`()
    async throws
  {
    let carousel = try Carousel(
      conversations: Soak.size(12, full: 50), streams: Soak.size(4, full: 10), seed: Soak.seed)
    try carousel.prepare()
    try carousel.turn(seconds: Soak.size(3, full: 60))
    try carousel.comeToRest()
    try await carousel.check()
    print(carousel.report)
  }
}
