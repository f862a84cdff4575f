package hinomi.tracker;

/** What a ticket may do without rather than not exist, in the order in which it is given up. */
public enum Concession {
  /** Characters beyond the BMP are written as {@code [U+1F600]}. */
  PLAIN_CHARACTERS,
  /** No watchers. */
  NO_WATCHERS,
  /** No assignee. */
  NO_ASSIGNEE,
  /**
   * No optional fields: no custom fields (but for those the site requires), category or due date.
   */
  NO_OPTIONAL_FIELDS
}
