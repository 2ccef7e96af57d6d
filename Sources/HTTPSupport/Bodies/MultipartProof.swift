/// The CSRF token that the first part of a multipart body has yet to show.
package struct MultipartProof: Sendable, Equatable {
    let token: String
}
