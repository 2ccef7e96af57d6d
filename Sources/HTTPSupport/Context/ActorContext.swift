package import Domain

/// A context whose request comes from somebody known.
package protocol ActorContext: ObhutContext {
    /// Who acts, for which tenant.
    var actor: Actor { get }
}
