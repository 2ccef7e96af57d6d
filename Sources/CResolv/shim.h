#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <string.h>

// Asks for the texts of a name: the bytes of the answer, 0 where there are none, -1 where nobody says. `port`: of a name server on
// this machine; 0 asks those of the system.
static inline int obhut_resolve_texts(const char *name, int port, unsigned char *answer, int size) {
    struct __res_state state;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) return -1;
    state.retry = 2;
    state.retrans = 3;
    if (port != 0) {
        memset(&state.nsaddr_list[0], 0, sizeof state.nsaddr_list[0]);
        state.nscount = 1;
        state.nsaddr_list[0].sin_family = AF_INET;
        state.nsaddr_list[0].sin_port = htons((unsigned short)port);
        state.nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    int length = res_nquery(&state, name, ns_c_in, ns_t_txt, answer, size);
    int reason = state.res_h_errno;
    res_nclose(&state);
    if (length >= 0) return length < size ? length : size;
    return reason == HOST_NOT_FOUND || reason == NO_DATA ? 0 : -1;
}
