// swift-tools-version: 6.2
// The house: targets are listed bottom row first; an arrow that ARCHITECTURE.md does not draw is a build error
// (`--explicit-target-dependency-import-check error`, see the Makefile).

import PackageDescription

/// What every Swift target of ours is built with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]
/// Asynchronous functions run where their caller does: on its loop, without a change of threads.
let onCallersLoop: [SwiftSetting] =
  strict + [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault")
  ]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// A Swift target below `Sources`.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A test target below `Tests`, with what every test may use: the test support library and `Basics`.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "ChatTestSupport"] + (name == "Basics" ? [] : ["Basics"])
      + dependencies,
    path: "Tests/\(name)Tests", swiftSettings: strict)
}

let package = Package(
  name: "ctxchat",
  products: [
    .executable(name: "ctxchat", targets: ["ctxchat"]),
    .library(name: "ContextAPI", targets: ["ContextAPI"]),
    .library(name: "HTTPStream", targets: ["HTTPStream"]),
    .library(name: "ChatModel", targets: ["ChatModel"]),
    .library(name: "TerminalKit", targets: ["TerminalKit"]),
    // For the package in Benchmarks: these rooms have no public API.
    .library(
      name: "MeasuredRooms",
      targets: ["ChatMarkdown", "ChatTranscript", "ChatUI", "HistoryStore", "NcursesBackend"]),
    // For the package in Fuzzing.
    .library(name: "Properties", targets: ["Properties"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    // 0 System libraries: module maps and shim headers, no logic.
    // ncursesw's pkg-config names defines that SwiftPM refuses with a warning: the shim sets its own.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CMarkdown", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
    .systemLibrary(name: "CEpoll"),
    .systemLibrary(name: "CUnistring", providers: [.apt(["libunistring-dev"])]),

    // What must be C: signal handlers and the `wcwidth` that ncurses finds; libcurl, loaded with the first request.
    .target(name: "CTerminal"),
    .target(name: "CCurl"),
    // libpq, loaded when a gateway's database is a PostgreSQL server.
    .target(name: "CPostgres"),
    // No symbol of it is called: it takes the place of 34 MB of data that nothing here reads.
    .target(name: "CICUData"),

    // 1 What the program says; locks, clocks and files; waiting; values, cells and keys, bytes, what servers answer, other
    // programs.
    room("Wording"),
    room("Basics"),
    room("EventLoops", ["Basics", "CEpoll"], settings: onCallersLoop),
    room("ChatModel", ["Wording"]),
    room("TerminalKit", ["CUnistring"]),
    room(
      "HTTPStream", ["Wording", "Basics", "EventLoops", "CCurl", "CEpoll"], settings: onCallersLoop),
    room("CompletionReading", ["Wording", "HTTPStream", "ChatModel"]),
    room("SyntaxHighlighting"),
    room("ProcessRunning", ["Wording", "Basics", "CTerminal"]),

    // 2 Text with structure, text under edit, settings, the API client, the database, recordings.
    room("Configuration", ["Wording", "Basics", "ChatModel", "ProcessRunning"]),
    room("SeedReading", ["Wording", "Basics", "ChatModel"]),
    room("TextEditing", ["Wording", "TerminalKit"]),
    room("ChatMarkdown", ["TerminalKit", "SyntaxHighlighting", "CMarkdown"]),
    room(
      "ContextAPI", ["Wording", "Basics", "CompletionReading", "HTTPStream", "ChatModel"],
      settings: onCallersLoop),
    room("HistoryStore", ["Wording", "Basics", "ChatModel", "CUnistring", grdb, sqlite]),
    room(
      "SessionRecording", ["Wording", "Basics", "HTTPStream", "TerminalKit"],
      settings: onCallersLoop),

    // 3 The screen's edge; the transcript; state, update, view; the session controller; export and import of
    // conversations.
    room("NcursesBackend", ["Wording", "Basics", "TerminalKit", "CNcurses", "CTerminal"]),
    room("ChatTranscript", ["Wording", "TerminalKit", "ChatModel", "ChatMarkdown"]),
    room(
      "ChatUI",
      [
        "Wording", "Basics", "TerminalKit", "ChatModel", "TextEditing", "ChatMarkdown",
        "ChatTranscript",
      ]),
    room(
      "ChatSession",
      [
        "Wording", "Basics", "EventLoops", "ContextAPI", "HistoryStore", "ChatMarkdown",
        "ChatModel",
      ],
      settings: onCallersLoop),
    room(
      "HistoryExport",
      ["Wording", "Basics", "HistoryStore", "ChatModel", "ChatMarkdown", "SyntaxHighlighting"]),

    // 4 The runtime, the embedded server.
    room(
      "Gateway",
      [
        "Wording", "Basics", "EventLoops", "CompletionReading", "HTTPStream", "ChatModel", "CEpoll",
        "CPostgres", grdb,
      ], settings: onCallersLoop),
    room(
      "ChatApp",
      [
        "Wording", "Basics", "EventLoops", "CEpoll", "ChatModel", "TerminalKit", "CTerminal",
        "NcursesBackend", "ProcessRunning", "ChatMarkdown", "ChatUI", "ChatSession", "SeedReading",
        "TextEditing", "SessionRecording", logging,
      ], settings: onCallersLoop),

    // 5 Commands, wiring, exit codes.
    .executableTarget(
      name: "ctxchat",
      dependencies: [
        "Wording", "Basics", "ChatApp", "ChatUI", "ChatTranscript", "NcursesBackend", "Gateway",
        "ChatModel",
        "ContextAPI", "ChatSession",
        "HistoryExport", "HistoryStore", "HTTPStream", "TerminalKit", "ChatMarkdown",
        "Configuration", "CTerminal", "CICUData", "ProcessRunning", "EventLoops",
        "SeedReading", "SessionRecording",
        argumentParser, logging,
      ],
      swiftSettings: onCallersLoop),

    // Tests: a real terminal emulator, and the programs that run before it.
    .systemLibrary(name: "CVterm", path: "Tests/CVterm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "ChatTestSupport", dependencies: ["Basics", "CVterm"], path: "Tests/ChatTestSupport",
      swiftSettings: strict),
    // A gateway that tests steer, and what it answers.
    .target(
      name: "SpokenReply", dependencies: ["Gateway"], path: "Tests/SpokenReply",
      swiftSettings: strict),
    .executableTarget(
      name: "gateway-driver", dependencies: ["Basics", "Gateway", "SpokenReply"],
      path: "Tests/GatewayDriver",
      swiftSettings: strict),
    // Rules that hold for every input: `make test` tries the corpus, the package in Fuzzing looks for more.
    .target(
      name: "Properties",
      dependencies: [
        "ChatMarkdown", "ChatModel", "Configuration", "ContextAPI", "Gateway", "HTTPStream",
        "HistoryExport", "HistoryStore", "SyntaxHighlighting", "TerminalKit",
      ], path: "Tests/Properties", swiftSettings: strict),
    .testTarget(
      name: "PropertiesTests", dependencies: ["Properties"], path: "Tests/PropertiesTests",
      swiftSettings: strict),
    tests(of: "Wording"),
    tests(of: "Basics"),
    tests(of: "EventLoops", ["CEpoll"]),
    tests(of: "ChatModel"),
    tests(of: "TerminalKit"),
    tests(of: "HTTPStream", ["EventLoops"]),
    tests(of: "SyntaxHighlighting"),
    tests(of: "ProcessRunning"),
    tests(of: "Configuration", ["ChatModel"]),
    tests(of: "SeedReading", ["ChatModel"]),
    tests(of: "TextEditing", ["TerminalKit"]),
    tests(of: "ChatMarkdown", ["TerminalKit", "SyntaxHighlighting"]),
    tests(of: "CompletionReading", ["HTTPStream", "ChatModel"]),
    tests(of: "ContextAPI", ["Wording", "CompletionReading", "HTTPStream", "ChatModel"]),
    tests(of: "HistoryStore", ["ChatModel", grdb, sqlite]),
    tests(of: "NcursesBackend", ["TerminalKit", "CTerminal"]),
    tests(of: "ChatTranscript", ["TerminalKit", "ChatModel", "ChatMarkdown"]),
    tests(
      of: "ChatUI", ["TerminalKit", "ChatModel", "TextEditing", "ChatMarkdown", "ChatTranscript"]),
    tests(
      of: "ChatSession",
      ["EventLoops", "ChatModel", "ContextAPI", "HistoryStore", "HTTPStream", grdb]),
    tests(of: "SessionRecording", ["HTTPStream", "TerminalKit"]),
    tests(
      of: "HistoryExport",
      ["HistoryStore", "ChatModel", "ChatMarkdown", "SyntaxHighlighting"]),
    // The client reads the same streams as the gateway's upstream.
    tests(
      of: "Gateway",
      ["CompletionReading", "ContextAPI", "HTTPStream", "ChatModel", grdb]),
    tests(
      of: "ChatApp",
      [
        "EventLoops", "ChatModel", "ChatSession", "ChatUI", "ProcessRunning",
        logging,
      ]),
    tests(
      of: "ctxchat",
      [
        "EventLoops", "ChatApp", "ChatModel", "ChatSession", "Configuration", "ContextAPI",
        "HTTPStream", "HistoryExport", "HistoryStore", "TerminalKit", "ChatMarkdown",
        "ChatTranscript", "ChatUI", "Wording", argumentParser, logging,
      ]),
    // Random walks through the session, its client and the gateway together.
    .testTarget(
      name: "WalkTests",
      dependencies: [
        "Basics", "ChatTestSupport", "ChatModel", "ChatSession", "ContextAPI", "Gateway",
        "HTTPStream", "HistoryStore",
      ],
      path: "Tests/WalkTests", swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Basics", "ChatTestSupport", "Gateway", "ctxchat", "gateway-driver", "SpokenReply",
        "HistoryStore", "HTTPStream",
        "ChatModel", grdb,
      ],
      path: "Tests/EndToEndTests",
      exclude: [
        "Peers/ark_contexts.py", "Peers/ark_responses.py", "Peers/google_contents.py",
        "Peers/openai_responses.py", "Peers/prometheus_metrics.py",
        "Peers/upstream_clients.py", "Peers/upstream_server.py", "disk-faults.c",
      ],
      swiftSettings: strict),
  ]
)

// Building and testing a few rooms alone takes a fraction of the time:
// `CTXCHAT_ROOMS="ChatMarkdown HistoryExport" swift build --product ctxchatPackageTests`.
if let rooms = Context.environment["CTXCHAT_ROOMS"] {
  let wanted = Set(rooms.split(separator: " ").map { "\($0)Tests" })
  package.targets.removeAll { $0.type == .test && !wanted.contains($0.name) }
}
