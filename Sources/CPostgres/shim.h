// libpq, PostgreSQL's own client library (postgresql.org/docs/15/libpq.html), and what wakes a thread that waits for one of its sockets.
#include <libpq-fe.h>
#include <sys/eventfd.h>
