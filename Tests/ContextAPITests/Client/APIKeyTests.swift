import HTTPStream
import Testing

@testable import ContextAPI

struct APIKeyTests {
  @Test func `a key is in none of its descriptions`() {
    let key = APIKey("sk-very-secret")
    var texts = ["\(key)", String(reflecting: key), "\(Optional(key) as Any)"]
    var dumped = ""
    dump(key, to: &dumped)
    dump(Endpoint(baseURL: "https://example.com", key: key), to: &dumped)
    texts.append(dumped)
    texts.append("\(Endpoint(baseURL: "https://example.com", key: key))")
    for text in texts { #expect(!text.contains("secret")) }
  }

  @Test func `white space around a key is not part of it`() {
    #expect(APIKey(" sk-1234\n") == APIKey("sk-1234"))
    #expect(APIKey(" \n").isEmpty)
    #expect(APIKey("sk-1234\r\n").header(.bearer).value == "Bearer sk-1234")
  }

  @Test(arguments: [("sk-1234", true), ("sk 1234", false), ("sk\n1", false), ("schlüssel", false)])
  func `only visible ASCII can be sent`(text: String, isSendable: Bool) {
    #expect(APIKey(text).isSendable == isSendable)
  }

  @Test func `strangers' texts lose the key`() {
    let key = APIKey("sk-1234")
    #expect(key.redactor.clean("bad key sk-1234, sk-1234sk-1234") == "bad key (key), (key)(key)")
    #expect(key.redactor.clean("sk-123") == "sk-123")
    #expect(APIKey("").redactor.clean("text") == "text")
    #expect(APIKey("e").redactor.clean("text") == "text")
    #expect((nil as APIKey?).redactor.clean("http://u:p@h") == "http://(hidden)@h")
  }
}
