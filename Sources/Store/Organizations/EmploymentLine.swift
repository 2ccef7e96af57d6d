/// An employment in a list, with the name of its other side.
package struct EmploymentLine: Sendable {
    /// The employment.
    package let employment: StoredEmployment
    /// What its other side is called: the organisation in a person's list, the person in an organisation's.
    package let otherName: String

    /// Joins an employment with a name.
    package init(_ employment: StoredEmployment, otherName: String) {
        self.employment = employment
        self.otherName = otherName
    }
}
