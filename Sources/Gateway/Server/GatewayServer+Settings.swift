package import FoundationEssentials
import Glibc

extension GatewayServer {
  /// How the gateway answers.
  package enum Answers: Sendable {
    /// By quoting the pinned context, so many tokens a second.
    case guide(tokensPerSecond: Double)
    /// By an OpenAI-compatible server: its base URL, such as `http://127.0.0.1:11434/v1`, its
    /// model, its key.
    case upstream(url: String, model: String, key: String?)
    /// By a function, for tests.
    case script(Script)

    /// Why it cannot answer so, a whole sentence; `nil` when it can.
    package var problem: String? {
      guard case .upstream(let url, _, let key) = self else { return nil }
      return UpstreamAddress.problem(url, hasKey: key != nil)
    }
  }

  /// What the gateway is started with.
  package struct Settings: Sendable {
    /// `nil`: loopback and a free port.
    package var port: UInt16?
    /// `nil`: a random one.
    package var key: String?
    /// Where contexts are kept; `nil`: in memory.
    package var databasePath: String?
    package var answers: Answers
    /// What goes wrong with the first chat requests, one fault each.
    package var faults: [GatewayFault] = []
    /// Whether requests are kept for ``GatewayServer/requests``.
    package var logsRequests = false
    /// The clock that contexts expire by.
    package var now: @Sendable () -> Date = { Date() }
    /// Answers instead of ``answers``, for tests.
    var responder: (any Responder)?
    /// What it takes on at once, and how long it waits.
    package var limits = ServerLimits()
    /// How long streams wait for what.
    var pauses = StreamPauses()

    package init(
      port: UInt16? = nil, key: String? = nil, databasePath: String? = nil,
      answers: Answers = .guide(tokensPerSecond: 60)
    ) {
      self.port = port
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
