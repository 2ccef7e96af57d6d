import COpenAPI

/// The OpenAPI document of the JSON API, `Sources/COpenAPI/openapi.json`.
package enum OpenAPIDocument {
    /// The document, UTF-8.
    package static let bytes = unsafe [UInt8](
        UnsafeBufferPointer(start: openapi_document(), count: openapi_document_length()))
}
