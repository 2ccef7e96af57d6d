/// People's requests: the form, the pages behind its links, and the inbox of the staff.
package struct RequestTexts: Sendable {
    /// What whoever makes a request reads.
    package let door: Door
    /// What staff read.
    package let desk: Desk

    /// The form, and the pages that links lead to.
    package struct Door: Sendable {
        /// “Your rights over your data”.
        package let title: String
        /// To whom.
        package let lead: @Sendable (_ tenant: String) -> String
        /// “What do you want?”.
        package let choose: String
        /// What each right is, by its wire name.
        package let hints: [String: String]
        /// What the address is for.
        package let emailHint: String
        /// “Send request”.
        package let submit: String
        /// “Please look into your mailbox”.
        package let sentTitle: String
        /// The same whether the address is known or not.
        package let sentText: String
        /// “Your request”.
        package let statusTitle: String
        /// “Is this request yours?”.
        package let confirmLead: @Sendable (_ tenant: String) -> String
        /// “Yes, it is mine”.
        package let confirmSubmit: String
        /// What happens otherwise.
        package let confirmIgnore: String
        /// “Confirmed”.
        package let confirmedTitle: String
        /// What follows.
        package let confirmedText: @Sendable (_ due: String) -> String
        /// “Done at once”.
        package let effectTitle: String
        /// What took effect.
        package let effectText: String
        /// That the link shows it from now on.
        package let keepLink: String
        /// “Received on”.
        package let received: String
        /// “Answer by”.
        package let due: String
        /// “State”.
        package let state: String
        /// “Your data”.
        package let packageTitle: String
        /// What the file holds.
        package let packageLead: @Sendable (_ tenant: String) -> String
        /// “Fetch my data”.
        package let packageSubmit: String
        /// Until when, and how often.
        package let packageBounds: @Sendable (_ until: String, _ times: String) -> String
        /// “This link is no longer valid”.
        package let overTitle: String
        /// How to ask anew.
        package let overText: String
        /// The link to the form.
        package let again: String
        /// The link to the privacy notice.
        package let privacy: String
    }

    /// The inbox, and the page of one request.
    package struct Desk: Sendable {
        /// “Requests”.
        package let title: String
        /// What stands here.
        package let lead: String
        /// “Open”.
        package let open: String
        /// “All”.
        package let all: String
        /// “What for”.
        package let right: String
        /// “From”.
        package let from: String
        /// “Received”.
        package let received: String
        /// “Due”.
        package let due: String
        /// “State”.
        package let state: String
        /// “Identity”.
        package let identity: String
        /// How many days are left; negative ones are over.
        package let left: @Sendable (_ days: Int) -> String
        /// “Nothing is open”.
        package let emptyTitle: String
        /// Where requests come from.
        package let emptyText: String
        /// “Address of the form”.
        package let form: String
        /// “Take a request down”.
        package let new: String
        /// What reached the business on paper or by telephone.
        package let newLead: String
        /// “Right”.
        package let kind: String
        /// “E-mail address”.
        package let contact: String
        /// That the mailbox is asked.
        package let contactHint: String
        /// “Note it”.
        package let newSubmit: String
        /// What headed a request's window.
        package let windowTitle: String
        /// “Person”.
        package let person: String
        /// “Not known yet”.
        package let nobody: String
        /// “Nobody has this address here”.
        package let noCandidates: String
        /// “Answer”.
        package let answers: String
        /// “Hand over the data”.
        package let handOver: String
        /// “Release and send the link”.
        package let release: String
        /// What the release does.
        package let releaseHint: String
        /// “Release once more”.
        package let releaseAgain: String
        /// “Erase this person …”.
        package let erase: String
        /// That the plan stands above.
        package let eraseHint: String
        /// “Put it right”.
        package let rectify: String
        /// That the request is reported as done afterwards.
        package let rectifyHint: String
        /// “It is done”.
        package let complete: String
        /// “What you answered”.
        package let completeText: String
        /// “Extend”.
        package let extend: String
        /// What an extension takes.
        package let extendHint: String
        /// “Months”.
        package let months: String
        /// “Reason”.
        package let reason: String
        /// “In words”.
        package let words: String
        /// “Refuse”.
        package let refuse: String
        /// That it takes two.
        package let refuseHint: String
        /// “Propose the refusal”.
        package let refuseSubmit: String
        /// “A refusal is proposed”.
        package let proposed: String
        /// “Agree to the refusal”.
        package let agree: String
        /// What agreeing does.
        package let agreeHint: String
        /// “Whose request is it?”.
        package let identify: String
        /// What is to be said.
        package let identifyHint: String
        /// “How do you know?”.
        package let note: String
        /// “It is this person”.
        package let identifySubmit: String
        /// What a person's number is called.
        package let personID: String
        /// “Done”, after any answer.
        package let answered: String
        /// “Fetched so often”.
        package let downloads: String
        /// “Extended”.
        package let extended: String
    }
}
