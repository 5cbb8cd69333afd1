import FoundationEssentials
import Testing

@testable import Gateway

@Suite struct GeminiTimeTests {
  private static let times: [(String, Double?)] = [
    ("2001-01-01T00:00:00Z", 0), ("2001-01-01T00:00:01.5Z", 1.5),
    ("2001-01-01T00:00:00.123456789Z", 0.123456789), ("2001-01-01T02:00:00+02:00", 0),
    ("2000-12-31T19:00:00.25-05:00", 0.25), ("2001-01-01", nil), ("", nil), ("now", nil),
    ("2001-01-01T00:00:00.Z", nil), ("2001-01-01T00:00:00.1234567890Z", nil),
    ("2001-13-01T00:00:00Z", nil), ("978307200", nil),
  ]

  @Test(arguments: times)
  func `A time has an offset and up to nine digits`(_ text: String, _ seconds: Double?) {
    #expect(GeminiTime.date(text)?.timeIntervalSinceReferenceDate == seconds)
  }

  @Test(arguments: [0, 0.25, 1.999, 800_000_000])
  func `What is written is read again`(_ seconds: Double) {
    let date = Date(timeIntervalSinceReferenceDate: seconds)
    let text = GeminiTime.text(date)
    #expect(text.hasSuffix("Z") && text.utf8.count == "2001-01-01T00:00:00.000Z".utf8.count)
    #expect(abs((GeminiTime.date(text) ?? .distantPast).timeIntervalSince(date)) < 0.0011)
  }

  @Test(
    arguments: [
      ("600s", 600), ("0s", 0), ("1.5s", 1.5), ("0.000000001s", 1e-9), ("-3s", -3), ("600", nil),
      ("s", nil), ("", nil), ("10m", nil), ("0x10s", nil), (" 5s", nil), ("infs", nil),
      ("1e3s", nil),
    ] as [(String, Double?)])
  func `A duration is digits and an s`(_ text: String, _ seconds: Double?) {
    #expect(GeminiTime.seconds(text) == seconds)
  }
}
