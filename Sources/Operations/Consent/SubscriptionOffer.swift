package import Domain
import Foundation
package import Store

/// A form as a stranger sees it: who asks, and for what.
package struct SubscriptionOffer: Sendable {
    /// One box.
    package struct Box: Sendable {
        /// What is asked for.
        package let purpose: PurposeRules
        /// The words beside the box.
        package let wording: PurposeText
        /// What is told beside them; nil where there is nothing.
        package let notice: PurposeText?

        /// Joins a purpose with its current words.
        package init(purpose: PurposeRules, wording: PurposeText, notice: PurposeText?) {
            self.purpose = purpose
            self.wording = wording
            self.notice = notice
        }

        /// Which versions stand on the page: what its hidden field says, so that an answer counts for these words only.
        package var shown: String { "\(purpose.code):\(wording.version).\(notice?.version ?? 0)" }

        /// The ticked box.
        func choice(_ language: String) -> SignupChoice {
            SignupChoice(
                purpose: purpose.code, wording: wording.text(language).hash,
                notice: notice?.text(language).hash ?? [])
        }
    }

    /// Who asks.
    package let tenant: TenantRecord
    /// The form.
    package let form: StoredForm
    /// What is asked for, each with a box of its own.
    package let boxes: [Box]

    /// Puts a form together.
    package init(tenant: TenantRecord, form: StoredForm, boxes: [Box]) {
        self.tenant = tenant
        self.form = form
        self.boxes = boxes
    }

    /// What is told beside the boxes, in a language, each notice once.
    package func notices(_ language: String) -> [String] {
        var seen: Set<String> = []
        return boxes.compactMap { $0.notice?.text(language).body }.filter { seen.insert($0).inserted }
    }
}

extension SubscriptionOffer {
    /// A form with the words that it asks with now: a box for each purpose that is pursued, that an e-mail alone can confirm,
    /// and that has words.
    init(_ form: StoredForm, of tenant: TenantRecord, in scope: TenantScope, _ store: Store) async throws {
        let texts = try await scope.purposeTexts().filter(\.isCurrent)
        let zone = tenant.timeZone
        let purposes = try await store.purposes(of: tenant.id).filter { purpose in
            purpose.isConfirmableByEmail && !purpose.isOver(at: store.clock.now, in: zone) && form.asks(for: purpose)
        }
        self.init(
            tenant: tenant, form: form,
            boxes: purposes.compactMap { purpose in
                let own = texts.filter { $0.purpose == purpose.code }
                guard let wording = own.first(where: { $0.kind == .wording }) else { return nil }
                return Box(purpose: purpose, wording: wording, notice: own.first { $0.kind == .notice })
            })
    }
}
