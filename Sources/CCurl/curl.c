#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>

/* The header puts macros that check types before some of them. */
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

#ifdef __APPLE__
#define LIBRARY "libcurl.4.dylib"
#else
#define LIBRARY "libcurl.so.4"
#endif

/* What is called of it: by us, and in name only by the networking part of Foundation, which comes with a library of
 * ours. Without the latter the linker would load libcurl at the start again. */
#define FUNCTIONS(each)                                                                            \
  each(curl_easy_cleanup) each(curl_easy_getinfo) each(curl_easy_init) each(curl_easy_pause)       \
  each(curl_easy_setopt) each(curl_easy_strerror) each(curl_free) each(curl_global_init)           \
  each(curl_multi_add_handle) each(curl_multi_assign) each(curl_multi_cleanup)                     \
  each(curl_multi_info_read) each(curl_multi_init) each(curl_multi_remove_handle)                  \
  each(curl_multi_setopt) each(curl_multi_socket_action) each(curl_slist_append)                   \
  each(curl_slist_free_all) each(curl_url) each(curl_url_cleanup) each(curl_url_get)               \
  each(curl_url_set) each(curl_version) each(curl_version_info)

#define POINTER(name) __typeof__(&name) name;
static struct {
  FUNCTIONS(POINTER)
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char problem[256];

static void load(void) {
  void *handle = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
  if (handle == NULL) {
    snprintf(problem, sizeof problem, "%s", dlerror());
    return;
  }
#define FIND(name)                                                  \
  library.name = (__typeof__(&name))dlsym(handle, #name);           \
  if (library.name == NULL && problem[0] == 0)                      \
    snprintf(problem, sizeof problem, "%s is too old, it has no %s", LIBRARY, #name);
  FUNCTIONS(FIND)
}

int ccurl_load(void) {
  pthread_once(&once, load);
  return problem[0] == 0;
}

const char *ccurl_load_error(void) {
  ccurl_load();
  return problem;
}

#define FORWARD(type, missing, name, parameters, arguments) \
  type name parameters { return ccurl_load() ? library.name arguments : missing; }
#define FORWARD_VOID(name, parameters, arguments) \
  void name parameters {                          \
    if (ccurl_load()) library.name arguments;     \
  }
/* The one argument of every option and every fact is a number or a pointer: both travel as a pointer does. */
#define FORWARD_VARIADIC(type, missing, name, handle, what)            \
  type name(handle *of, what which, ...) {                             \
    va_list list;                                                      \
    va_start(list, which);                                             \
    void *value = va_arg(list, void *);                                \
    va_end(list);                                                      \
    return ccurl_load() ? library.name(of, which, value) : missing;    \
  }

FORWARD(CURL *, NULL, curl_easy_init, (void), ())
FORWARD_VOID(curl_easy_cleanup, (CURL *easy), (easy))
FORWARD(const char *, "libcurl is not there", curl_easy_strerror, (CURLcode code), (code))
FORWARD(CURLcode, CURLE_FAILED_INIT, curl_easy_pause, (CURL *easy, int bits), (easy, bits))
FORWARD_VARIADIC(CURLcode, CURLE_FAILED_INIT, curl_easy_setopt, CURL, CURLoption)
FORWARD_VARIADIC(CURLcode, CURLE_FAILED_INIT, curl_easy_getinfo, CURL, CURLINFO)
FORWARD(CURLcode, CURLE_FAILED_INIT, curl_global_init, (long flags), (flags))
FORWARD_VOID(curl_free, (void *text), (text))

FORWARD(CURLM *, NULL, curl_multi_init, (void), ())
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_cleanup, (CURLM *multi), (multi))
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_add_handle, (CURLM *multi, CURL *easy),
        (multi, easy))
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_remove_handle, (CURLM *multi, CURL *easy),
        (multi, easy))
FORWARD(CURLMsg *, NULL, curl_multi_info_read, (CURLM *multi, int *queued), (multi, queued))
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_assign,
        (CURLM *multi, curl_socket_t socket, void *data), (multi, socket, data))
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_socket_action,
        (CURLM *multi, curl_socket_t socket, int events, int *running),
        (multi, socket, events, running))
FORWARD_VARIADIC(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_setopt, CURLM, CURLMoption)

FORWARD(struct curl_slist *, NULL, curl_slist_append, (struct curl_slist *list, const char *line),
        (list, line))
FORWARD_VOID(curl_slist_free_all, (struct curl_slist *list), (list))

FORWARD(CURLU *, NULL, curl_url, (void), ())
FORWARD_VOID(curl_url_cleanup, (CURLU *url), (url))
FORWARD(CURLUcode, CURLUE_OUT_OF_MEMORY, curl_url_set,
        (CURLU *url, CURLUPart part, const char *text, unsigned int flags),
        (url, part, text, flags))

/* Its handle is constant in newer headers only, so it is defined under its name without its declaration. */
#ifdef __APPLE__
#define SYMBOL(name) "_" name
#else
#define SYMBOL(name) name
#endif
CURLUcode url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags)
    __asm__(SYMBOL("curl_url_get"));
CURLUcode url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags) {
  return ccurl_load() ? library.curl_url_get(url, part, text, flags) : CURLUE_OUT_OF_MEMORY;
}

FORWARD(char *, NULL, curl_version, (void), ())
FORWARD(curl_version_info_data *, NULL, curl_version_info, (CURLversion stamp), (stamp))
