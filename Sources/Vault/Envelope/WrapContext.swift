package import Foundation

/// Which subject key a wrapped key is, and which tenant key wraps it.
package struct WrapContext: Sendable, Equatable {
    /// The tenant whose key wraps.
    package var tenant: UUID
    /// The subject whose key is wrapped.
    package var subject: UUID
    /// The compartment, 1 to 4.
    package var compartment: UInt8
    /// Retention class × 10000 + expiry year in the statutory compartment, else 0.
    package var term: UInt32
    /// The generation of the subject key.
    package var generation: UInt32
    /// The epoch of the tenant key.
    package var epoch: UInt32

    /// Names a wrapped key.
    package init(
        tenant: UUID, subject: UUID, compartment: UInt8, term: UInt32, generation: UInt32, epoch: UInt32
    ) {
        self.tenant = tenant
        self.subject = subject
        self.compartment = compartment
        self.term = term
        self.generation = generation
        self.epoch = epoch
    }

    /// label ‖ tenant ‖ subject ‖ compartment ‖ term ‖ generation ‖ epoch, little endian.
    var associatedData: AssociatedData {
        var data = AssociatedData(label: "obhut-wrap-v1s1")
        data.append(tenant)
        data.append(subject)
        data.append(compartment)
        data.append(term)
        data.append(generation)
        data.append(epoch)
        return data
    }
}
