/// The matrix R-01…R-70 as a registry (decision 0027): one row each, none left out.
package enum Requirements {
    /// Every requirement, by number.
    package static let all: [Requirement] = lawfulness + consent + sending + rights + erasure + accountability
}
