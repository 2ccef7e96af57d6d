package import Foundation

extension ConsentEntry {
    /// The entry with its texts cleaned, if the purpose may be asked for on this channel.
    ///
    /// On telephone numbers, source and wording have to be stated; a ticked box alone is enough where a letter or an e-mail
    /// will ask the person herself.
    ///
    /// - Throws: a `Refusal` naming the field.
    package func checked(
        _ purpose: PurposeRules?, now: Date, zone: TimeZone
    ) throws(Refusal) -> ConsentEntry {
        let ended = purpose?.endsOn.map { $0.end(in: zone) <= now } ?? false
        guard let purpose, purpose.code == self.purpose, purpose.isActive, !ended else {
            throw Refusal(
                .refused, RefusalCode.purposeUnknown, field: "purpose",
                rule: "The tenant pursues no such purpose, Art. 5(1)(b) GDPR.")
        }
        guard purpose.bases.contains(.consent) else {
            throw Refusal(
                .refused, RefusalCode.basisNotAllowed, field: "purpose",
                rule: "The purpose does not rest on consent, Art. 6(1) GDPR.")
        }
        guard purpose.channels.contains(channel) else {
            throw Refusal(
                .refused, RefusalCode.channelNotAllowed, field: "channel",
                rule: "The purpose does not use this channel, Art. 5(1)(b) GDPR.")
        }
        var entry = self
        entry.address = try TextRule.clean(address, maximum: TextRule.emailBytes, at: "address")
        entry.wording = try TextRule.clean(
            wording, maximum: WordingRule.maximumBytes, multiline: true, at: "wording")
        entry.source = try TextRule.clean(source, Catalogue.ConsentEvent.source, at: "source")
        if channel.contactKind == .telephone {
            guard entry.source != nil else {
                throw Refusal(
                    .refused, RefusalCode.sourceMissing, field: "source",
                    rule: "Where a consent for a telephone number comes from must be stated, Art. 7(1) GDPR, § 7a UWG.")
            }
            guard entry.wording != nil else {
                throw Refusal(
                    .refused, RefusalCode.wordingMissing, field: "wording",
                    rule: "The words of a consent for a telephone number must be stated, Art. 7(1) GDPR, § 7a UWG.")
            }
        }
        return entry
    }
}
