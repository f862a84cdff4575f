package hinomi.ticket;

/**
 * A ticket in its tracker.
 *
 * @param destination where it is, as in {@code redmine/vuln}
 * @param id the tracker's id of it
 * @param url its page for people, or empty where it has none
 */
public record TicketRef(String destination, String id, String url) {

  @Override
  public String toString() {
    return "#" + id;
  }
}
