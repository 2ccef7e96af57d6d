package import Foundation

/// One page of hits, in order.
package struct DirectoryPage: Sendable, Equatable {
    /// The people's ids.
    package let ids: [UUID]
    /// Where the next page begins; nil at the end.
    package let next: DirectoryCursor?
}
