import CTerminal

/// Sets what a crash writes to the terminal before anything else.
func ct_set_restore(_ text: String) {
  text.withCString { CTerminal.ct_set_restore($0, text.utf8.count) }
}
