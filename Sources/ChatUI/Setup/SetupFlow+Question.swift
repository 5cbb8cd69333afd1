import ChatModel
import Wording

extension SetupFlow {
  /// The present question.
  package var question: SetupQuestion {
    if let task { return waiting(for: task) }
    switch step {
    case .start:
      return choice(
        facts.offersDemo
          ? localized("Welcome to ctxchat. How do you want to begin?")
          : localized("What do you want to connect?"))
    case .servers: return found
    case .api: return choice(localized("Which API does the server speak?"))
    case .address:
      return text(
        localized("What is the base URL of the API?"),
        [localized("Everything before the paths of the API, such as https://host.example/v1.")],
        TextQuestion(
          value: draft.baseURL, placeholder: "https://…",
          suggestions: KnownServices.rows(of: draft.api)))
    case .insecure:
      return choice(
        localized("Use this address without encryption?"),
        [
          localized(
            """
            \(draft.baseURL) is not on this machine and not encrypted: on the way there, others \
            can read the key and all text.
            """)
        ])
    case .keyWay: return choice(localized("Where does the key come from?"))
    case .key: return key
    case .model: return model
    case .report: return report
    case .name:
      return text(
        localized("What should the profile be called?"),
        [
          localized(
            "The file has these profiles: \(facts.profiles.joined(separator: localized(", "))).")
        ],
        TextQuestion(value: draft.name))
    case .standard:
      return choice(localized("Make “\(draft.name)” the default profile?"))
    case .trouble:
      return choice(localized("The configuration was not written."), findings.map(\.text))
    }
  }

  private func choice(_ title: String, _ lines: [String] = []) -> SetupQuestion {
    SetupQuestion(
      title: title, lines: lines, problem: problem,
      kind: .choice(choices.map(row), standard: standardChoice))
  }

  private func text(
    _ title: String, _ lines: [String], _ question: TextQuestion
  ) -> SetupQuestion {
    SetupQuestion(title: title, lines: lines, problem: problem, kind: .text(question))
  }

  private func waiting(for task: SetupTask) -> SetupQuestion {
    let title =
      switch task {
      case .search: localized("Looking for servers on this machine…")
      case .checkAddress: localized("Checking the address…")
      case .listModels(let draft): localized("Asking \(draft.baseURL) for its models…")
      case .test(let draft): localized("Sending a small request to \(draft.baseURL)…")
      case .save: localized("Writing \(facts.path)…")
      }
    return SetupQuestion(title: title, kind: .waiting)
  }

  private var found: SetupQuestion {
    let silent =
      missing.isEmpty
      ? [] : [localized("Not found: \(missing.joined(separator: localized(", "))).")]
    return choice(
      servers.isEmpty
        ? localized("No server was found on this machine.")
        : localized("Found on this machine: \(Count.of(servers.count, "server"))."),
      (servers.isEmpty
        ? [localized("Start one and search again, or connect an endpoint with its address.")] : [])
        + silent)
  }

  private var key: SetupQuestion {
    switch draft.keyWay {
    case .typed, .none:
      let isThere = !draft.key.value.isEmpty
      return text(
        localized("Type or paste the key."),
        [localized("It is not shown. It is saved in \(facts.path), which only you can read.")],
        TextQuestion(
          isSecret: true, placeholder: isThere ? localized("(typed before; Enter keeps it)") : ""))
    case .variable:
      return text(
        localized("Which environment variable has the key?"),
        [localized("It has to be set whenever ctxchat starts.")],
        TextQuestion(
          value: draft.variable.isEmpty
            ? KnownServices.variable(of: draft.baseURL) : draft.variable))
    case .command:
      return text(
        localized("Which command prints the key?"),
        [localized("ctxchat runs it at each start and uses the first line of its output.")],
        TextQuestion(value: draft.command, placeholder: "pass show gateway"))
    }
  }

  private var model: SetupQuestion {
    text(
      localized("Which model?"),
      models.isEmpty
        ? [
          localized("The server lists no models: type the name, or at Ark the id of the endpoint.")
        ] : [],
      TextQuestion(
        value: draft.model,
        suggestions: models.map { SetupQuestion.Row($0) }, filters: true))
  }

  private var report: SetupQuestion {
    let isGood = !findings.contains { $0.level == .bad }
    return choice(
      isGood ? localized("It works.") : localized("It does not work yet."), findings.map(\.line))
  }
}
