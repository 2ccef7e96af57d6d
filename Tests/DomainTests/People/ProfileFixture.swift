// swift-format-ignore-file: NeverForceUnwrap

import Domain
import Foundation

/// Dr. Anna Groß-Müller of Straße des 17. Juni: every catalogued field filled.
func fullProfile() -> PersonProfile {
    PersonProfile(
        givenName: "Anna Käthe", familyName: "Groß-Müller", honorificPrefix: "Dr.",
        additionalName: "Maria", honorificSuffix: "M. Sc.", nickname: "Anni", salutation: .ms,
        jobTitle: "Geschäftsführerin",
        contactPoints: [
            ContactPoint(
                id: UUID(uuidString: "0A1B2C3D-0001-4000-8000-00000000000A")!, kind: .email,
                value: "anna.gross@beispiel.example", label: "privat", isPrimary: true),
            ContactPoint(
                id: UUID(uuidString: "0A1B2C3D-0002-4000-8000-00000000000B")!, kind: .telephone,
                value: "+49 30 1234-567", label: "Büro", isPrimary: true),
        ],
        addresses: [
            PostalAddress(
                streetAddress: "Straße des 17. Juni 135", postalCode: "10623", addressLocality: "Berlin",
                addressCountry: "DE", label: "Rechnung")
        ], tags: [UUID(uuidString: "0A1B2C3D-0003-4000-8000-00000000000C")!],
        customValues: [
            CustomValue(fieldID: UUID(uuidString: "0A1B2C3D-0004-4000-8000-00000000000D")!, value: "K-4711")
        ])
}
