import ChatTestSupport
import FoundationEssentials
import Glibc

/// The folder of the sources, and what its Makefile does.
enum Repository {
  /// The environment of tools: nothing of the user's.
  static let environment = [
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8",
    "HOME": "/nonexistent",
    "MAINTAINER": "Somebody <somebody@debian.org>", "SOURCE_DATE_EPOCH": "1775000000",
    // Those who own the sources may be others than who runs the tests.
    "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
  ]

  /// Runs a target of the Makefile.
  static func make(_ arguments: String...) throws -> CommandRun { try make(arguments: arguments) }

  /// Runs a target of the Makefile.
  static func make(arguments: [String]) throws -> CommandRun {
    try CommandRun.run(
      "make", ["--no-print-directory", "-C", SourceFolder.path] + arguments,
      environment: environment)
  }

  /// Runs a script.
  static func script(_ name: String, _ arguments: String...) throws -> CommandRun {
    try CommandRun.run("\(SourceFolder.path)/Scripts/\(name)", arguments, environment: environment)
  }

  /// True if a tool is installed.
  static func has(_ tool: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { access($0 + tool, X_OK) == 0 }
  }
}
