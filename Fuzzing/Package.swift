// swift-tools-version: 6.2
// Fuzz targets over the rules of Tests/Properties. A package of its own: its build is instrumented. See `make fuzz`.

import PackageDescription

let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "ctxchat", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [.product(name: "Properties", package: "ctxchat")],
      swiftSettings: [
        .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
        .unsafeFlags(["-parse-as-library"]),
      ])
  ]
)
