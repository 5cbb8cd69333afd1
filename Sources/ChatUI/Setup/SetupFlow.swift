import ChatModel
import Wording

/// The set-up of a profile, question by question. Pure: it asks for work by ``takeTask()`` and is told the results.
package struct SetupFlow: Sendable {
  /// The questions.
  enum Step: Sendable, Hashable {
    case start, servers, api, address, insecure, keyWay, key, model, report, name, standard, trouble
  }

  /// The facts that were known before the first question.
  package let facts: SetupFacts
  /// The answers so far.
  package private(set) var draft: SetupDraft
  /// The questions up to the present one.
  private(set) var trail: [Step] = [.start]
  /// The problem with the last answer.
  private(set) var problem: String?
  private(set) var servers: [LocalServer] = []
  private(set) var missing: [String] = []
  private(set) var models: [String] = []
  private(set) var findings: [SetupFinding] = []
  private(set) var canSetAside = false
  /// The work that is under way.
  private(set) var task: SetupTask?
  /// The number of the last work; answers to others are late.
  package private(set) var serial = 0
  private var isTaskNew = false
  /// True while one answer is changed after a test.
  private var isMending = false
  /// True if the server was found here: it has told all that a test would.
  private var isFound = false
  /// The result of the set-up; `nil` until it ends.
  package private(set) var end: SetupEnd?

  /// - Parameter draft: Answers that stand there already.
  package init(_ facts: SetupFacts, draft: SetupDraft = SetupDraft()) {
    self.facts = facts
    self.draft = draft
  }

  var step: Step { trail.last ?? .start }

  /// True at the first question, which has none before it.
  var isFirst: Bool { trail.count < 2 }

  /// The first thing that does not work, as far as it is known.
  package var firstProblem: SetupFinding? {
    step == .report || step == .trouble ? findings.first { $0.level == .bad } : nil
  }

  /// The work to begin, once.
  package mutating func takeTask() -> (serial: Int, task: SetupTask)? {
    guard isTaskNew, let task else { return nil }
    isTaskNew = false
    return (serial, task)
  }

  /// True if something is waited for.
  package var isWaiting: Bool { task != nil }

  private mutating func run(_ task: SetupTask) {
    problem = nil
    serial += 1
    self.task = task
    isTaskNew = true
  }

  /// Goes on to a question. One that was asked before is gone back to: Esc then leads where it led.
  private mutating func go(_ step: Step) {
    problem = nil
    if let place = trail.firstIndex(of: step) {
      trail.removeSubrange((place + 1)...)
    } else {
      trail.append(step)
    }
  }

  // MARK: Going back

  /// Esc: gives up what is waited for, else goes back a question. What was typed stays.
  package mutating func back(keeping typed: String? = nil) {
    if task != nil {
      task = nil
      serial += 1
      if step == .servers { trail.removeLast() }
      return
    }
    if let typed, !(step == .key && draft.keyWay == .typed && typed.isEmpty) { keep(typed) }
    problem = nil
    if trail.count > 1 { trail.removeLast() }
    if step == .report || step == .start { isMending = false }
    // Nobody waits there any more.
    if step == .insecure { trail.removeLast() }
  }

  /// Ctrl+C.
  package mutating func leave() { end = .left }

  private mutating func keep(_ text: String) {
    let text = text.trimmed
    switch step {
    case .address:
      if draft.baseURL != text {
        draft.allowsInsecureHTTP = false
        models = []
      }
      draft.baseURL = text
      isFound = false
    case .key:
      switch draft.keyWay {
      case .typed: if !text.isEmpty { draft.key = SecretText(text) }
      case .variable: draft.variable = text
      case .command: draft.command = text
      case .none: break
      }
    case .model: draft.model = text
    case .name: draft.name = text
    case .start, .servers, .api, .insecure, .keyWay, .report, .standard, .trouble: break
    }
  }

  // MARK: Texts

  /// Takes the answer to a question for a text.
  package mutating func enter(_ text: String) {
    guard task == nil else { return }
    keep(text)
    if let wrong = wrong(text.trimmed) {
      problem = wrong
      return
    }
    switch step {
    case .address: run(.checkAddress(draft))
    case .key: afterKey()
    case .model: afterModel()
    case .name: afterName()
    case .start, .servers, .api, .insecure, .keyWay, .report, .standard, .trouble: break
    }
  }

  /// Why a text is no answer.
  private func wrong(_ text: String) -> String? {
    switch step {
    case .address: text.isEmpty ? localized("Type an address, or choose one with ↑ and ↓.") : nil
    case .key: KeyAnswer.problem(of: draft)
    case .model: text.isEmpty ? localized("Type the name of a model.") : nil
    case .name:
      text.isEmpty
        ? localized("Type a name.")
        : facts.profiles.contains(text)
          ? localized(
            "The file already has a profile “\(text)”. Choose another name.") : nil
    case .start, .servers, .api, .insecure, .keyWay, .report, .standard, .trouble: nil
    }
  }

  private mutating func afterAddress() {
    if isMending { return test() }
    go(.keyWay)
  }

  private mutating func afterKey() {
    if isMending, !draft.model.isEmpty { return test() }
    run(.listModels(draft))
  }

  private mutating func afterModel() {
    if isFound { return nameOrSave() }
    test()
  }

  private mutating func test() { run(draft.model.isEmpty ? .listModels(draft) : .test(draft)) }

  /// A first profile needs no name of the user's.
  private mutating func nameOrSave() {
    if draft.name.isEmpty { draft.name = free(KnownServices.profileName(of: draft.baseURL)) }
    if facts.profiles.isEmpty { save() } else { go(.name) }
  }

  private mutating func afterName() { go(.standard) }

  private mutating func save(settingAside: Bool = false) {
    run(.save(draft, settingAside: settingAside))
  }

  /// A name like this that no profile has.
  private func free(_ name: String) -> String {
    if !facts.profiles.contains(name) { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !facts.profiles.contains($0) } ?? name
  }

  // MARK: Choices

  /// Takes the answer to a question with choices.
  package mutating func choose(_ index: Int) {
    guard task == nil, choices.indices.contains(index) else { return }
    switch choices[index] {
    case .demo: end = .demo
    case .connect:
      isFound = false
      go(.api)
    case .search:
      if step != .servers { go(.servers) }
      run(.search)
    case .server(let server): use(server)
    case .api(let api):
      if draft.api.word != api.word { draft.api = api }
      go(.address)
    case .keyWay(let way):
      draft.keyWay = way
      if way == .none { afterKey() } else if isMending { trail.append(.key) } else { go(.key) }
    case .agree(let agrees):
      draft.allowsInsecureHTTP = agrees
      if agrees { afterAddress() } else { trail.removeLast() }
    case .mend(let place): mend(place)
    case .testAgain: test()
    case .typeModel: go(.model)
    case .save: nameOrSave()
    case .standard(let isDefault):
      draft.isDefault = isDefault
      save()
    case .saveAgain(let settingAside): save(settingAside: settingAside)
    }
  }

  private mutating func use(_ server: LocalServer) {
    draft.api = server.api
    draft.baseURL = server.baseURL
    draft.allowsInsecureHTTP = false
    models = server.models
    isFound = !server.wantsKey
    draft.keyWay = server.wantsKey ? .typed : .none
    if draft.name.isEmpty, let name = KnownServices.profileName(of: server) {
      draft.name = free(name)
    }
    if server.wantsKey { return go(.keyWay) }
    if server.models.count == 1 {
      draft.model = server.models[0]
      return nameOrSave()
    }
    if !models.contains(draft.model) { draft.model = "" }
    go(.model)
  }

  private mutating func mend(_ place: SetupPlace) {
    problem = nil
    // Esc leads back to what was found.
    isMending = place != .name
    switch place {
    case .address: trail.append(.address)
    case .key: trail.append(.keyWay)
    case .model: trail.append(.model)
    case .name: trail.append(.name)
    }
  }

  // MARK: Results

  /// Takes the result of a work; one that is not waited for any more changes nothing.
  package mutating func take(_ result: SetupResult, of serial: Int) {
    guard serial == self.serial, task != nil else { return }
    task = nil
    switch result {
    case .servers(let found, let missing):
      servers = found
      self.missing = missing
    case .address(.good(let api)):
      draft.api = api
      afterAddress()
    case .address(.insecure): if draft.allowsInsecureHTTP { afterAddress() } else { go(.insecure) }
    case .address(.wrong(let problem)): self.problem = problem
    case .models(let names):
      models = names
      go(.model)
    case .tested(let findings):
      self.findings = findings
      isMending = false
      go(.report)
    case .saved: end = .saved(profile: draft.name, isDefault: draft.isDefault)
    case .notSaved(let finding, let canSetAside):
      findings = [finding]
      self.canSetAside = canSetAside
      go(.trouble)
    }
  }
}
