import FoundationEssentials
import Glibc

/// A PostgreSQL server of its own, on a socket in a folder of its own, while a test needs it.
package final class PostgresServer: Sendable {
  /// The address of its database, as libpq reads it.
  package var address: String { "postgres://postgres@/postgres?host=\(folder)" }
  private let folder: String
  private let process: BackgroundProcess
  private let log: TemporaryFolder

  /// True if the server's programs are on this machine.
  package static var isInstalled: Bool { programs != nil }

  /// The folder of the newest version's programs; Debian keeps them off the path.
  private static var programs: String? {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }.map { "\(root)/\($0)/bin" }
      .last { access($0 + "/initdb", X_OK) == 0 }
  }

  /// Makes the database and starts the server; it accepts connections when this returns.
  package init() throws {
    var template = Array("/tmp/ctxchat-pg-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let programs = Self.programs else {
      throw TerminalProgram.Failure(message: "no folder or no PostgreSQL", screen: "")
    }
    folder = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    log = try TemporaryFolder()
    // It refuses to run as root.
    var user: [String] = []
    if getuid() == 0 {
      guard let entry = getpwnam("postgres") else {
        throw TerminalProgram.Failure(message: "no user postgres", screen: "")
      }
      chown(folder, entry.pointee.pw_uid, entry.pointee.pw_gid)
      user = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]
    }
    let environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8"]
    let made = try CommandRun.run(
      "/usr/bin/env",
      user + [
        "\(programs)/initdb", "-D", "\(folder)/data", "-U", "postgres", "-A", "trust", "-N", "-E",
        "UTF8", "--locale=C.UTF-8",
      ], environment: environment)
    guard made.status == 0 else {
      throw TerminalProgram.Failure(message: made.errors, screen: made.output)
    }
    process = try BackgroundProcess(
      ["/usr/bin/env"] + user + [
        "\(programs)/postgres", "-D", "\(folder)/data", "-k", folder, "-c", "listen_addresses=",
      ], environment: environment, folder: log, name: "postgres")
    var patience = Patience(seconds: 60)
    while patience.lasts() {
      let ready = try CommandRun.run(
        "\(programs)/pg_isready", ["-h", folder, "-U", "postgres"], environment: environment)
      if ready.status == 0 { return }
      usleep(20_000)
    }
    throw TerminalProgram.Failure(message: "PostgreSQL does not start", screen: "")
  }

  deinit {
    // Its workers end with it.
    kill(process.pid, SIGQUIT)
    usleep(100_000)
    try? FileManager.default.removeItem(atPath: folder)
  }
}
