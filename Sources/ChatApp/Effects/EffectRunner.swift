import ChatModel
package import ChatSession
package import ChatUI
import Dispatch
import FoundationEssentials
package import NcursesBackend

/// Carries out what `update` asked for. Session commands go to the controller in order; what needs the terminal
/// is done here and now; the rest runs elsewhere and answers through the mailbox.
@MainActor
package final class EffectRunner {
  /// How the program does things outside itself.
  package struct Tools: Sendable {
    /// A command that takes what is copied on its standard input; `nil`: the terminal's own way.
    package var copyCommand: String?
    /// Writes a conversation to a file and answers with the path, or throws an error with a sentence.
    package var export:
      @Sendable (ConversationID, ExportFormat, String?) async throws -> String

    package init(
      copyCommand: String? = nil,
      export: @escaping @Sendable (ConversationID, ExportFormat, String?) async throws -> String
    ) {
      self.copyCommand = copyCommand
      self.export = export
    }
  }

  /// What kept the session from opening, once something did.
  let bootFailure = Locked<String?>(nil)
  private let terminal: NcursesTerminal
  private let mailbox: Mailbox
  private let tools: Tools
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
        for await command in stream { await controller.perform(command) }
        return controller
      } catch {
        failure.withLock { $0 = "\(error)" }
        mailbox.post(.notice(Notice(level: .error, text: "\(error)"), at: Date()))
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

  /// Starts an effect; an answer that is known at once comes back.
  func run(_ effect: Effect) -> AppEvent? {
    switch effect {
    case .session(let command):
      commands.yield(command)
    case .copy(let text):
      return .copied(copy(text))
    case .openEditor(let text):
      return .editorReturned(ExternalEditor.edit(text, terminal: terminal))
    case .bell:
      terminal.writeRaw("\u{07}")
    case .completePath(let prefix):
      inBackground { .pathCompletions(prefix: prefix, PathCompletion.candidates(for: prefix)) }
    case .export(let conversation, let format, let path):
      export(conversation, format, path)
    default:
      break
    }
    return nil
  }

  private func inBackground(_ work: @escaping @Sendable () -> AppEvent) {
    let mailbox = mailbox
    Task.detached { mailbox.post(work()) }
  }

  private func export(_ conversation: ConversationID, _ format: ExportFormat, _ path: String?) {
    let mailbox = mailbox
    let export = tools.export
    Task.detached {
      do {
        let written = try await export(conversation, format, path)
        mailbox.post(
          .notice(Notice(level: .info, text: "Exported to \(written)."), at: Date()))
      } catch {
        mailbox.post(.notice(Notice(level: .error, text: "\(error)"), at: Date()))
      }
    }
  }

  private func copy(_ text: String) -> CopyOutcome {
    Clipboard(command: tools.copyCommand, terminal: terminal).copy(text)
  }
}
