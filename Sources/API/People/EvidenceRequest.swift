import Domain
import Foundation

/// What a person is said to have agreed to: a text, or its parts. A claim proves nothing by itself.
struct EvidenceRequest: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case method, requestedAt, confirmedAt, wording, sourceSystem, channel, address, statement
    }

    let evidence: ConsentEvidence

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            evidence = ConsentEvidence(method: .claim, statement: text)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func value<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
            try container.decodeIfPresent(Value.self, forKey: key)
        }
        evidence = ConsentEvidence(
            method: try value(.method) ?? .claim, requestedAt: try value(.requestedAt),
            confirmedAt: try value(.confirmedAt), wording: try value(.wording), sourceSystem: try value(.sourceSystem),
            channel: try value(.channel), address: try value(.address), statement: try value(.statement))
    }
}
