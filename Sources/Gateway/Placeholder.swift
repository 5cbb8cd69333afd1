// placeholder while the rooms are furnished
