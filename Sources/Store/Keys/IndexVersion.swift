package import Foundation
package import Vault

/// A version of an index key as the database uses it.
package struct IndexVersion: Sendable, Equatable {
    /// What its tokens are for.
    package let use: IndexUse
    /// Counted from 1.
    package let version: UInt32
    /// Whether new tokens are made with it; the others are looked for only.
    package let isActive: Bool
    /// Since when it is known here.
    package let since: Date
    /// How many tokens were made with it; nil where they stand in sealed proof, where nobody counts them, and where nobody asked.
    package let tokens: Int?
}
