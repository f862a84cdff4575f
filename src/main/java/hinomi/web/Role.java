package hinomi.web;

import io.javalin.security.RouteRole;

/** What somebody may do; each may do what those before it may. */
public enum Role implements RouteRole {
  /** Without signing in: the sign-in page itself, style sheets, health. */
  ANYONE,
  /** Reads everything. */
  VIEWER,
  /** Makes tickets, silences, asks sources. */
  OPERATOR,
  /** Changes watches and sees the audit log. */
  ADMIN;

  /** Whether this is enough where another is asked for. */
  public boolean mayAct(Role needed) {
    return compareTo(needed) >= 0;
  }
}
