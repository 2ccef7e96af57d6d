import Logging

/// Marks a metadata value that must not be printed: `"\(value, attributes: [LogSensitivity.sensitive])"`.
///
/// Modules that do not import this one name the key `sensitive.…` instead; both are redacted.
package enum LogSensitivity: Int64, Logger.MetadataValueAttributes.Attribute {
    /// Printed as `[redacted]`.
    case sensitive = 1
}
