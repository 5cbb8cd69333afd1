import ChatTestSupport
import FoundationEssentials
import Glibc

/// Debian's vim in a pseudo-terminal: what it makes of keys.
enum VimRun {
  /// One sequence of keys on one text.
  struct Case: Codable {
    var text: [String]
    var keys: String

    /// The keys as `ViTable` writes them.
    init(_ text: String, _ keys: String) {
      self.text = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      self.keys = ViRun.bytes(keys)
    }
  }

  /// A text with the cursor in it: its line, and the bytes before it in that line.
  struct Result: Codable, Equatable, CustomStringConvertible {
    var text: [String]
    var line: Int
    var column: Int

    var description: String { "\(text) \(line):\(column)" }
  }

  static let path = "/usr/bin/vim.basic"
  /// True if it is on this machine.
  static let isThere = access(path, X_OK) == 0

  /// What vim makes of each.
  static func results(_ cases: [Case]) throws -> [Result] {
    let folder = try TemporaryFolder()
    try folder.write("script.vim", Array(script.utf8))
    var lines: [UInt8] = []
    for one in cases {
      lines += try JSONEncoder().encode(one)
      lines.append(UInt8(ascii: "\n"))
    }
    try folder.write("cases", lines)
    let vim = try TerminalProgram(
      path,
      [
        "-u", "NONE", "-i", "NONE", "-n", "-N", "-X", "--not-a-term", "-T", "dumb", "-c",
        "source \(folder.path)/script.vim",
      ],
      environment: [
        "HOME": folder.path, "TERM": "dumb", "LC_ALL": "C.UTF-8", "CTXCHAT_CASES": folder.path,
      ], folder: folder)
    _ = try vim.waitForExit(seconds: 120)
    guard let data = FileManager.default.contents(atPath: folder.path + "/results") else {
      throw TerminalProgram.Failure(message: "vim wrote nothing", screen: "")
    }
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Result.self, from: Data($0))
    }
  }

  /// Every text gets a fresh undo history, empty registers and no search.
  private static let script = """
    set encoding=utf-8 backspace=indent,eol,start noautoindent nojoinspaces
    set tabstop=4 shiftwidth=4 expandtab nomore shortmess=aoOtTI lazyredraw belloff=all
    let s:out = []
    " Within feedkeys() vim 9.0 sometimes waits for one key more: it gets the Esc that ends each sequence anyway.
    call timer_start(100, {-> feedkeys("\\<Esc>", 't')}, {'repeat': -1})
    for s:line in readfile($CTXCHAT_CASES . '/cases')
      let s:case = json_decode(s:line)
      let s:levels = &undolevels
      setlocal undolevels=-1
      silent %delete _
      call setline(1, s:case.text)
      execute "normal! a \\<BS>\\<Esc>"
      " A line that is there and empty is not yet an empty text.
      if s:case.text == [''] | silent %delete _ | endif
      let &l:undolevels = s:levels
      for s:name in split('abcdefghijklmnopqrstuvwxyz"', '\\zs')
        call setreg(s:name, [])
      endfor
      call setcharsearch({'char': ''})
      call cursor(1, 1)
      let s:keys = s:case.keys
      for [s:sign, s:key] in [['←', "\\<Left>"], ['→', "\\<Right>"], ['↑', "\\<Up>"], ['↓', "\\<Down>"]]
        let s:keys = substitute(s:keys, s:sign, s:key, 'g')
      endfor
      silent! call feedkeys(s:keys, 'xt')
      silent! call feedkeys("\\<Esc>\\<Esc>", 'xt')
      call add(s:out, json_encode({'text': getline(1, '$'), 'line': line('.'), 'column': col('.') - 1}))
    endfor
    call writefile(s:out, $CTXCHAT_CASES . '/results')
    qall!

    """
}
