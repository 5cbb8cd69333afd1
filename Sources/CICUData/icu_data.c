// An empty table of contents in place of ICU's data: names and rules of every language and time zone of the world, 34 MB,
// half of the program. GRDB imports Foundation, Foundation links ICU, and ICU reads the data by the name of this symbol;
// the linker takes the archive's own only if nothing before it has the name. ICU itself is built with such a table first
// (its `stubdata`). What asks for data finds none: ICU reports a missing resource and Foundation uses its defaults, UTC
// among them. ctxchat asks for none: letters, cases and normal forms are in the code, and times are the C library's (a
// test reads the sources for calls that would).
//
// A toolchain whose ICU has another version links its own data, and the program is larger; nothing else changes.

#include <stdint.h>

// `struct ICU_Data_Header` of ICU's stubdata.cpp: DataHeader and an empty ToC.
struct table {
    uint16_t header_size;
    uint8_t magic1, magic2;
    uint16_t info_size, reserved_word;
    uint8_t is_big_endian, charset_family, size_of_uchar, reserved_byte;
    uint8_t data_format[4], format_version[4], data_version[4];
    uint8_t padding[8];
    uint32_t count, reserved;
};

#define EMPTY                                                                                                          \
    {32, 0xda, 0x27, 20, 0, __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__, 0, 2, 0, {'T', 'o', 'C', 'P'}, {1}, {0}, {0}, 0, 0}

const struct table icudt74_dat __attribute__((aligned(16))) = EMPTY;
const struct table icudt75_dat __attribute__((aligned(16))) = EMPTY;
const struct table icudt76_dat __attribute__((aligned(16))) = EMPTY;
const struct table icudt77_dat __attribute__((aligned(16))) = EMPTY;
const struct table icudt78_dat __attribute__((aligned(16))) = EMPTY;
