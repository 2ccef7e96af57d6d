/// The OpenAPI document of the JSON API, in a target of its own: it changes rarely, and compiling it takes minutes.
package enum OpenAPIDocument {
    /// The document, UTF-8.
    package static var bytes: [UInt8] { PackageResources.openapi_json }
}
