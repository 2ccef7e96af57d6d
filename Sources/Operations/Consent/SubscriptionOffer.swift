package import Domain
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
}
