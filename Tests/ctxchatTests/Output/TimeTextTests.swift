import ChatModel
import FoundationEssentials
import Testing

@testable import ctxchat

@Suite struct TimeTextTests {
  @Test(arguments: [0, 1.7e9, -1e300, Double.infinity])
  func `A moment has one form, whatever it is`(seconds: Double) {
    let text = TimeText.minute(Date(timeIntervalSince1970: seconds))
    #expect(text.contains("-") && text.contains(":"))
  }

  @Test func `A state is a word and what is left`() {
    let now = Date(timeIntervalSince1970: 1_775_000_000)
    var context = CachedContext(
      label: "x", contextID: "c", mode: .session, model: "m", profile: "p", ttl: 3600,
      createdAt: now)
    #expect(TimeText.state(context, at: now) == "warm, 1h 0m left")
    #expect(TimeText.state(context, at: now + 3400) == "expiring, 3m 20s left")
    #expect(TimeText.state(context, at: now + 3600) == "expired")
    context.lostAt = now
    #expect(TimeText.state(context, at: now) == "lost")
    context.ttl = nil
    context.lostAt = nil
    #expect(TimeText.state(context, at: now) == "unknown")
    context.trashedAt = now
    #expect(TimeText.state(context, at: now).hasPrefix("in the trash since 2026-0"))
  }

  @Test func `The clock on the wall is at most a day from UTC`() {
    for seconds in [0, 1.7e9, -1e300, Double.infinity] {
      #expect(abs(TimeText.utcOffset(at: Date(timeIntervalSince1970: seconds))) <= 86_400)
    }
  }
}
