import Testing

@testable import HTTPStream

struct HTTPAddressTests {
  @Test func `an address is taken apart`() throws {
    let address = try #require(HTTPAddress("https://User:pw@Example.COM:8443/v1/x?q=1#f"))
    #expect(address.scheme == "https")
    #expect(address.host == "example.com")
    #expect(address.port == 8443)
    #expect(address.path == "/v1/x")
    #expect(address.hasCredentials)
    #expect(address.hasQueryOrFragment)
    #expect(address.display == "https://example.com:8443/v1/x")
  }

  @Test func `a plain address has neither credentials nor query`() throws {
    let address = try #require(HTTPAddress("http://example.com"))
    #expect(!address.hasCredentials)
    #expect(!address.hasQueryOrFragment)
    #expect(address.port == nil)
    #expect(address.display == "http://example.com/")
  }

  @Test(arguments: [
    "", " ", "example.com/v1", "//example.com", "ftp://example.com", "file:///etc/passwd",
    "http://", "https://exa mple.com", "http://[::1", "http://a\0b/", "javascript:1",
  ])
  func `what is no http address is none`(text: String) {
    #expect(HTTPAddress(text) == nil)
  }

  @Test(arguments: [
    "http://localhost", "http://LOCALHOST:8080/v1", "http://127.0.0.1/", "http://127.9.8.7/",
    "http://[::1]:80/", "http://2130706433/", "http://0x7f.1/", "http://127.1/",
  ])
  func `this machine is known by all its names`(text: String) {
    #expect(HTTPAddress(text)?.isLoopback == true)
  }

  @Test(arguments: [
    "http://example.com", "http://127.0.0.1.example.com", "http://localhost.example.com",
    "http://127.0.0.1@example.com/", "http://localhost:80@example.com/", "http://128.0.0.1",
    "http://[::2]/", "http://0.0.0.0/", "http://127.example/", "http://10.0.0.1/",
    "http://example.com/#@localhost",
  ])
  func `other machines are not taken for this one`(text: String) {
    #expect(HTTPAddress(text)?.isLoopback != true)
  }
}
