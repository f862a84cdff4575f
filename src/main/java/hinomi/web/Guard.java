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

    /** A parameter of the query; empty where it is absent or blank. */
    Optional<String> query(String name);
  }

  /** Who asks. */
  Visitor visitor(Claim claim);

  /** The token that this visitor's forms must bring; the same for as long as the visit lasts. */
  String token(Claim claim);

  /**
   * Whether a request shows who asks in a way that no other site's page can make a browser show: by
   * an {@code Authorization} header with a bearer token. It needs no token against forged requests.
   */
  boolean bearer(Claim claim);

  /** Whether the metrics may be read. */
  boolean measures(Claim claim);

  /** Whether a {@code Host} header may name this server; another would be a rebound name. */
  boolean host(String host);

  /** Where somebody signs in who may not see what was asked for; empty where nobody can. */
  Optional<String> signIn();

  /** Notes that somebody did something. */
  void did(Visitor visitor, String address, String what);
}
