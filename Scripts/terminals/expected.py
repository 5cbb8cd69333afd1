"""What a screen should show, by an emulator in memory (libvterm): the program's bytes in, cells out."""
import ctypes, ctypes.util

ASAT = "\u103a"
vterm = ctypes.CDLL(ctypes.util.find_library("vterm"))
for name in ("vterm_new", "vterm_obtain_screen", "vterm_obtain_state"):
    getattr(vterm, name).restype = ctypes.c_void_p
vterm.vterm_screen_get_text.restype = ctypes.c_size_t


class Box(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("top", "bottom", "left", "right")]


class Place(ctypes.Structure):
    _fields_ = [("row", ctypes.c_int), ("column", ctypes.c_int)]


class Expected:
    """The screen after a redraw of everything."""

    def __init__(self, size, data):
        self.rows, self.columns = size
        self.terminal = ctypes.c_void_p(vterm.vterm_new(self.rows, self.columns))
        vterm.vterm_set_utf8(self.terminal, 1)
        self.screen = ctypes.c_void_p(vterm.vterm_obtain_screen(self.terminal))
        vterm.vterm_screen_reset(self.screen, 1)
        data = data.encode("latin1")
        vterm.vterm_input_write(self.terminal, data, ctypes.c_size_t(len(data)))

    def text(self, row, left=0, right=None):
        buffer = ctypes.create_string_buffer(4096)
        box = Box(row, row + 1, left, self.columns if right is None else right)
        length = vterm.vterm_screen_get_text(self.screen, buffer, ctypes.c_size_t(4096), box)
        return buffer.raw[:length].decode("utf8", "replace")

    def columns_of(self, row, glyph):
        """The columns of a glyph in a row."""
        if glyph not in self.text(row):
            return []
        cells = [self.text(row, column, column + 1) for column in range(self.columns)]
        # libvterm 0.1.4 gives the Burmese asat a column, which it has nowhere else.
        return [column - sum(ASAT in cell for cell in cells[:column]) for column, cell in enumerate(cells) if cell == glyph]

    @property
    def cursor(self):
        place = Place()
        vterm.vterm_state_get_cursorpos(ctypes.c_void_p(vterm.vterm_obtain_state(self.terminal)), ctypes.byref(place))
        return place.row, place.column

    def close(self):
        vterm.vterm_free(self.terminal)
