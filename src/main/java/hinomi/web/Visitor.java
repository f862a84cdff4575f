package hinomi.web;

/**
 * Who asks.
 *
 * @param name as shown and written to the audit log; empty for somebody who has not signed in
 */
public record Visitor(String name, Role role) {
  /** Nobody in particular. */
  public static final Visitor NOBODY = new Visitor("", Role.ANYONE);

  public boolean may(Role needed) {
    return role.mayAct(needed);
  }
}
