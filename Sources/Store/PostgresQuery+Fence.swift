import Postgres

extension PostgresQuery {
    /// Ends a sub-select so that PostgreSQL plans it by itself: once for each row outside, through the index that its own
    /// conditions name.
    ///
    /// Statistics know nothing of a business that came since they were taken, and say that it has no rows. With none, walking
    /// all that it has in an order that suits the query outside looks as cheap as asking an index for one row; a file of 16,000
    /// people took a minute so, until the next ANALYZE. Whatever looks rows up by the thousand ends in this.
    static let fence: PostgresQuery = "OFFSET 0"
}
