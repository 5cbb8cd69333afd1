import ChatUI
import NcursesBackend
import ProcessRunning
import SessionRecording

// The user's editor. The loop goes on while it has the terminal: replies come in, and a signal ends the program.
extension Runtime {
  /// True while another program has the terminal.
  var isLent: Bool { editor?.isStopped == false }

  /// Gives the terminal to the editor: to a stopped one, or to a new one with a text.
  func openEditor(_ text: String) {
    if let playback { return playEditor(playback) }
    terminal.leave()
    if editor != nil {
      editor?.goOn()
      return
    }
    do throws(EditorFailure) {
      editor = try ExternalEditor(
        text, on: terminal.descriptor, environment: effects.tools.environment)
    } catch {
      takeTerminalBack()
      handle(.editorReturned(.failed(reason: error.reason)), urgent: true)
    }
  }

  /// A child changed: the editor may have ended, or stopped.
  func lookAtEditor() {
    let wasLent = isLent
    guard case .over(let outcome)? = editor?.look() else { return }
    if case .stopped = outcome {} else { editor = nil }
    if wasLent { takeTerminalBack() }
    if case .edited(let text) = outcome { recorder?.add(.outside(.editor, text)) }
    handle(.editorReturned(outcome), urgent: true)
  }

  private func takeTerminalBack() {
    terminal.comeBack()
    resized()
  }
}
