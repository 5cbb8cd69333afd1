import ChatTestSupport
import FoundationEssentials
import Glibc

/// A disk that fails when a test wants it to: a library that is between the program and the kernel.
struct DiskFaults {
  enum Fault: String {
    /// What is in the history cannot be read.
    case read
    /// Nothing more fits on the disk.
    case full
  }

  private let folder: TemporaryFolder
  private let library: String

  init() throws {
    folder = try TemporaryFolder()
    library = folder.path + "/faults.so"
    guard try Self.build(library) else {
      throw TerminalProgram.Failure(message: "disk-faults.c cannot be built", screen: "")
    }
  }

  /// True if there is a C compiler to build it.
  static let canBeBuilt = access("/usr/bin/cc", X_OK) == 0

  private static func build(_ library: String) throws -> Bool {
    let source = #filePath.replacing("DiskFaults.swift", with: "disk-faults.c")
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let run = try CommandRun.run(
      "/usr/bin/env", ["cc", "-shared", "-fPIC", "-o", library, source],
      environment: ["PATH": path])
    return run.status == 0
  }

  /// The environment of a program whose disk can fail.
  func environment(of program: Program) -> [String: String] {
    program.environment.merging(["LD_PRELOAD": library, "FAULT_FOLDER": folder.path]) { $1 }
  }

  /// From now on, also for programs that are running.
  func begin(_ fault: Fault) {
    close(open(folder.path + "/" + fault.rawValue, O_CREAT | O_WRONLY, 0o600))
  }

  func end(_ fault: Fault) { unlink(folder.path + "/" + fault.rawValue) }
}
