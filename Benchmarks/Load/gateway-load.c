/* How much the gateway adds to a stream: an upstream and its clients in one process, so that both read one clock.
 *
 *   cc -O2 -o gateway-load gateway-load.c
 *   gateway-load PORT GATEWAY_PORT KEY STREAMS RATE SECONDS [IDLE]
 *
 * It serves an OpenAI-compatible server on PORT, whose tokens are the time at which they were sent. Then it asks the
 * gateway on GATEWAY_PORT, whose upstream is PORT, for STREAMS replies of RATE tokens a second for SECONDS, and prints
 * the delays of all tokens in milliseconds, how many streams came to their end, and how many broke. IDLE connections
 * more have each brought a request and stay open meanwhile. With the same number for both ports nothing is in between:
 * what the machine and this program take by themselves. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum kind { LISTENER, SERVED, CLIENT, IDLE };

struct peer {
  enum kind kind;
  int fd;
  size_t length;
  char input[1 << 16];
  /* Of a served stream: when the next token is due, and how many are left. */
  uint64_t due;
  long left;
  int is_streaming, is_done;
};

static int poller;
static struct peer *served[4096];
static int served_count;
static uint64_t *delays;
static size_t delay_count, delay_room;
static int finished, broken, idle_open;
static long tokens;
static uint64_t interval;

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000ull + (uint64_t)time.tv_nsec;
}

static struct peer *add(int fd, enum kind kind) {
  struct peer *peer = calloc(1, sizeof *peer);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = peer};
  int yes = 1;
  peer->fd = fd;
  peer->kind = kind;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event);
  return peer;
}

static void send_all(int fd, const char *text, size_t length) {
  while (length > 0) {
    ssize_t count = send(fd, text, length, MSG_NOSIGNAL);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (count <= 0) return;
    text += count;
    length -= (size_t)count;
  }
}

static void send_event(struct peer *peer, const char *data) {
  char chunk[512];
  int body = snprintf(NULL, 0, "data: %s\n\n", data);
  int length = snprintf(chunk, sizeof chunk, "%x\r\ndata: %s\n\n\r\n", body, data);
  send_all(peer->fd, chunk, (size_t)length);
}

/* A token that is due; the last one is followed by the end. */
static void speak(struct peer *peer) {
  char data[400];
  snprintf(data, sizeof data,
           "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
           "\"delta\":{\"content\":\"@%llu \"},\"finish_reason\":null}]}",
           (unsigned long long)now());
  send_event(peer, data);
  peer->due += interval;
  if (--peer->left > 0) return;
  send_event(peer,
             "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
             "\"delta\":{},\"finish_reason\":\"stop\"}]}");
  send_event(peer, "[DONE]");
  send_all(peer->fd, "0\r\n\r\n", 5);
  peer->is_streaming = 0;
}

static void serve(struct peer *peer) {
  char *end = memmem(peer->input, peer->length, "\r\n\r\n", 4);
  if (end == NULL) return;
  char *header = memmem(peer->input, (size_t)(end - peer->input), "ontent-Length: ", 15);
  if (header == NULL) header = memmem(peer->input, (size_t)(end - peer->input), "ontent-length: ", 15);
  size_t body = header ? strtoul(header + 15, NULL, 10) : 0;
  size_t whole = (size_t)(end - peer->input) + 4 + body;
  if (peer->length < whole) return;
  int is_models = memcmp(peer->input, "GET", 3) == 0;
  memmove(peer->input, peer->input + whole, peer->length - whole);
  peer->length -= whole;
  if (is_models) {
    const char *list = "{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"object\":\"model\"}]}";
    char reply[400];
    int length = snprintf(reply, sizeof reply,
                          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          strlen(list), list);
    return send_all(peer->fd, reply, (size_t)length);
  }
  const char *head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  send_all(peer->fd, head, strlen(head));
  peer->is_streaming = 1;
  peer->left = tokens;
  /* Not all at the same moment. */
  peer->due = now() + (uint64_t)(rand() % 1000) * interval / 1000;
}

static void note(uint64_t delay) {
  if (delay_count == delay_room) delays = realloc(delays, (delay_room = delay_room * 2 + 1024) * sizeof *delays);
  delays[delay_count++] = delay;
}

static void hear(struct peer *peer) {
  uint64_t time = now();
  char *next = peer->input, *end = peer->input + peer->length;
  for (char *at; (at = memchr(next, '@', (size_t)(end - next))) != NULL;) {
    char *space = memchr(at, ' ', (size_t)(end - at));
    if (space == NULL) break;
    note(time - strtoull(at + 1, NULL, 10));
    next = space + 1;
  }
  if (memmem(peer->input, peer->length, "[DONE]", 6) != NULL && !peer->is_done) peer->is_done = 1, finished++;
  /* The end of a token or of a word may still come. */
  size_t rest = (size_t)(end - next);
  if (rest > 64 && memchr(next, '@', rest) == NULL) next = end - 16, rest = 16;
  memmove(peer->input, next, rest);
  peer->length = rest;
}

static void gone(struct peer *peer) {
  if (peer->kind == CLIENT && !peer->is_done) peer->is_done = 1, broken++;
  if (peer->kind == IDLE) idle_open--;
  peer->is_streaming = 0;
  close(peer->fd);
  peer->fd = -1;
}

static int compare(const void *one, const void *other) {
  uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
  return a < b ? -1 : a > b;
}

static double at(double part) {
  return delay_count ? (double)delays[(size_t)((double)(delay_count - 1) * part)] / 1e6 : 0;
}

static int reach(const struct sockaddr_in *address) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0 || connect(fd, (const struct sockaddr *)address, sizeof *address)) perror("gateway"), exit(1);
  return fd;
}

int main(int count, char **words) {
  if (count != 7 && count != 8)
    return fprintf(stderr, "usage: gateway-load PORT GATEWAY_PORT KEY STREAMS RATE SECONDS [IDLE]\n"), 64;
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  int port = atoi(words[1]), gateway = atoi(words[2]), streams = atoi(words[4]);
  double rate = atof(words[5]), seconds = atof(words[6]);
  interval = (uint64_t)(1e9 / rate);
  tokens = (long)(rate * seconds);
  poller = epoll_create1(0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024)) return perror("port"), 1;
  add(listener, LISTENER);
  address.sin_port = htons((uint16_t)gateway);
  char body[] = "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"go\"}]}";
  int idle = count == 8 ? atoi(words[7]) : 0;
  for (idle_open = 0; idle_open < idle; idle_open++) {
    char request[400];
    int length = snprintf(request, sizeof request,
                          "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n", words[3]);
    int fd = reach(&address);
    add(fd, IDLE);
    send_all(fd, request, (size_t)length);
  }
  for (int stream = 0; stream < streams; stream++) {
    int fd = reach(&address);
    char request[1024];
    int length = snprintf(request, sizeof request,
                          "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
                          "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          words[3], sizeof body - 1, body);
    add(fd, CLIENT);
    send_all(fd, request, (size_t)length);
  }
  uint64_t end = now() + (uint64_t)((seconds + 30) * 1e9);
  while (finished + broken < streams && now() < end) {
    uint64_t time = now(), soonest = time + 50000000;
    for (int place = 0; place < served_count; place++) {
      struct peer *peer = served[place];
      while (peer->is_streaming && peer->due <= time) speak(peer);
      if (peer->is_streaming && peer->due < soonest) soonest = peer->due;
    }
    time = now();
    struct timespec pause = {.tv_nsec = soonest > time ? (long)(soonest - time) : 0};
    struct epoll_event events[256];
    int ready = epoll_pwait2(poller, events, 256, &pause, NULL);
    for (int place = 0; place < ready; place++) {
      struct peer *peer = events[place].data.ptr;
      if (peer->kind == LISTENER) {
        int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (fd >= 0 && served_count < 4096) served[served_count++] = add(fd, SERVED);
        continue;
      }
      if (peer->length >= sizeof peer->input - 1) peer->length = 0;
      ssize_t got = recv(peer->fd, peer->input + peer->length, sizeof peer->input - 1 - peer->length, 0);
      if (got <= 0) {
        gone(peer);
        continue;
      }
      peer->length += (size_t)got;
      peer->input[peer->length] = 0;
      if (peer->kind == SERVED) serve(peer);
      else if (peer->kind == CLIENT) hear(peer);
      else peer->length = 0;
    }
  }
  qsort(delays, delay_count, sizeof *delays, compare);
  printf("{\"streams\": %d, \"finished\": %d, \"broken\": %d, \"idle\": %d, \"tokens\": %zu, \"expected\": %ld, \"p50_ms\": %.3f, "
         "\"p90_ms\": %.3f, \"p99_ms\": %.3f, \"p999_ms\": %.3f, \"max_ms\": %.3f}\n",
         streams, finished, broken, idle_open, delay_count, tokens * streams, at(0.5), at(0.9), at(0.99), at(0.999), at(1));
  return finished == streams ? 0 : 1;
}
