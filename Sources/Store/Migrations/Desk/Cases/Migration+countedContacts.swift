extension Migration {
    /// Contacts without a case are found by their resident, and their words by their conversation. Hardly any message has no request, so
    /// that filing the others writes none of it.
    static let countedContacts = Migration(
        37, "counted contacts",
        """
        CREATE INDEX contact_counted ON contact (resident, id) WHERE request IS NULL;
        CREATE INDEX message_counted ON message (conversation) WHERE request IS NULL;
        """)
}
