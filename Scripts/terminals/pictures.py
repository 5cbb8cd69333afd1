"""Pictures of windows: read, compared by cells, written as PNG."""
import struct, zlib


class Picture:
    """Rows of pixels of three bytes each."""

    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, pixels

    def __eq__(self, other):
        return (self.width, self.height, self.pixels) == (other.width, other.height, other.pixels)

    __hash__ = None

    def row(self, y, left=0, right=None):
        right = self.width if right is None else right
        return self.pixels[(y * self.width + left) * 3:(y * self.width + right) * 3]

    def difference(self, other):
        """The box (left, top, right, bottom) of what differs, or None. Pictures of one size."""
        rows = [y for y in range(min(self.height, other.height)) if self.row(y) != other.row(y)]
        if not rows:
            return None
        left, right = self.width, 0
        for y in rows:
            mine, theirs = self.row(y), other.row(y)
            for x in range(self.width):
                if mine[x * 3:x * 3 + 3] != theirs[x * 3:x * 3 + 3]:
                    left = min(left, x)
                    break
            for x in range(self.width - 1, -1, -1):
                if mine[x * 3:x * 3 + 3] != theirs[x * 3:x * 3 + 3]:
                    right = max(right, x + 1)
                    break
        return left, rows[0], right, rows[-1] + 1

    def count(self, other):
        """How many pixels differ; None if the sizes do."""
        if (self.width, self.height) != (other.width, other.height):
            return None
        return sum(self.pixels[at:at + 3] != other.pixels[at:at + 3] for at in range(0, len(self.pixels), 3)) if self != other else 0

    @property
    def has_ink(self):
        """True if not all pixels are the same."""
        return self.pixels != self.pixels[:3] * (len(self.pixels) // 3)

    def holds_ink(self, other):
        """True if what is drawn in another picture of one cell is drawn here, too."""
        pixels = [other.pixels[at:at + 3] for at in range(0, len(other.pixels), 3)]
        paper = max(set(pixels), key=pixels.count)
        ink = [number for number, pixel in enumerate(pixels) if pixel != paper]
        return sum(self.pixels[3 * number:3 * number + 3] == pixels[number] for number in ink) >= 0.8 * len(ink)

    def new_red(self, other):
        """The box of what is red in another picture and was not in this, or None."""
        box = self.difference(other)
        if not box:
            return None
        left, top, right, bottom = box
        places = [(x, y) for y in range(top, bottom) for x in range(left, right)
                  if (pixel := other.pixel(x, y)) != self.pixel(x, y) and pixel[0] - max(pixel[1:]) > 40]
        if not places:
            return None
        columns, rows = [x for x, _ in places], [y for _, y in places]
        return min(columns), min(rows), max(columns) + 1, max(rows) + 1

    def cut(self, left, top, right, bottom):
        left, top, right, bottom = max(0, left), max(0, top), min(self.width, right), min(self.height, bottom)
        return Picture(right - left, bottom - top, b"".join(self.row(y, left, right) for y in range(top, bottom)))

    def pixel(self, x, y):
        return tuple(self.row(y, x, x + 1))

    def png(self):
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        lines = b"".join(b"\0" + self.row(y) for y in range(self.height))
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0))
                + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))

    @classmethod
    def from_xwd(cls, data):
        head, width, height, bits, stride, colours = (struct.unpack_from(">I", data, at)[0] for at in (0, 16, 20, 44, 48, 76))
        data = data[head + colours * 12:]
        assert bits == 32, bits
        rows = []
        for y in range(height):
            line, row = data[y * stride:y * stride + width * 4], bytearray(width * 3)
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
            rows.append(bytes(row))
        return cls(width, height, b"".join(rows))

    @classmethod
    def from_ppm(cls, data):
        kind, size, depth, pixels = data.split(b"\n", 3)
        assert (kind, depth) == (b"P6", b"255"), (kind, depth)
        width, height = map(int, size.split())
        return cls(width, height, pixels[:width * height * 3])


class Cells:
    """Where the cells of a terminal are in its pictures."""

    def __init__(self, first, last, rows, columns):
        """`first` and `last` are the boxes of the first and of the last cell."""
        self.left, self.top = first[0], first[1]
        # By the places where they begin: the last may be coloured up to the edge of the window.
        self.width, self.height = (last[0] - first[0]) / (columns - 1), (last[1] - first[1]) / (rows - 1)

    def all(self, picture, size):
        """What is drawn in the cells, without the margins of the window."""
        rows, columns = size
        return picture.cut(self.left, self.top, round(self.left + columns * self.width), round(self.top + rows * self.height))

    def of(self, picture, row, column, count=1):
        left, top = self.left + column * self.width, self.top + row * self.height
        return picture.cut(round(left), round(top), round(left + count * self.width), round(top + self.height))
