import Testing

@testable import HTTPStream

@Suite struct RedactorTests {
  static let key = "sk-live-4f9c1b7d2e8a55aa77cc"

  private func clean(_ text: String, _ environment: [String: String] = [:]) -> String {
    Redactor(key: Self.key, environment: { environment[$0] }).clean(text)
  }

  @Test(arguments: [
    ("bad key \(key)!", "bad key (key)!"), ("\(key)\(key)", "(key)(key)"),
    ("key sk-live-4f9c1b7d**** is wrong", "key (key)**** is wrong"),
    ("key sk-live-4f…8a55aa77cc", "key (key)…(key)"), ("SK-LIVE-4F9C1B7D2E8A55AA77CC", "(key)"),
    ("split sk-live-4f9c and 1b7d2e8a", "split (key) and (key)"),
  ])
  func `The key, and pieces that are together more than half of it, are hidden`(
    text: String, expected: String
  ) {
    #expect(clean(text) == expected)
  }

  @Test(arguments: [
    "key sk-live-4f**** is wrong", "live sk- keys are needed", "", "7cc", "sk-live- and sk-live-",
  ])
  func `A beginning that gives less away stays, as people need it`(text: String) {
    #expect(clean(text) == text)
  }

  @Test func `A short key is hidden whole and tears no words apart`() {
    let redactor = Redactor(key: "demo", environment: { _ in nil })
    #expect(redactor.clean("demo, a dem and emo") == "(key), a dem and emo")
    #expect(Redactor(key: "abc", environment: { _ in nil }).clean("abc") == "abc")
  }

  @Test(arguments: [
    ("Failed at http://user:pw@proxy:3128", "Failed at http://(hidden)@proxy:3128"),
    ("'socks5h://u:p@[::1]:1080/x'", "'socks5h://(hidden)@[::1]:1080/x'"),
    ("see https://ghp_token@github.com/a/b", "see https://(hidden)@github.com/a/b"),
    ("in user:secret@10.0.0.1:8080", "in (hidden)@10.0.0.1:8080"),
    ("http://user:pa/ss@host/path", "http://(hidden)@host/path"),
    ("http://user:p@ss@host/", "http://(hidden)@host/"),
    ("“http://user:pw@h”，再试", "“http://(hidden)@h”，再试"),
    ("https://h/v1?api-key=abc&x=1", "https://h/v1?api-key=(hidden)&x=1"),
    ("https://h/?X=1&token=abc#t", "https://h/?X=1&token=(hidden)#t"),
    ("password=hunter2, then", "password=(hidden), then"),
  ])
  func `What stands for a password in an address is hidden`(text: String, expected: String) {
    #expect(clean(text) == expected)
  }

  @Test(arguments: [
    "https://medium.com/@user/post", "mail joe@example.org", "mailto:joe@example.org",
    "a=b, c == d",
    "https://host:8080/v1", "at 12:30 @ noon", "ratio=0.5&n=1", "model@version", "git@github.com",
    "用户@例子", "x@", "@", "=", "max_tokens=5",
  ])
  func `Other texts stay as they are`(text: String) {
    #expect(clean(text) == text)
  }

  @Test func `The passwords of proxies are hidden wherever they stand, however they are written`() {
    let environment = [
      "HTTPS_PROXY": "http://me:s%20cret/x@proxy:1", "all_proxy": "you:hunter2@proxy",
      "http_proxy": "http://proxy:3128", "ALL_PROXY": "",
    ]
    #expect(
      clean("Unsupported proxy syntax in 'http://me:s%20cret/x@proxy:1'", environment)
        == "Unsupported proxy syntax in 'http://(hidden)@proxy:1'")
    #expect(
      clean("the word s cret/x is out, and hunter2", environment)
        == "the word (hidden) is out, and (hidden)")
    #expect(clean("Basic bWU6cyBjcmV0L3g=", environment) == "Basic (hidden)")
  }

  @Test func `A long text is read once`() {
    let text = String(repeating: "sk-live-", count: 50_000)
    #expect(clean(text + Self.key).hasSuffix("(key)"))
  }
}
