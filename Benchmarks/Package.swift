// swift-tools-version: 6.2
// What the hot paths cost. A package of its own, so that no build of the program or of its tests builds it:
// see the targets `bench` and `growth` of the Makefile.

import PackageDescription

/// The name by which the rooms of the program open their `package` declarations to each other. SwiftPM makes it of the
/// name of the folder that the program's manifest stands in.
let programName = String(
  (Context.packageDirectory.split(separator: "/").dropLast().last ?? "").lowercased().enumerated()
    .map { $1.isLetter || ($1.isNumber && $0 > 0) ? $1 : "_" })

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "ctxchat", path: "..")],
  targets: [
    .executableTarget(
      name: "bench",
      dependencies: ["ContextAPI", "HTTPStream", "ChatModel", "TerminalKit", "MeasuredRooms"].map {
        .product(name: $0, package: "ctxchat")
      },
      // Else SwiftPM gives this package's own name as well, which would win over the program's.
      packageAccess: false,
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .unsafeFlags(["-package-name", programName]),
      ])
  ]
)
