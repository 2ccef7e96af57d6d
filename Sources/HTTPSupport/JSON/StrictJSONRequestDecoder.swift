package import Hummingbird

/// Decodes request bodies with ``StrictJSONDecoder``, so that `request.decode(as:context:)` is as strict as ours.
package struct StrictJSONRequestDecoder: RequestDecoder {
    /// Makes a decoder.
    package init() {}

    /// The decoded value, or an error that names the field.
    package func decode<Value: Decodable>(
        _ type: Value.Type, from request: Request, context: some RequestContext
    ) async throws -> Value {
        try await request.json(type, upTo: context.maxUploadSize)
    }
}
