package hinomi.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The dashboard: where it listens and who may come in.
 *
 * @param listen {@code HOST:PORT}
 * @param publicUrl how browsers reach it, where a proxy stands before it; without a path
 * @param users who signs in with a password
 * @param oidc who signs in by the company's provider; empty for nobody
 * @param trustedProxies whose {@code X-Forwarded-For} is believed
 * @param openMetrics whether {@code /metrics} asks for no token though there are users
 */
public record ServeConfig(
    String listen,
    Optional<URI> publicUrl,
    List<User> users,
    Optional<Oidc> oidc,
    List<AddressRange> trustedProxies,
    boolean openMetrics) {

  public ServeConfig {
    users = List.copyOf(users);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Whether nobody signs in: everybody who reaches it may do everything. */
  public boolean open() {
    return users.isEmpty() && oidc.isEmpty();
  }

  /** What somebody may do; each may do what those before it may. */
  public enum Access {
    VIEWER,
    OPERATOR,
    ADMIN
  }

  /** Somebody with a password. */
  public record User(String name, Access role, PasswordHash password) {}

  /**
   * A provider of OpenID Connect.
   *
   * @param issuer as its documents name it, to the letter
   * @param rolesClaim where the ID token has roles or groups; dots lead into it
   * @param roles what those give, by access
   */
  public record Oidc(
      URI issuer,
      String clientId,
      Secret clientSecret,
      String rolesClaim,
      Map<Access, Set<String>> roles) {
    public Oidc {
      roles = Map.copyOf(roles);
    }
  }
}
