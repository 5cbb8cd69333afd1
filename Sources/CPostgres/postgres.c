#include "CPostgres.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#ifdef __APPLE__
#define LIBRARY "libpq.5.dylib"
#else
#define LIBRARY "libpq.so.5"
#endif

#define FUNCTIONS(each)                                                                                \
  each(PQconnectdbParams) each(PQstatus) each(PQerrorMessage) each(PQfinish) each(PQexecParams)        \
  each(PQresultStatus) each(PQresultErrorField) each(PQresultErrorMessage) each(PQntuples)             \
  each(PQnfields) each(PQfname) each(PQftype) each(PQgetvalue) each(PQgetlength) each(PQgetisnull)     \
  each(PQcmdTuples) each(PQclear)

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
#define FIND(name)                                        \
  library.name = (__typeof__(&name))dlsym(handle, #name); \
  if (library.name == NULL && problem[0] == 0) snprintf(problem, sizeof problem, "%s has no %s", LIBRARY, #name);
  FUNCTIONS(FIND)
}

int cpq_load(void) {
  pthread_once(&once, load);
  return problem[0] == 0;
}

const char *cpq_load_error(void) {
  cpq_load();
  return problem;
}

PGconn *PQconnectdbParams(const char *const *keywords, const char *const *values, int expands) {
  return library.PQconnectdbParams(keywords, values, expands);
}
int PQstatus(const PGconn *connection) { return library.PQstatus(connection); }
char *PQerrorMessage(const PGconn *connection) { return library.PQerrorMessage(connection); }
void PQfinish(PGconn *connection) { library.PQfinish(connection); }
PGresult *PQexecParams(PGconn *connection, const char *command, int count, const Oid *types,
                       const char *const *values, const int *lengths, const int *formats, int format) {
  return library.PQexecParams(connection, command, count, types, values, lengths, formats, format);
}
int PQresultStatus(const PGresult *result) { return library.PQresultStatus(result); }
char *PQresultErrorField(const PGresult *result, int field) { return library.PQresultErrorField(result, field); }
char *PQresultErrorMessage(const PGresult *result) { return library.PQresultErrorMessage(result); }
int PQntuples(const PGresult *result) { return library.PQntuples(result); }
int PQnfields(const PGresult *result) { return library.PQnfields(result); }
char *PQfname(const PGresult *result, int column) { return library.PQfname(result, column); }
Oid PQftype(const PGresult *result, int column) { return library.PQftype(result, column); }
char *PQgetvalue(const PGresult *result, int row, int column) { return library.PQgetvalue(result, row, column); }
int PQgetlength(const PGresult *result, int row, int column) { return library.PQgetlength(result, row, column); }
int PQgetisnull(const PGresult *result, int row, int column) { return library.PQgetisnull(result, row, column); }
char *PQcmdTuples(PGresult *result) { return library.PQcmdTuples(result); }
void PQclear(PGresult *result) { library.PQclear(result); }
