#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>

/* libcurl, loaded when the first request needs it: with the thirty libraries that it brings along it costs more than
 * all that stands before the first frame. The functions of its header are here under their own names; each calls the
 * one in the library, and fails as the library would where there is none. */

/* Loads the library, once; 0 when it is not on this machine or too old. */
int ccurl_load(void);

/* Why it could not be loaded; empty when it was. */
const char *ccurl_load_error(void);

/* curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call. */

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_headers(CURL *easy, struct curl_slist *headers) {
  return curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
}

typedef size_t (*ccurl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);

/* `option` is CURLOPT_WRITEFUNCTION or CURLOPT_HEADERFUNCTION. */
static inline CURLcode ccurl_set_bytes_callback(CURL *easy, CURLoption option,
                                                ccurl_bytes_callback callback) {
  return curl_easy_setopt(easy, option, callback);
}

typedef int (*ccurl_prereq_callback)(void *context, char *remote, char *local, int remote_port,
                                     int local_port);

static inline CURLcode ccurl_set_prereq(CURL *easy, ccurl_prereq_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

typedef int (*ccurl_socket_callback)(void *context, curl_socket_t socket, curlsocktype purpose);

static inline CURLcode ccurl_set_socket_callback(CURL *easy, ccurl_socket_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, callback);
}

typedef int (*ccurl_remark_callback)(CURL *easy, curl_infotype type, char *bytes, size_t count,
                                     void *context);

static inline CURLcode ccurl_set_remark_callback(CURL *easy, ccurl_remark_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, callback);
}

typedef int (*ccurl_progress_callback)(void *context, curl_off_t to_download, curl_off_t downloaded,
                                       curl_off_t to_upload, curl_off_t uploaded);

static inline CURLcode ccurl_set_progress_callback(CURL *easy, ccurl_progress_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, callback);
}

static inline long ccurl_get_long(CURL *easy, CURLINFO info) {
  long value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

static inline curl_off_t ccurl_get_size(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

/* The CURL* of a CURLMsg is a plain pointer, its result sits in a union. */
static inline CURL *ccurl_message_easy(const CURLMsg *message) { return message->easy_handle; }

static inline CURLcode ccurl_message_result(const CURLMsg *message) {
  return message->data.result;
}

/* What libcurl waits for: sockets, and a moment. `context` comes back with each call. */

typedef int (*ccurl_watch_callback)(CURL *easy, curl_socket_t socket, int what, void *context,
                                    void *unused);
typedef int (*ccurl_timer_callback)(CURLM *multi, long milliseconds, void *context);

static inline void ccurl_multi_set_callbacks(CURLM *multi, ccurl_watch_callback watch,
                                             ccurl_timer_callback timer, void *context) {
  curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watch);
  curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
  curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, timer);
  curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}

/* Macros that Swift does not import. */
static const size_t ccurl_writefunc_pause = CURL_WRITEFUNC_PAUSE;
static const int ccurl_pause_continue = CURLPAUSE_CONT;
static const long ccurl_global_default = CURL_GLOBAL_DEFAULT;
static const int ccurl_error_size = CURL_ERROR_SIZE;
static const curl_socket_t ccurl_socket_timeout = CURL_SOCKET_TIMEOUT;
static const int ccurl_poll_in = CURL_POLL_IN;
static const int ccurl_poll_out = CURL_POLL_OUT;
static const int ccurl_poll_remove = CURL_POLL_REMOVE;
static const int ccurl_select_in = CURL_CSELECT_IN;
static const int ccurl_select_out = CURL_CSELECT_OUT;
static const int ccurl_select_error = CURL_CSELECT_ERR;
static const int ccurl_socket_ok = CURL_SOCKOPT_OK;
static const int ccurl_prereq_ok = CURL_PREREQFUNC_OK;
static const int ccurl_prereq_abort = CURL_PREREQFUNC_ABORT;
static const long ccurl_http_version_2tls = CURL_HTTP_VERSION_2TLS;

#endif
