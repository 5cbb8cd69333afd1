import Basics
import ChatModel
import ChatUI
import Configuration
import ContextAPI
import EventLoops
import HTTPStream
import Wording

/// Tries an endpoint out before its profile is written, and says in plain words what works.
struct EndpointTrial: Sendable {
  let environment: [String: String]
  /// The terminal for a command that prints the key, if it may ask there.
  let terminal: KeyCommand.Terminal
  let transport: any HTTPTransport

  // MARK: The address

  /// Checks an address. Nothing is sent.
  func verdict(on draft: SetupDraft) -> AddressVerdict {
    var profile = draft.profile
    profile.allowInsecureHTTP = true
    do throws(APIError) { _ = try Setup.endpoint(of: profile, key: nil).url(of: "/") } catch {
      return .wrong(error.message)
    }
    guard let address = HTTPAddress(draft.baseURL) else { return .good(draft.api) }
    if address.isExposed, !draft.allowsInsecureHTTP { return .insecure }
    return .good(Self.api(draft.api, at: address.host))
  }

  /// The dialect that a host is known to speak.
  private static func api(_ api: API, at host: String) -> API {
    guard case .responses(let dialect) = api else { return api }
    if host == "api.openai.com" { return .responses(.openai) }
    if host.hasSuffix(".volces.com") { return .responses(.ark) }
    return .responses(dialect)
  }

  // MARK: Models

  /// Seconds without a byte before the list of models is given up; a test has to wait for a model to be loaded.
  private static let listPatience = 15.0
  private static let testPatience = 120.0

  /// The models that the server names. A server without such a list is no failure.
  func models(of draft: SetupDraft) async -> SetupResult {
    switch await client(of: draft, patience: Self.listPatience) {
    case .failure(let finding): return .tested([finding])
    case .success(let client):
      do throws(APIError) { return .models(try await client.models()) } catch {
        if error.kind == .unsupported || error.status == 404 || error.status == 405 {
          return .models([])
        }
        return .tested(Self.findings(error, of: draft))
      }
    }
  }

  // MARK: The test

  /// Sends one small request, and makes a small context where contexts are on the server.
  func test(_ draft: SetupDraft) async -> [SetupFinding] {
    switch await client(of: draft, patience: Self.testPatience) {
    case .failure(let finding): return [finding]
    case .success(let client):
      do throws(APIError) {
        let contexts = try await use(client, draft)
        return Self.accepted(draft) + [
          .init(.good, localized("The model \(draft.model) answers there."), place: .model),
          contexts,
        ]
      } catch {
        return Self.findings(error, of: draft)
      }
    }
  }

  /// One context and, where making it asks nobody, one turn; what that says of contexts.
  private func use(
    _ client: ContextClient, _ draft: SetupDraft
  ) async throws(APIError) -> SetupFinding {
    let able = client.capabilities
    let listed = able.canList ? try await client.contexts().count : nil
    // Where contexts have a least size, the list is the proof that there are some.
    let mode = listed == nil ? able.standardMode : .local
    let seed = [Message(role: .system, content: "This is a test of the connection.")]
    let created = try await client.create(
      CreateContextRequest(
        model: draft.model, messages: seed, mode: mode, ttl: able.lifetimes?.lowerBound))
    if mode == .session || mode == .commonPrefix {
      if able.deletion != .none { try? await client.delete(created.id) }
      return .init(
        .good, localized("Contexts work: a small one was created and expires within an hour."))
    }
    let reply = try await client.complete(
      ChatRequest(
        contextID: created.id, model: draft.model, seed: seed,
        messages: [Message(role: .user, content: "Answer with the word OK.")], mode: mode))
    if let node = reply.node, able.deletion == .newestFirst { try? await client.delete(node.id) }
    if let listed {
      return .init(
        .good, localized("Contexts work: the server lists \(Count.of(listed, "context"))."))
    }
    guard mode == .chain else {
      return .init(
        .good,
        localized(
          "The API has no contexts: ctxchat keeps them here and sends them with each prompt."))
    }
    return reply.node?.isKept == false
      ? .init(.unknown, localized("The server keeps no turns: each prompt sends everything."))
      : .init(.good, localized("Contexts work: the server keeps each turn of a conversation."))
  }

  // MARK: In words

  /// The findings from an error: what works, and what does not.
  private static func findings(_ error: APIError, of draft: SetupDraft) -> [SetupFinding] {
    let message = error.description
    switch error.kind {
    case .key: return [reached(draft), .init(.bad, message, place: .key)]
    case .account: return [reached(draft), .init(.bad, message, place: .key)]
    case .model: return accepted(draft) + [.init(.bad, message, place: .model)]
    case .badRequest, .parameter, .invalidParameters, .unsupported, .contextLost, .moderation:
      return [reached(draft), .init(.bad, message, place: .model)]
    case .busy, .rateLimited, .loading: return accepted(draft) + [.init(.bad, message)]
    case .wrongBaseURL, .server, .network, .proxy, .timeout, .tls, .protocolViolation, .cancelled:
      return [.init(.bad, message, place: .address)]
    }
  }

  private static func reached(_ draft: SetupDraft) -> SetupFinding {
    .init(.good, localized("\(draft.baseURL) answers."))
  }

  private static func accepted(_ draft: SetupDraft) -> [SetupFinding] {
    [
      reached(draft),
      .init(
        .good,
        draft.keyWay == .none ? localized("It needs no key.") : localized("It accepts the key.")),
    ]
  }

  // MARK: The client

  private enum Connection {
    case success(ContextClient)
    case failure(SetupFinding)
  }

  private func client(of draft: SetupDraft, patience: Double) async -> Connection {
    let profile = draft.profile
    var key: APIKey?
    if !profile.needsNoKey {
      guard profile.keySource != nil else {
        return .failure(
          .init(
            .bad,
            localized(
              """
              Only a server on this machine can be used without a key, and not with the \
              context API. If yours needs no key, type any word as its key.
              """), place: .key))
      }
      do throws(ConfigError) {
        key = APIKey(try profile.lookUpKey(environment: environment, terminal: terminal).value)
      } catch {
        return .failure(.init(.bad, error.message, place: .key))
      }
    }
    var endpoint = Setup.endpoint(of: profile, key: key)
    endpoint.idleTimeout = patience
    return .success(ContextClient(endpoint: endpoint, transport: transport, retry: .never))
  }
}
