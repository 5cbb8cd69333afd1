import ChatModel
import Testing

@testable import ContextAPI

/// What is refused before anything is sent, and what contexts can do.
struct ResponsesRulesTests {
  private typealias Data = ResponsesTestData

  @Test(arguments: [
    (Parameters(n: 2), "n is 2"), (Parameters(stop: ["a"]), "stop cannot be sent"),
    (Parameters(presencePenalty: 1), "presence_penalty cannot be sent"),
    (Parameters(frequencyPenalty: 0), "frequency_penalty cannot be sent"),
    (Parameters(stop: ["a"], frequencyPenalty: 1), "stop and frequency_penalty cannot be sent"),
    (Parameters(temperature: 3), "temperature is 3"),
    (Parameters(maxTokens: 0), "max_tokens is 0"),
  ])
  func `a parameter that the API does not have is refused by its name`(
    parameters: Parameters, words: String
  ) {
    for dialect in ResponsesDialect.allCases {
      let error = Data.format(dialect).violation(in: Data.request(parameters: parameters))
      #expect(error?.kind == .invalidParameters)
      #expect(error?.requestWasSent == false)
      #expect(error?.message.hasPrefix(words) == true, "\(String(describing: error))")
    }
  }

  @Test func `one choice is what the API gives anyway`() {
    #expect(Data.format(.plain).violation(in: Data.request(parameters: Parameters(n: 1))) == nil)
  }

  @Test func `an id of which nothing is known is not sent`() {
    let format = Data.format(.openai)
    #expect(
      format.violation(in: Data.request("resp_x", mode: .unknown))?.kind == .invalidParameters)
    #expect(format.violation(in: Data.request("conv_x", mode: .unknown)) == nil)
    #expect(format.violation(in: Data.request("", mode: .chain)) != nil)
  }

  @Test func `each dialect says what its contexts can do`() {
    let plain = Data.format(.plain).capabilities
    #expect(plain.modes == [.chain] && plain.lifetime == .unknown)
    let openai = Data.format(.openai).capabilities
    #expect(openai.modes == [.chain, .session] && openai.lifetime == .retention(days: 30))
    let ark = Data.format(.ark).capabilities
    #expect(ark.modes == [.chain, .commonPrefix])
    #expect(ark.lifetime == .absolute(3600...604_800, standard: 259_200))
    for capabilities in [plain, openai, ark] {
      #expect(capabilities.deletion == .newestFirst)
      #expect(!capabilities.canList && !capabilities.canExtend)
      #expect(!capabilities.takesChoices && !capabilities.takesTruncation)
    }
  }

  @Test func `a server that may keep nothing has only contexts that are kept here`() {
    for dialect in ResponsesDialect.allCases {
      let format = Data.format(dialect, stores: false)
      #expect(format.capabilities == Capabilities(modes: [.local], lifetime: .local))
      let seed = CreateContextRequest(model: "m", messages: Data.seed, mode: .local)
      guard case .local(let created) = format.creation(seed) else {
        Issue.record("something is sent")
        continue
      }
      #expect(created.mode == .local && OwnContextID.isOwn(created.id))
      for mode in [ContextMode.session, .commonPrefix] {
        var request = seed
        request.mode = mode
        #expect(format.violation(in: request)?.message.contains("“store”") == true)
      }
    }
  }

  @Test func `the API is chosen by the profile`() {
    for dialect in ResponsesDialect.allCases {
      let endpoint = Endpoint(
        baseURL: "https://example.com/v1/responses/", api: .responses(dialect), key: nil)
      #expect(endpoint.capabilities == Data.format(dialect).capabilities)
      #expect((try? endpoint.url(of: "/responses")) == "https://example.com/v1/responses")
    }
  }

  @Test(arguments: [
    ("resp_1", "/responses/resp_1"), ("conv_1", "/conversations/conv_1"),
    ("a/b?c#d", "/responses/a%2Fb%3Fc%23d"), ("..", "/responses/%2E%2E"),
    ("é", "/responses/%C3%A9"),
  ])
  func `an id is one part of the path of a deletion`(id: String, path: String) {
    #expect(Data.format(.openai).delete(id) == WireRequest(method: "DELETE", path: path))
  }

  @Test func `an id of ours is unknown to the server`() {
    #expect(Data.format(.plain).delete(OwnContextID.make()) == nil)
    for id in ["here-", "here-abc", "here-abcdefghijkL", "here-abcdefghijklm", "resp_1", ""] {
      #expect(!OwnContextID.isOwn(id))
    }
  }

  @Test func `models are listed`() {
    #expect(Data.format(.plain).models() == WireRequest(method: "GET", path: "/models"))
  }
}
