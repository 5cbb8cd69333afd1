import Basics
package import ChatModel
import ChatSession
package import ChatUI
import Dispatch
import FoundationEssentials
package import NcursesBackend
package import ProcessRunning

/// Carries out what `update` asked for. Session commands go to the controller in order; what needs the terminal
/// is done here and now; the rest runs elsewhere and answers through the mailbox.
@MainActor
package final class EffectRunner {
  /// How the program does things outside itself.
  package struct Tools: Sendable {
    /// A command that takes what is copied on its standard input; `nil`: the terminal's own way.
    package var copyCommand: String?
    /// What the programs that are started find in their environment.
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
    /// What a send would put on the wire, as text.
    package var dryRun: @Sendable (SendRequest) async -> String

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

  /// What kept the session from opening, once something did.
  let bootFailure = Locked<BootFailure?>(nil)
  private let terminal: NcursesTerminal
  private let mailbox: Mailbox
  let tools: Tools
  private let commands: AsyncStream<SessionCommand>.Continuation
  private let commandStream: AsyncStream<SessionCommand>
  private var session: Task<SessionController?, Never>?

  package init(terminal: NcursesTerminal, mailbox: Mailbox, tools: Tools) {
    self.terminal = terminal
    self.mailbox = mailbox
    self.tools = tools
    (commandStream, commands) = AsyncStream.makeStream()
  }

  /// Opens the session in the background; commands that come before wait in order.
  func start(boot: @escaping @Sendable () async throws -> SessionController) {
    let stream = commandStream
    let mailbox = mailbox
    let failure = bootFailure
    session = Task.detached(priority: .userInitiated) {
      do {
        let controller = try await boot()
        // None waits for the one before: which of them stand in line is the controller's to know.
        for await command in stream { await controller.take(command) }
        await controller.finishCommands()
        return controller
      } catch {
        let reason = error as? BootFailure ?? BootFailure(message: "\(error)", status: 70)
        failure.withLock { $0 = reason }
        mailbox.post(.notice(Notice(level: .error, text: reason.message), at: Date()))
        return nil
      }
    }
  }

  /// Waits until what was asked for is done and everything is on disk, at most three seconds.
  func finish() {
    commands.finish()
    guard let session else { return }
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      await session.value?.shutDown()
      done.signal()
    }
    _ = done.wait(timeout: .now() + 3)
  }

  /// Starts an effect.
  func run(_ effect: Effect) {
    switch effect {
    case .session(let command):
      commands.yield(command)
    case .copy(let text, let what):
      copy(text, what)
    case .bell:
      terminal.writeRaw("\u{07}")
    case .completePath(let prefix):
      inBackground { .pathCompletions(prefix: prefix, PathCompletion.candidates(for: prefix)) }
    case .export(let conversation, let format, let path):
      export(conversation, format, path)
    case .expandFiles(let request, let isSure):
      inBackground {
        let (request, expansion) = FileMentions.expand(request, isSure: isSure)
        return .filesExpanded(request, expansion, at: Date())
      }
    case .readSeed(let recipe, let files):
      read(recipe, files: files)
    case .readContext(let key):
      readContext(key)
    case .refreshContext(let key):
      refresh(key)
    case .dryRun(let request):
      dryRun(request)
    case .openEditor, .suspend, .redraw, .quit, .plainMode:
      // The loop's own.
      break
    }
  }

  private func copy(_ text: String, _ what: String) {
    let mailbox = mailbox
    Clipboard(command: tools.copyCommand, environment: tools.environment).copy(text) {
      if let sequence = $0.sequence { mailbox.post(writing: sequence) }
      mailbox.post(.copied(CopyOutcome(what: what, way: $0.way), at: Date()))
    }
  }

  private func inBackground(_ work: @escaping @Sendable () -> AppEvent) {
    let mailbox = mailbox
    Task.detached { mailbox.post(work()) }
  }

  private func export(_ conversation: ConversationID, _ format: ExportFormat, _ path: String?) {
    let mailbox = mailbox
    let export = tools.export
    Task.detached {
      let outcome: ExportOutcome
      do {
        outcome = .written(path: try await export(conversation, format, path))
      } catch {
        outcome = .failed(reason: "\(error)")
      }
      mailbox.post(.exported(outcome, at: Date()))
    }
  }

  private func read(_ recipe: ContextRecipe, files: [String]) {
    let mailbox = mailbox
    let readSeed = tools.readSeed
    Task.detached {
      do {
        let (filled, preview) = try await readSeed(recipe, files)
        mailbox.post(.seedRead(filled, preview: preview, at: Date()))
      } catch {
        mailbox.post(.filesRefused(message: "\(error)", at: Date()))
      }
    }
  }

  private func readContext(_ key: ContextKey) {
    let mailbox = mailbox
    let readContext = tools.readContext
    Task.detached {
      do {
        mailbox.post(.contextRead(try await readContext(key), at: Date()))
      } catch {
        mailbox.post(.notice(Notice(level: .error, text: "\(error)"), at: Date()))
      }
    }
  }

  private func refresh(_ key: ContextKey) {
    let mailbox = mailbox
    let commands = commands
    let refreshedSeed = tools.refreshedSeed
    Task.detached {
      do {
        commands.yield(.refresh(key, try await refreshedSeed(key)))
      } catch {
        mailbox.post(.filesRefused(message: "\(error)", at: Date()))
      }
    }
  }

  private func dryRun(_ request: SendRequest) {
    let mailbox = mailbox
    let describe = tools.dryRun
    Task.detached {
      let (request, expansion) = FileMentions.expand(request, isSure: true)
      let text =
        if case .refused(let reason) = expansion {
          "Nothing would be sent: \(reason)"
        } else {
          await describe(request)
        }
      mailbox.post(.document(title: "What would be sent", text: text, at: Date()))
    }
  }
}
