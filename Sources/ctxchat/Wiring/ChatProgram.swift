import ArgumentParser
import Basics
import ChatApp
import ChatModel
import ChatSession
import ChatUI
import Configuration
import EventLoops
import FoundationEssentials
import Glibc
import NcursesBackend
import SessionRecording
import TerminalKit
import Wording

/// The full-screen program, or its line mode.
struct ChatProgram: Sendable {
  let options: GlobalSettings
  /// The context to open, by its label or server id.
  let context: String?
  /// The conversation to open, by its id.
  private let resumed: String?
  private let isPlain: Bool
  /// The file to record to.
  let recording: String?

  init(
    _ options: GlobalSettings = GlobalSettings(), context: String? = nil, resumed: String? = nil,
    isPlain: Bool = false, recording: String? = nil
  ) {
    self.recording = recording
    self.options = options
    self.context = context
    self.resumed = resumed
    self.isPlain = isPlain
  }

  /// Runs until the user leaves.
  @MainActor
  func run() throws {
    Heaps.limit()
    if isPlain || getenv("TERM").map({ String(cString: $0) }) == "dumb" {
      return try EventLoop.main.run { try await talk() }
    }
    // Before any thread starts, so that none of them takes a signal away.
    let signals = Signals()
    let setup = try Setup(options)
    if setup.hasNothing, SetupProgram.hasScreen {
      try self.setUp(signals, offersDemo: true)
    } else {
      _ = try setup.profile()
      try chat(setup, on: try Self.terminal(), signals)
    }
  }

  /// Sets a profile up on the screen, then chats with it.
  @MainActor
  func setUp() throws {
    Heaps.limit()
    try setUp(Signals(), offersDemo: false)
  }

  @MainActor
  private func setUp(_ signals: Signals, offersDemo: Bool) throws {
    let program = SetupProgram(options, offersDemo: offersDemo)
    // What is wrong with the file is said there.
    let launch = launchOptions(Setup(leniently: options))
    let terminal = try Self.terminal()
    guard let chosen = try program.run(launch, on: terminal, signals) else { return }
    let next = ChatProgram(chosen, context: context, resumed: resumed, recording: recording)
    do {
      let setup = try Setup(chosen)
      _ = try setup.profile()
      try next.chat(setup, on: terminal, signals)
    } catch {
      terminal.close()
      throw error
    }
  }

  @MainActor
  static func terminal() throws -> NcursesTerminal {
    do { return try NcursesTerminal() } catch {
      throw CommandFailure(.usage, error.description)
    }
  }

  /// Chats on the screen until the user leaves.
  @MainActor
  func chat(
    _ setup: Setup, on terminal: NcursesTerminal, _ signals: Signals, _ taping: Taping?
  ) throws {
    let mailbox = Mailbox(on: .main)
    var memory = TerminalMemory(in: setup.dataFolder)
    // A recording is played as it was taken down: the terminal of then is not here.
    if taping?.playback == nil { terminal.emoji = setup.emojiProbe(memory) }
    let start = start(setup)
    let tools = ChatTools(setup, taping)
    let runtime = Runtime(
      launch: launchOptions(setup, taping?.playback), terminal: terminal, signals: signals,
      mailbox: mailbox, tools: tools.tools, recorder: taping?.recorder,
      playback: taping?.playback)
    let shown = Locked<ConversationID?>(nil)
    let ending = runtime.run {
      do {
        // Not before: the first frame is on the screen by now.
        setup.log.logStart("chat")
        let session = try await OpenSession.open(
          setup, terminal: .absent, on: .main, taping
        ) {
          if case .opened(let snapshot) = $0 {
            shown.withLock { $0 = $0 ?? snapshot.conversation.id }
          }
          mailbox.post($0)
        }
        tools.take(session)
        await session.controller.start(try await start.launch(in: session.store))
        if let recorder = taping?.recorder {
          await Self.record(shown.value, of: session, in: recorder)
        }
        taping?.playback?.opened()
        return session.controller
      } catch let failure as CommandFailure {
        throw BootFailure(message: failure.description, status: failure.status.rawValue)
      }
    }
    let last = ending == .quit && taping?.playback == nil ? runtime.shownConversation : nil
    let isKept = try EventLoop.main.run { () async in
      let isKept = await tools.keeps(last)
      await tools.close()
      return isKept
    }
    if let found = terminal.emoji.found { memory.keep(found) }
    setup.log.flush()
    if let last, isKept { StandardStream.error.write(ResumeLine.text(last, options)) }
    if taping?.playback != nil { return }
    if ending == .plain {
      signals.release()
      return try EventLoop.main.run { try await talk(.lastUsed) }
    }
    try finish(ending)
  }

  /// The line mode.
  private func talk(_ start: ChatStart? = nil) async throws {
    var setup = try Setup(options)
    if setup.hasNothing, isatty(STDIN_FILENO) == 1 {
      guard let chosen = try await SetupProgram(options, offersDemo: true).ask() else { return }
      setup = try Setup(chosen)
    }
    var chat = PlainChat(setup)
    let status = try await chat.run(start ?? self.start(setup))
    if status != .done { throw ExitCode(status.rawValue) }
  }

  private func start(_ setup: Setup) -> ChatStart {
    ChatStart(context: context ?? setup.variable("CTXCHAT_CONTEXT"), resumed: resumed)
  }

  func launchOptions(_ setup: Setup, _ playback: Playback? = nil) -> LaunchOptions {
    let configuration = setup.configuration
    let played = playback?.recording
    let isMonochrome = played.map { $0.program.colors == 0 } ?? (setup.variable("NO_COLOR") != nil)
    let start = WallClock.now
    var launch = LaunchOptions(
      startDate: start, size: Size(rows: 24, columns: 80), colors: isMonochrome ? 0 : 16)
    launch.utcOffset = played?.program.utcOffset ?? TimeText.utcOffset(at: start)
    launch.version = Version.current
    launch.recipes = configuration.recipes
    launch.expiryNotices = configuration.expiryNotices
    launch.defaultParameters = configuration.parameters
    launch.keyOverrides = configuration.keys
    launch.takenKeys = TakenKeys { name in
      played == nil ? setup.variable(name) : played?.head.env[name]
    }
    launch.themeName = configuration.theme == "auto" ? nil : configuration.theme
    launch.textColumns = configuration.textColumns ?? launch.textColumns
    launch.mouse = configuration.mouse
    launch.hasViKeys = configuration.hasViKeys
    launch.isDark = LaunchOptions.isDark(
      colorsOfTerminal: played == nil ? setup.variable("COLORFGBG") : played?.head.env["COLORFGBG"])
    launch.bell = configuration.bell
    launch.isDemo = options.demo
    launch.questions = options.demo ? ShippedRecords.questions : [:]
    return launch
  }

  private func finish(_ ending: Runtime.Ending) throws {
    switch ending {
    case .quit, .plain: return
    case .terminalGone: throw ExitCode(129)
    case .signal(let number): throw ExitCode(128 + number)
    case .failed(let message, let status):
      throw CommandFailure(ExitStatus(rawValue: status) ?? .software, message)
    }
  }
}
