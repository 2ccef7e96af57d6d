/// How a tenant decides which bases may carry a person's record (Art. 6 GDPR).
package enum TenantPolicy: String, Sendable, CaseIterable, Codable {
    /// Contract and legal obligation for the purposes those serve, otherwise only given consent.
    case strict
    /// Every basis that the purpose names.
    case lawfulBasis = "lawful-basis"
}
