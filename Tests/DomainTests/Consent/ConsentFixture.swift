// swift-format-ignore-file: NeverForceUnwrap

import Domain
import Foundation

/// Inputs of the consent machine that fit together.
enum ConsentFixture {
    static let now = moment("2026-11-23T12:00:00Z")
    static let wording: [UInt8] = [1, 2, 3]
    static let token = UUID(uuidString: "00000000-0000-4000-8000-000000000001")!

    static func request(
        _ origin: ConsentOrigin = .subject, confirmation: Confirmation = .email, suppressed: Bool = false,
        control: ControlDefault = .unchecked
    ) -> ConsentRequest {
        ConsentRequest(
            origin: origin, wordingHash: wording, control: control, confirmation: confirmation, suppressed: suppressed)
    }

    static func pending(_ channel: Channel = .email) -> PendingConfirmation {
        PendingConfirmation(
            tokenID: token, channel: channel, wordingHash: wording, expiresAt: now.addingTimeInterval(72 * 3_600))
    }

    static func proof(_ channel: Channel = .email) -> ConfirmationProof {
        ConfirmationProof(tokenID: token, channel: channel, wordingHash: wording)
    }

    static func imported() -> ConsentEvidence {
        ConsentEvidence(
            method: .importedEvidence, requestedAt: moment("2025-03-01T10:00:00Z"),
            confirmedAt: moment("2025-03-01T10:05:00Z"), wording: "Ja, ich möchte den Newsletter.",
            sourceSystem: "Altsystem 3.2", channel: .email, attestedByOwner: true)
    }

    /// A machine in `state`, reached as life reaches it.
    static func machine(_ state: ConsentState?, pending open: Bool = false) throws -> ConsentMachine {
        var machine = ConsentMachine()
        func step(_ inputs: ConsentInput...) throws {
            for input in inputs { _ = try machine.apply(input, at: now) }
        }
        switch state {
        case nil: break
        case .unknown: try step(.importUnproven)
        case .requested: try step(.request(request()))
        case .deferred: try step(.request(request()), .postpone)
        case .refused: try step(.request(request()), .decline)
        case .given: try step(.evidence(imported(), suppressed: false))
        case .renewed: try step(.evidence(imported(), suppressed: false), .reaffirm)
        case .expired: try step(.evidence(imported(), suppressed: false), .expire)
        case .withdrawn: try step(.evidence(imported(), suppressed: false), .withdraw(.subject))
        case .revoked: try step(.evidence(imported(), suppressed: false), .revoke)
        case .invalidated: try step(.evidence(imported(), suppressed: false), .invalidate)
        }
        if open {
            try step(.request(request()), .confirmationSent(pending()))
        }
        return machine
    }

    /// Every kind of input, grants and reductions, each in the form most likely to pass.
    static let inputs: [ConsentInput] = [
        .importUnproven, .request(request()), .request(request(.staff)), .request(request(confirmation: .none)),
        .confirmationSent(pending()), .postpone, .decline, .confirm(proof()), .accept,
        .evidence(imported(), suppressed: false), .reaffirm, .expire, .withdraw(.subject), .withdraw(.staff),
        .object(.subject), .concurrentWithdrawal, .revoke, .invalidate,
    ]

    static let reductions: [ConsentInput] = [
        .withdraw(.subject), .withdraw(.staff), .withdraw(.peer), .object(.subject), .object(.staff),
        .concurrentWithdrawal, .revoke, .invalidate, .expire, .erase,
    ]

    static let states: [ConsentState?] = [nil] + ConsentState.allCases
}
