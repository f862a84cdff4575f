package hinomi.web;

import java.util.Optional;

/** Who may come in, and what for. */
public interface Guard extends Routes {

  /** What of a request tells who asks. */
  interface Claim {
    /** A cookie's value. */
    Optional<String> cookie(String name);

    /** A header's value. */
    Optional<String> header(String name);

    /** The address that the request came from. */
    String address();

    /** The path without its query. */
    String path();
  }

  /** Who asks. */
  Visitor visitor(Claim claim);

  /** The token that this visitor's forms must bring; the same for as long as the visit lasts. */
  String token(Claim claim);

  /** Whether a {@code Host} header may name this server; another would be a rebound name. */
  boolean host(String host);

  /** Where somebody signs in who may not see what was asked for; empty where nobody can. */
  Optional<String> signIn();

  /** Notes that somebody did something. */
  void did(Visitor visitor, String address, String what);
}
