#ifndef CPOSTGRES_H
#define CPOSTGRES_H

/* libpq, loaded when a database address is given: it brings twenty libraries along, and only a gateway for a team needs
 * it. The functions are here under their own names, with the types of libpq-fe.h (PostgreSQL 15), whose ABI has not
 * changed since libpq.so.5 came (2005); each calls the one in the library. None may be called before cpq_load() has
 * returned 1. */

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef unsigned int Oid;

/* Loads the library, once; 0 when it is not on this machine. */
int cpq_load(void);

/* Why it could not be loaded; empty when it was. */
const char *cpq_load_error(void);

PGconn *PQconnectdbParams(const char *const *keywords, const char *const *values, int expands);
/* 0: the connection is good. */
int PQstatus(const PGconn *connection);
char *PQerrorMessage(const PGconn *connection);
void PQfinish(PGconn *connection);
PGresult *PQexecParams(PGconn *connection, const char *command, int count, const Oid *types,
                       const char *const *values, const int *lengths, const int *formats, int format);
/* 1: a command without rows; 2: rows. */
int PQresultStatus(const PGresult *result);
char *PQresultErrorField(const PGresult *result, int field);
char *PQresultErrorMessage(const PGresult *result);
int PQntuples(const PGresult *result);
int PQnfields(const PGresult *result);
char *PQfname(const PGresult *result, int column);
Oid PQftype(const PGresult *result, int column);
char *PQgetvalue(const PGresult *result, int row, int column);
int PQgetlength(const PGresult *result, int row, int column);
int PQgetisnull(const PGresult *result, int row, int column);
char *PQcmdTuples(PGresult *result);
void PQclear(PGresult *result);

#endif
