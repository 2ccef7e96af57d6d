#ifndef COPENAPI_H
#define COPENAPI_H

#include <stddef.h>

/// The first of the document's bytes, UTF-8; they stand in the program itself and never move.
const unsigned char *openapi_document(void);

/// How many bytes the document has.
size_t openapi_document_length(void);

#endif
