#include <curl/curl.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>

// libcurl takes options through variadic functions, which Swift does not call; these name the type of each value.

static inline CURLcode obhut_curl_start(void) {
    return curl_global_init(CURL_GLOBAL_ALL);
}

// A server that hangs up ends a write with an error, and not this process: OpenSSL writes without MSG_NOSIGNAL, and
// CURLOPT_NOSIGNAL keeps libcurl from shielding it. For the calling thread alone.
static inline void obhut_curl_shield_thread(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
}

// Ends the connection at once: libcurl would wait two minutes for a stuck server to answer its QUIT.
static inline void obhut_curl_hang_up(CURL *handle) {
    curl_socket_t connection = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &connection) == CURLE_OK && connection != CURL_SOCKET_BAD)
        shutdown(connection, SHUT_RDWR);
}

static inline CURLcode obhut_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode obhut_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode obhut_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode obhut_curl_set_source(
    CURL *handle, size_t (*read)(char *, size_t, size_t, void *), int (*stop)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t),
    void *context) {
    CURLcode result = curl_easy_setopt(handle, CURLOPT_READFUNCTION, read);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_READDATA, context);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, stop);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    return result;
}

static inline long obhut_curl_reply(CURL *handle) {
    long code = 0;
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK ? code : 0;
}

// Where a name has led: 4 or 16 bytes; 0 for anything that is no address of the internet.
static inline int obhut_curl_address(const struct curl_sockaddr *address, unsigned char *bytes) {
    if (address->family == AF_INET) {
        memcpy(bytes, &((const struct sockaddr_in *)&address->addr)->sin_addr, 4);
        return 4;
    }
    if (address->family == AF_INET6) {
        memcpy(bytes, &((const struct sockaddr_in6 *)&address->addr)->sin6_addr, 16);
        return 16;
    }
    return 0;
}

// Hands over a body; head and body of the answer go to `sink`, which ends the transfer by taking less than came.
static inline CURLcode obhut_curl_set_post(
    CURL *handle, const void *body, size_t count, size_t (*sink)(char *, size_t, size_t, void *),
    curl_socket_t (*connect)(void *, curlsocktype, struct curl_sockaddr *),
    int (*stop)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t), void *context) {
    CURLcode result = curl_easy_setopt(handle, CURLOPT_POST, 1L);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, body);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, sink);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, sink);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, connect);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, stop);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    return result;
}
