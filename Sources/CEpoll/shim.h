// What Swift's own Glibc module leaves out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
