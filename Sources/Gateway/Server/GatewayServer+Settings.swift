package import FoundationEssentials
import Glibc

extension GatewayServer {
  /// The source of the gateway's answers.
  package enum Answers: Sendable {
    /// By quoting the pinned context, at a number of tokens a second.
    case guide(tokensPerSecond: Double)
    /// By an OpenAI-compatible server.
    case upstream(Upstream)
    /// By a function, for tests.
    case script(Script)

    /// Why it cannot answer so, a whole sentence; `nil` when it can.
    package var problem: String? {
      guard case .upstream(let server) = self else { return nil }
      return UpstreamAddress.problem(server.url, hasKey: server.key != nil)
    }

    /// The model that clients may name, if that is known without asking; `nil` otherwise.
    package var model: String? {
      switch self {
      case .guide: ShippedContext.model
      case .upstream(let server): server.models.clientNames?.first
      case .script: nil
      }
    }

    /// By one model of an OpenAI-compatible server, whatever clients ask for.
    package static func upstream(url: String, model: String, key: String?) -> Answers {
      .upstream(Upstream(url: url, key: key, models: .only(model)))
    }
  }

  /// What becomes of the responses that a client asks the gateway to store.
  package enum ResponseMemory: Hashable, Sendable {
    /// They are kept.
    case kept
    /// They are not, and the reply says so.
    case denied
    /// They are not, and the reply says that they are, as some servers do: only the counts show it.
    case forgotten
  }

  /// The settings of the gateway.
  package struct Settings: Sendable {
    /// Where it listens.
    package var address: ListenAddress
    /// `nil`: a random one.
    package var key: String?
    /// The path of the contexts' database; `nil`: in memory.
    package var databasePath: String?
    /// The source of the answers.
    package var answers: Answers
    /// A file with a line of JSON for each request; `-`: standard error; `nil`: none.
    package var accessLogPath: String?
    /// Faults for the first chat requests, one each.
    package var faults: [GatewayFault] = []
    /// True if requests are kept for ``GatewayServer/requests``.
    package var logsRequests = false
    /// True if the server behind the gateway reads the seed of a context when it is created.
    package var warms = false
    /// The clock that contexts expire by.
    package var now: @Sendable () -> Date = { Date() }
    /// Whether responses are stored.
    package var responseMemory = ResponseMemory.kept
    /// Seconds that a response is stored, except where Ark's rules give it an end.
    package var responseRetention = 30.0 * 86_400
    /// The least tokens of a cached content and of a cached prefix.
    package var leastCachedTokens = 0
    /// Answers instead of ``answers``, for tests.
    var responder: (any Responder)?
    /// The limits of its work and of its waiting.
    package var limits = ServerLimits()
    /// The pauses of streams.
    var pauses = StreamPauses()

    /// Creates settings; the defaults are those of the demo.
    package init(
      port: UInt16? = nil, key: String? = nil, databasePath: String? = nil,
      answers: Answers = .guide(tokensPerSecond: 60)
    ) {
      address = ListenAddress(port: port)
      self.key = key
      self.databasePath = databasePath
      self.answers = answers
    }

    /// For a process that is nothing but a gateway: as many descriptors as the system gives it, and
    /// the limits that go with them.
    package func alone() -> Settings {
      var settings = self
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      limit.rlim_cur = limit.rlim_max
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      settings.limits = .standalone(descriptors: Int(clamping: limit.rlim_cur))
      return settings
    }
  }
}
