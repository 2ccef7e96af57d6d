import Domain
import Foundation
import Store

/// How somebody looks at a list: its columns, the views there are, and what a column needs beside the rows.
struct ListArrangement: Sendable {
    /// The columns that are shown, in their order.
    var columns = ListColumn.standard
    /// The columns that can be chosen.
    var offered = ListColumn.ofPeople
    /// Saved views, the actor's own and shared ones.
    var views: [StoredListView] = []
    /// What people's data is kept for.
    var purposes: [PurposeRules] = []
    /// How the consents of those who are listed stand; empty where no column shows them.
    var consents: [UUID: [DirectoryRow.Consent]] = [:]
}
