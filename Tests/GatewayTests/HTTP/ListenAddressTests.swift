import HTTPStream
import Testing

@testable import Gateway

@Suite struct ListenAddressTests {
  @Test(
    arguments: [
      ("8080", "127.0.0.1", 8080, true), ("127.0.0.1:0", "127.0.0.1", 0, true),
      ("localhost:80", "127.0.0.1", 80, true), ("127.0.0.2:9", "127.0.0.2", 9, true),
      ("[::1]:9", "::1", 9, true), ("0.0.0.0:9", "0.0.0.0", 9, false), ("[::]:9", "::", 9, false),
      ("192.168.1.7:9", "192.168.1.7", 9, false),
    ] as [(String, String, UInt16, Bool)])
  func `An address and a port`(
    _ words: String, _ host: String, _ port: UInt16, _ isLoopback: Bool
  ) throws {
    let address = try #require(ListenAddress(words))
    #expect(address.host == host && address.port == port && address.isLoopback == isLoopback)
  }

  @Test(
    arguments: [
      "", "x", ":", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "host.example:80",
      "::1:80", "[127.0.0.1]:80", "[::1]", "[::1:80", "1.2.3:80", "127.0.0.1:80 ", "-1",
    ])
  func `What is none`(_ words: String) {
    #expect(ListenAddress(words) == nil)
  }

  @Test(arguments: [
    ("127.0.0.2:0", "http://127.0.0.2:"), ("0.0.0.0:0", "http://127.0.0.1:"),
  ])
  func `It listens there, and still wants the key`(_ words: String, _ base: String) async throws {
    let address = try #require(ListenAddress(words))
    try await TestGateway.run({ $0.address = address }) { gateway in
      #expect(gateway.server.baseURL.hasPrefix(base))
      let listed = try await gateway.request("GET", "/v1/models")
      let refused = try await gateway.request("GET", "/v1/models", key: "none")
      #expect(listed.status == 200 && refused.status == 401)
    }
  }

  @Test func `An address that is not of this machine is an error at once`() async {
    let failure = await #expect(throws: GatewayError.self) {
      try await TestGateway.run({
        if let address = ListenAddress("192.0.2.1:80") { $0.address = address }
      }) { _ in }
    }
    #expect(failure?.message.contains("Port 80 on 192.0.2.1 is not available") == true)
  }
}
