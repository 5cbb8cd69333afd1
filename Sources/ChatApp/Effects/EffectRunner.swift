import Basics
package import ChatModel
import ChatSession
package import ChatUI
import EventLoops
import FoundationEssentials
package import NcursesBackend
package import ProcessRunning
package import SessionRecording
import Wording

/// Carries out what `update` asked for. Session commands go to the controller in order; what needs the terminal
/// is done here and now; the rest runs elsewhere and answers through the mailbox.
@MainActor
package final class EffectRunner {
  /// The program's services outside itself.
  package struct Tools: Sendable {
    /// A command that takes what is copied on its standard input; `nil`: the terminal's own way.
    package var copyCommand: String?
    /// The environment of started programs.
    package var environment: ChildEnvironment
    /// Writes a conversation to a file and answers with the path, or throws an error with a sentence.
    package var export: @Sendable (ConversationID, ExportFormat, String?) async throws -> String
    /// Adds files to a recipe's seed and says what would be sent, or throws an error with a sentence.
    package var readSeed:
      @Sendable (ContextRecipe, [String]) async throws -> (ContextRecipe, preview: [String])
    /// Reads everything that is known of a context, or throws an error with a sentence.
    package var readContext: @Sendable (ContextKey) async throws -> ContextDetails
    /// Reads the sources of a context again, or throws an error with a sentence.
    package var refreshedSeed: @Sendable (ContextKey) async throws -> Seed
    /// The wire text of a send.
    package var dryRun: @Sendable (SendRequest) async -> String
    /// The prompt templates.
    package var listTemplates: @Sendable () -> TemplateList = { TemplateList() }
    /// The text of a template by its name.
    package var readTemplate: @Sendable (String) -> TemplateReading = { _ in .text("") }

    /// Creates the tools; each has a default that works without a session.
    package init(
      copyCommand: String? = nil, environment: ChildEnvironment = ChildEnvironment(),
      export: @escaping @Sendable (ConversationID, ExportFormat, String?) async throws -> String,
      readSeed:
        @escaping @Sendable (ContextRecipe, [String]) async throws -> (
          ContextRecipe, preview: [String]
        ),
      readContext: @escaping @Sendable (ContextKey) async throws -> ContextDetails,
      refreshedSeed: @escaping @Sendable (ContextKey) async throws -> Seed,
      dryRun: @escaping @Sendable (SendRequest) async -> String
    ) {
      self.copyCommand = copyCommand
      self.environment = environment
      self.export = export
      self.readSeed = readSeed
      self.readContext = readContext
      self.refreshedSeed = refreshedSeed
      self.dryRun = dryRun
    }
  }

  /// The reason why the session could not be opened; `nil` while nothing went wrong.
  private(set) var bootFailure: BootFailure?
  private let terminal: NcursesTerminal
  private let mailbox: Mailbox
  private let mentions = MentionCompletion()
  let tools: Tools
  private let recorder: Recorder?
  private let playback: Playback?
  /// The session, once it is open, and what it is to do then.
  private var session: SessionController?
  private var waiting: [SessionCommand] = []
  private var boot: Task<SessionController?, Never>?

  /// Creates a runner that draws on the terminal and reports to the mailbox.
  package init(
    terminal: NcursesTerminal, mailbox: Mailbox, tools: Tools, recorder: Recorder? = nil,
    playback: Playback? = nil
  ) {
    self.terminal = terminal
    self.mailbox = mailbox
    self.tools = tools
    self.recorder = recorder
    self.playback = playback
  }

  /// Opens the session in the background; commands that come before wait in order.
  func start(boot: @escaping @Sendable () async throws -> SessionController) {
    let mailbox = mailbox
    let me = self
    self.boot = Task.detached(executorPreference: WorkThreads.shared, priority: .userInitiated) {
      do {
        let session = try await boot()
        mailbox.onMainThread { _ in me.opened(session) }
        return session
      } catch {
        let reason = error as? BootFailure ?? BootFailure(message: "\(error)", status: 70)
        mailbox.onMainThread { _ in me.bootFailure = reason }
        mailbox.post(.notice(Notice(level: .error, text: reason.message), at: WallClock.now))
        return nil
      }
    }
  }

  private func opened(_ session: SessionController) {
    self.session = session
    let commands = waiting
    waiting = []
    for command in commands { take(command) }
  }

  /// None waits for the one before: which of them stand in line is the controller's to know.
  private func take(_ command: SessionCommand) {
    guard let session else { return waiting.append(command) }
    _ = session.assumeIsolated { $0.take(command) }
  }

  /// Waits until what was asked for is done and everything is on disk, at most three seconds.
  func finish() {
    guard let boot else { return }
    let loop = mailbox.loop
    let isDone = Locked(false)
    Task.detached(executorPreference: loop) {
      if let session = await boot.value {
        await session.finishCommands()
        await session.shutDown()
      }
      isDone.withLock { $0 = true }
    }
    let end = Monotonic.milliseconds + 3000
    while !isDone.withLock({ $0 }), Monotonic.milliseconds < end {
      loop.wait(until: end)
      loop.work()
    }
  }

  /// Starts an effect.
  func run(_ effect: Effect) {
    switch effect {
    case .session(let command):
      take(command)
    case .copy(let text, let what):
      copy(text, what)
    case .bell:
      terminal.writeRaw("\u{07}")
    case .completePath(let prefix):
      complete(prefix)
    case .export(let conversation, let format, let path):
      export(conversation, format, path)
    case .expandFiles(let request, let isSure):
      expand(request, isSure: isSure)
    case .readSeed(let recipe, let files):
      read(recipe, files: files)
    case .readContext(let key):
      readContext(key)
    case .refreshContext(let key):
      refresh(key)
    case .listTemplates:
      let list = tools.listTemplates
      inBackground { .templates(list(), at: WallClock.now) }
    case .readTemplate(let use):
      let read = tools.readTemplate
      inBackground { .templateRead(use, read(use.name), at: WallClock.now) }
    case .dryRun(let request):
      dryRun(request)
    case .openEditor, .suspend, .redraw, .quit, .plainMode:
      // The loop's own.
      break
    }
  }

  private func expand(_ request: SendRequest, isSure: Bool) {
    let (recorder, playback) = (recorder, playback)
    inBackground {
      let (expanded, expansion) =
        playback.map { FileMentions.expand(request, from: $0) }
        ?? FileMentions.expand(request, isSure: isSure)
      recorder.map { FileMentions.record(expanded, expansion, in: $0) }
      return .filesExpanded(expanded, expansion, at: WallClock.now)
    }
  }

  private func copy(_ text: String, _ what: String) {
    let mailbox = mailbox
    guard playback == nil else {
      // The clipboard is that of whoever watches.
      return mailbox.post(.copied(CopyOutcome(what: what, way: .terminal), at: WallClock.now))
    }
    Clipboard(command: tools.copyCommand, environment: tools.environment).copy(text) {
      if let sequence = $0.sequence { mailbox.post(writing: sequence) }
      mailbox.post(.copied(CopyOutcome(what: what, way: $0.way), at: WallClock.now))
    }
  }

  private func inBackground(_ work: @escaping @Sendable () -> AppEvent) {
    let mailbox = mailbox
    Task.detached(executorPreference: WorkThreads.shared) { mailbox.post(work()) }
  }

  private func complete(_ prefix: String) {
    let (mentions, mailbox) = (mentions, mailbox)
    let question = mentions.ask()
    Task.detached(executorPreference: WorkThreads.shared) {
      mentions.answer(question, prefix) { mailbox.post($0) }
    }
  }

  private func export(_ conversation: ConversationID, _ format: ExportFormat, _ path: String?) {
    let mailbox = mailbox
    let export = tools.export
    Task.detached(executorPreference: WorkThreads.shared) {
      let outcome: ExportOutcome
      do {
        outcome = .written(path: try await export(conversation, format, path))
      } catch {
        outcome = .failed(reason: "\(error)")
      }
      mailbox.post(.exported(outcome, at: WallClock.now))
    }
  }

  private func read(_ recipe: ContextRecipe, files: [String]) {
    let mailbox = mailbox
    let readSeed = tools.readSeed
    Task.detached(executorPreference: WorkThreads.shared) {
      do {
        let (filled, preview) = try await readSeed(recipe, files)
        mailbox.post(.seedRead(filled, preview: preview, at: WallClock.now))
      } catch {
        mailbox.post(.filesRefused(message: "\(error)", at: WallClock.now))
      }
    }
  }

  private func readContext(_ key: ContextKey) {
    let mailbox = mailbox
    let readContext = tools.readContext
    Task.detached(executorPreference: WorkThreads.shared) {
      do {
        mailbox.post(.contextRead(try await readContext(key), at: WallClock.now))
      } catch {
        mailbox.post(.notice(Notice(level: .error, text: "\(error)"), at: WallClock.now))
      }
    }
  }

  private func refresh(_ key: ContextKey) {
    let mailbox = mailbox
    let me = self
    let refreshedSeed = tools.refreshedSeed
    Task.detached(executorPreference: WorkThreads.shared) {
      do {
        let seed = try await refreshedSeed(key)
        mailbox.onMainThread { _ in me.take(.refresh(key, seed)) }
      } catch {
        mailbox.post(.filesRefused(message: "\(error)", at: WallClock.now))
      }
    }
  }

  private func dryRun(_ request: SendRequest) {
    let mailbox = mailbox
    let describe = tools.dryRun
    Task.detached(executorPreference: WorkThreads.shared) {
      let (request, expansion) = FileMentions.expand(request, isSure: true)
      let text =
        if case .refused(let reason) = expansion {
          localized("Nothing would be sent: \(reason)")
        } else {
          await describe(request)
        }
      mailbox.post(.document(title: localized("What would be sent"), text: text, at: WallClock.now))
    }
  }
}
