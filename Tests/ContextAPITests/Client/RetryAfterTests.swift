import HTTPStream
import Testing

@testable import ContextAPI

struct RetryAfterTests {
  @Test(
    arguments: [
      ("5", 5), ("0", 0), ("1.5", 1.5), ("-1", nil), ("soon", nil), ("", nil), ("nan", nil),
      ("inf", nil), ("Sun, 06 Nov 1994 08:49:47 GMT", 10), ("Sun, 06 Nov 1994 08:49:27 GMT", 0),
      ("Sun Nov  6 08:49:37 1994", nil),
    ] as [(String, Double?)])
  func `seconds or a date are read`(value: String, expected: Double?) {
    let headers = [
      HTTPHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT"), HTTPHeader("retry-after", value),
    ]
    #expect(RetryAfter.seconds(in: headers) == expected)
  }

  @Test func `milliseconds go before seconds`() {
    let headers = [HTTPHeader("Retry-After", "5"), HTTPHeader("Retry-After-Ms", "250")]
    #expect(RetryAfter.seconds(in: headers) == 0.25)
  }

  @Test(
    arguments: [(0, 10), (5.5, 5), (10, 0), (11, nil), (-86400, 86410)] as [(Double, Double?)])
  func `a date without the server's own date is read by the clock here`(
    ahead: Double, expected: Double?
  ) {
    let headers = [HTTPHeader("Retry-After", "Sun, 06 Nov 1994 08:49:47 GMT")]
    #expect(RetryAfter.seconds(in: headers) { 784_111_777 + ahead } == expected)
    let broken = headers + [HTTPHeader("Date", "today")]
    #expect(RetryAfter.seconds(in: broken) { 784_111_777 + ahead } == expected)
  }

  @Test func `no header says nothing`() {
    #expect(RetryAfter.seconds(in: []) { 0 } == nil)
  }

  @Test(
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000),
      ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
      ("Wed, 31 Dec 2025 23:59:60 GMT", 1_767_225_600), ("x, 01 Foo 2024 00:00:00 GMT", nil),
      ("Thu, 01 Jan 1970 25:00:00 GMT", nil), ("Thu, 01 Jan 1970 00:00 GMT", nil),
      ("Thu, 01 Jan 99999999999 00:00:00 GMT", nil), ("", nil),
    ] as [(String, Int?)])
  func `HTTP dates are seconds since 1970`(text: String, expected: Int?) {
    #expect(HTTPDate.seconds(text) == expected)
  }
}
