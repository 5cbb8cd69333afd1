static inline int cn_cell_width(uint32_t scalar) { return scalar >= 0x1100 ? 2 : 1; }
