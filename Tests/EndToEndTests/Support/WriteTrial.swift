import Foundation
import Testing

/// Goes through a scene once as a whole, and once to each of its failpoints: before or after, never between.
struct WriteTrial: Sendable {
    let stage: Stage
    let scene: WriteScene

    func run() async throws {
        let whole = try await reference()
        for point in scene.points { try await kill(at: point, whole) }
        try await Soundness(installation: stage.installation).expect(scene.flows.joined(separator: ", "))
    }

    private func prepare() async throws -> WriteScene.Subject {
        let subject = try await scene.prepare(stage)
        // What waits to be sent from before is tried again at some moment, and no part of the scene.
        if !scene.isCommand { try await stage.superuser.tamper("DELETE FROM job") }
        return subject
    }

    /// What the whole of it changes.
    private func reference() async throws -> Fingerprint.Difference {
        let subject = try await prepare()
        let before = try await stage.fingerprint()
        let answer = try await scene.act(stage, subject, [:])
        expectDone(answer, "undisturbed")
        let whole = try await difference(since: before)
        #expect(!whole.isEmpty, "\(scene.flows) does nothing")
        return whole
    }

    private func kill(at point: String, _ whole: Fingerprint.Difference) async throws {
        let subject = try await prepare()
        let key = scene.repetition == .replayed ? ["Idempotency-Key": UUID().uuidString] : [:]
        let before = try await stage.fingerprint()
        try stage.arm(point)
        let cut = try? await scene.act(stage, subject, key)
        if scene.isCommand {
            try stage.disarm()
            guard case .command(let ended)? = cut else { throw EndToEndError("\(point): no answer") }
            #expect(ended.code == 128 + 9, "it was not killed at \(point): \(ended)")
            try await stage.restart()
        } else {
            try await stage.revive(after: point)
        }
        let (isFirst, isLast) = (point == scene.points.first, point == scene.points.last)
        let left = try await difference(since: before)
        if isFirst { #expect(left.isEmpty, "\(point): \(left)") }
        if isLast { #expect(left == whole, "\(point): \(left), not \(whole)") }
        try await repeatAct(subject, key, at: point)
        let total = try await difference(since: before)
        let note: Comment = "\(point), repeated: \(total), not \(whole)"
        if isFirst {
            #expect(total.counts == whole.counts, note)
        } else if !isLast || !scene.leaves.isEmpty {
            #expect(total.rows(but: scene.leaves) == whole.rows(but: scene.leaves), note)
        } else if scene.repetition == .again {
            #expect(total.counts == whole.counts || total.counts == whole.twice, note)
        } else if scene.repetition != .otherwise {
            #expect(total.counts == whole.counts, note)
        }
    }

    /// Whoever was told nothing does it again.
    private func repeatAct(_ subject: WriteScene.Subject, _ key: [String: String], at point: String) async throws {
        let answer = try await scene.act(stage, subject, key)
        guard !key.isEmpty, case .service(let service) = answer else {
            if point == scene.points.first { expectDone(answer, point) }
            return
        }
        if point == scene.points.first {
            // The key is held until its lease ends; who cannot wait takes another.
            #expect(service.status == 409, "\(point): \(service.text)")
            expectDone(try await scene.act(stage, subject, ["Idempotency-Key": UUID().uuidString]), point)
        } else {
            #expect(service.status == 201 && service.headers["idempotency-replayed"] == "true", "\(service.text)")
            let id = try service.json.id.string ?? "nobody"
            #expect(service.headers["location"]?.hasSuffix("/" + id) == true, "\(service.headers)")
        }
    }

    private func difference(since before: Fingerprint) async throws -> Fingerprint.Difference {
        var difference = try await stage.fingerprint().since(before)
        if !scene.only.isEmpty {
            difference.counts = difference.counts.filter { scene.only.contains($0.key) }
            difference.changed = difference.changed.intersection(scene.only)
        }
        return difference
    }

    private func expectDone(_ answer: WriteScene.Answer, _ moment: String) {
        switch answer {
        case .service(let answer):
            #expect((200..<400).contains(answer.status), "\(scene.flows), \(moment): \(answer.status) \(answer.text)")
        case .command(let answer): #expect(answer.code == 0, "\(scene.flows), \(moment): \(answer)")
        }
    }
}
