import Domain
import Foundation
import Testing

/// The life of a consent.
struct ConsentMachineTests {
    typealias Fixture = ConsentFixture

    /// The pairs that life allows, written down by hand.
    static let allowed: Set<String> = [
        "-ConsentUnknown", "-ConsentRequested", "-ConsentGiven", "-ConsentWithdrawn", "-ConsentRevoked",
        "-ConsentInvalidated",
        "ConsentUnknown-ConsentRequested", "ConsentUnknown-ConsentGiven", "ConsentUnknown-ConsentWithdrawn",
        "ConsentUnknown-ConsentRevoked", "ConsentUnknown-ConsentInvalidated",
        "ConsentRequested-ConsentRequestDeferred", "ConsentRequested-ConsentRefused", "ConsentRequested-ConsentGiven",
        "ConsentRequested-ConsentExpired", "ConsentRequested-ConsentWithdrawn", "ConsentRequested-ConsentRevoked",
        "ConsentRequested-ConsentInvalidated",
        "ConsentRequestDeferred-ConsentRequested", "ConsentRequestDeferred-ConsentRefused",
        "ConsentRequestDeferred-ConsentWithdrawn", "ConsentRequestDeferred-ConsentRevoked",
        "ConsentRequestDeferred-ConsentInvalidated",
        "ConsentRefused-ConsentRequested", "ConsentRefused-ConsentWithdrawn",
        "ConsentGiven-RenewedConsentGiven", "ConsentGiven-ConsentExpired", "ConsentGiven-ConsentWithdrawn",
        "ConsentGiven-ConsentRevoked", "ConsentGiven-ConsentInvalidated",
        "RenewedConsentGiven-ConsentExpired", "RenewedConsentGiven-ConsentWithdrawn",
        "RenewedConsentGiven-ConsentRevoked", "RenewedConsentGiven-ConsentInvalidated",
        "ConsentExpired-ConsentRequested", "ConsentExpired-ConsentWithdrawn", "ConsentExpired-ConsentRevoked",
        "ConsentExpired-ConsentInvalidated",
        "ConsentWithdrawn-ConsentRequested",
        "ConsentRevoked-ConsentRequested", "ConsentRevoked-ConsentWithdrawn", "ConsentRevoked-ConsentInvalidated",
        "ConsentInvalidated-ConsentRequested", "ConsentInvalidated-ConsentWithdrawn",
    ]

    @Test("Every pair of states: what one input can reach is exactly what is written down")
    func everyPair() throws {
        var reached: Set<String> = []
        for state in Fixture.states {
            for open in [false, true] {
                for input in Fixture.inputs {
                    var machine = try Fixture.machine(state, pending: open)
                    let before = machine.state
                    let late = input == .expire ? Fixture.now.addingTimeInterval(100 * 3_600) : Fixture.now
                    _ = try? machine.apply(input, at: late)
                    if let after = machine.state, after != before {
                        reached.insert("\(before?.rawValue ?? "")-\(after.rawValue)")
                    }
                }
            }
        }
        #expect(reached == Self.allowed)
    }

    @Test("R-11 only given and renewed consent permits processing", arguments: ConsentState.allCases)
    func permits(_ state: ConsentState) throws {
        #expect(try Fixture.machine(state).permitsProcessing == (state == .given || state == .renewed))
    }

    @Test("Reductions are accepted in every state, in any order, twice as well as once")
    func reductions() throws {
        for state in Fixture.states {
            for open in [false, true] {
                for first in Fixture.reductions {
                    for second in Fixture.reductions {
                        var machine = try Fixture.machine(state, pending: open)
                        let late = Fixture.now.addingTimeInterval(100 * 3_600)
                        _ = try machine.apply(first, at: late)
                        _ = try machine.apply(second, at: late)
                        if first != .expire || second != .expire || state?.permitsProcessing == true {
                            #expect(!machine.permitsProcessing, "\(first) \(second)")
                        }
                    }
                }
            }
        }
    }

    @Test("A withdrawal stops sending, is recorded, suppressed, announced, and lets the planner run")
    func withdrawal() throws {
        var machine = try Fixture.machine(.given, pending: true)
        let effects = try machine.apply(.withdraw(.subject), at: Fixture.now)
        #expect(machine.state == .withdrawn)
        #expect(
            effects == [
                .voidTokens, .stopSending, .recordEvent, .suppressAddress, .announceReduction, .runErasurePlanner,
            ])
        #expect(
            refusal { _ = try machine.apply(.confirm(Fixture.proof()), at: Fixture.now) }?.code == "nothing-to-confirm")
    }

    @Test("R-12 a newsletter consent is given by the token from its own channel, and by nothing less")
    func doubleOptIn() throws {
        var machine = ConsentMachine()
        #expect(
            try machine.apply(.request(Fixture.request()), at: Fixture.now) == [.recordEvent, .sendConfirmation])
        #expect(refusal { _ = try machine.apply(.accept, at: Fixture.now) }?.code == "consent-not-confirmed")
        #expect(
            refusal { _ = try machine.apply(.confirm(Fixture.proof()), at: Fixture.now) }?.code == "nothing-to-confirm")
        #expect(
            refusal { _ = try machine.apply(.confirmationSent(Fixture.pending(.sms)), at: Fixture.now) }?.code
                == "confirmation-mismatch")
        _ = try machine.apply(.confirmationSent(Fixture.pending()), at: Fixture.now)
        #expect(!machine.permitsProcessing)
        var wrongToken = Fixture.proof()
        wrongToken.tokenID = UUID()
        var wrongWording = Fixture.proof()
        wrongWording.wordingHash = [9]
        for wrong in [wrongToken, wrongWording, Fixture.proof(.sms)] {
            #expect(
                refusal { _ = try machine.apply(.confirm(wrong), at: Fixture.now) }?.code == "confirmation-mismatch")
        }
        #expect(
            try machine.apply(.confirm(Fixture.proof()), at: Fixture.now)
                == [.recordEvent, .voidTokens, .issueReceipt, .announceGrant])
        #expect(machine.state == .given)
        #expect(
            refusal { _ = try machine.apply(.confirm(Fixture.proof()), at: Fixture.now) }?.code == "nothing-to-confirm")
    }

    @Test("R-15 a token counts until it expires and not a moment longer")
    func expiry() throws {
        let end = Fixture.pending().expiresAt
        var early = try Fixture.machine(nil, pending: true)
        _ = try early.apply(.confirm(Fixture.proof()), at: end.addingTimeInterval(-1))
        #expect(early.state == .given)
        var late = try Fixture.machine(nil, pending: true)
        #expect(refusal { _ = try late.apply(.confirm(Fixture.proof()), at: end) }?.code == "confirmation-expired")
        #expect(late.state == .requested)
    }

    @Test("R-17 an unconfirmed request ends with its token, its data is purged, and an unsent one does not age")
    func unconfirmed() throws {
        var machine = try Fixture.machine(nil, pending: true)
        #expect(try machine.apply(.expire, at: Fixture.now) == [])
        #expect(
            try machine.apply(.expire, at: Fixture.pending().expiresAt)
                == [.voidTokens, .recordEvent, .purgeUnconfirmed])
        #expect(machine.state == .expired)
        var unsent = try Fixture.machine(.requested)
        #expect(try unsent.apply(.expire, at: Fixture.now.addingTimeInterval(1e9)) == [])
        #expect(unsent.state == .requested)
    }

    @Test("R-17 one confirmation message per request, no reminder")
    func oneMessage() throws {
        var machine = try Fixture.machine(nil, pending: true)
        #expect(
            refusal { _ = try machine.apply(.confirmationSent(Fixture.pending()), at: Fixture.now) }?.code
                == "confirmation-already-sent")
    }

    @Test("R-07 a request whose control was ticked beforehand asks for nothing")
    func tickedControl() throws {
        var machine = ConsentMachine()
        let ticked = Fixture.request(control: .checked)
        #expect(refusal { _ = try machine.apply(.request(ticked), at: Fixture.now) }?.code == "control-not-unchecked")
        #expect(machine.state == nil)
    }

    @Test("R-09 a request without its wording is none")
    func missingWording() {
        var machine = ConsentMachine()
        var request = Fixture.request()
        request.wordingHash = []
        #expect(refusal { _ = try machine.apply(.request(request), at: Fixture.now) }?.code == "wording-missing")
    }

    @Test(
        "Ended consents return to given through a new request only",
        arguments: [
            ConsentState.refused, .expired, .withdrawn, .revoked, .invalidated,
        ])
    func terminal(_ state: ConsentState) throws {
        for input: ConsentInput in [.evidence(Fixture.imported(), suppressed: false), .reaffirm] {
            var machine = try Fixture.machine(state)
            #expect(refusal { _ = try machine.apply(input, at: Fixture.now) }?.code == "new-request-needed")
            #expect(machine.state == state)
        }
        var machine = try Fixture.machine(state, pending: true)
        _ = try machine.apply(.confirm(Fixture.proof()), at: Fixture.now)
        #expect(machine.state == .given)
    }

    @Test("A given consent stays given while its renewal waits, and becomes renewed by confirmation")
    func renewal() throws {
        var machine = try Fixture.machine(.given, pending: true)
        #expect(machine.state == .given && machine.permitsProcessing)
        _ = try machine.apply(.decline, at: Fixture.now)
        #expect(machine.state == .given)
        machine = try Fixture.machine(.given, pending: true)
        _ = try machine.apply(.confirm(Fixture.proof()), at: Fixture.now)
        #expect(machine.state == .renewed)
    }

    @Test("R-28 staff, files and peers cannot ask a suppressed address; its owner's own confirmation lifts it")
    func suppressed() throws {
        for origin in [ConsentOrigin.staff, .fileImport, .peer, .system, .authority] {
            var machine = ConsentMachine()
            let request = Fixture.request(origin, suppressed: true)
            #expect(refusal { _ = try machine.apply(.request(request), at: Fixture.now) } != nil)
            #expect(machine.state == nil)
        }
        var byEvidence = ConsentMachine()
        #expect(
            refusal { _ = try byEvidence.apply(.evidence(Fixture.imported(), suppressed: true), at: Fixture.now) }?.code
                == "suppressed")
        var machine = ConsentMachine()
        _ = try machine.apply(.request(Fixture.request(suppressed: true)), at: Fixture.now)
        _ = try machine.apply(.confirmationSent(Fixture.pending()), at: Fixture.now)
        let effects = try machine.apply(.confirm(Fixture.proof()), at: Fixture.now)
        #expect(effects.contains(.liftSuppression))
    }

    @Test("A concurrent withdrawal wins; the contested grant needs the person's own new confirmation")
    func contested() throws {
        var machine = try Fixture.machine(.given)
        _ = try machine.apply(.concurrentWithdrawal, at: Fixture.now)
        #expect(machine.state == .withdrawn && machine.contested)
        #expect(
            refusal { _ = try machine.apply(.evidence(Fixture.imported(), suppressed: false), at: Fixture.now) }?.code
                == "contested")
        for input: ConsentInput in [
            .request(Fixture.request()), .confirmationSent(Fixture.pending()), .confirm(Fixture.proof()),
        ] { _ = try machine.apply(input, at: Fixture.now) }
        #expect(machine.state == .given && !machine.contested && machine.permitsProcessing)
    }

    @Test("Staff cannot say yes for the person, and a ticked box alone records a request")
    func staffEntry() throws {
        var machine = ConsentMachine()
        _ = try machine.apply(.request(Fixture.request(.staff, confirmation: .none)), at: Fixture.now)
        #expect(machine.state == .requested)
        #expect(refusal { _ = try machine.apply(.accept, at: Fixture.now) }?.code == "consent-not-confirmed")
    }

    @Test("A person may say yes herself where no confirmation is asked for")
    func ownYes() throws {
        var machine = ConsentMachine()
        _ = try machine.apply(.request(Fixture.request(confirmation: .none)), at: Fixture.now)
        _ = try machine.apply(.accept, at: Fixture.now)
        #expect(machine.state == .given)
    }

    @Test("Claims and our own double opt-in cannot be brought in as evidence")
    func wrongEvidence() {
        for method in [ConsentEvidence.Method.claim, .doubleOptIn] {
            var evidence = Fixture.imported()
            evidence.method = method
            var machine = ConsentMachine()
            #expect(
                refusal { _ = try machine.apply(.evidence(evidence, suppressed: false), at: Fixture.now) }?.code
                    == "evidence-not-accepted")
        }
    }

    @Test("Nothing enlarging follows an erasure")
    func erased() throws {
        let enlarging = Fixture.inputs.filter { !Fixture.reductions.contains($0) }
        #expect(enlarging.count == 11)
        for input in enlarging {
            var machine = try Fixture.machine(.given)
            _ = try machine.apply(.erase, at: Fixture.now)
            #expect(refusal { _ = try machine.apply(input, at: Fixture.now) }?.code == "erased")
            #expect(!machine.permitsProcessing)
        }
    }

    @Test("A refused input leaves the machine as it was")
    func unchangedByRefusal() throws {
        for state in Fixture.states {
            for open in [false, true] {
                for input in Fixture.inputs {
                    var machine = try Fixture.machine(state, pending: open)
                    let before = machine
                    if refusal({ _ = try machine.apply(input, at: Fixture.now) }) != nil {
                        #expect(machine == before)
                    }
                }
            }
        }
    }
}
