import CTerminal

/// Sets what a crash writes to the terminal before anything else.
func setRestore(_ text: String) {
  text.withCString { ct_set_restore($0, text.utf8.count) }
}
