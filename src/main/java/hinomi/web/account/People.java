package hinomi.web.account;

import hinomi.config.ServeConfig;
import hinomi.config.ServeConfig.User;
import hinomi.web.House;
import hinomi.web.OpenGuard;
import hinomi.web.Role;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Who there is, by the configuration in force. */
record People(House house) {
  private static final String LOCAL = "local:";
  private static final String COMPANY = "oidc:";

  static String local(User user) {
    return LOCAL + user.name();
  }

  static String company(String subject) {
    return COMPANY + subject;
  }

  ServeConfig serve() {
    return house.config().serve();
  }

  Optional<User> named(String name) {
    return serve().users().stream().filter(u -> u.name().equals(name)).findFirst();
  }

  /**
   * What somebody may do now: nothing where the configuration no longer knows them.
   *
   * @param before what they might at the last sign-in; counts for those whom the provider knows
   */
  Role role(String owner, String before) {
    if (owner.startsWith(LOCAL)) {
      return named(owner.substring(LOCAL.length()))
          .map(user -> role(user.role()))
          .orElse(Role.ANYONE);
    }
    return serve().oidc().isPresent() ? Role.valueOf(before) : Role.ANYONE;
  }

  static Role role(ServeConfig.Access access) {
    return switch (access) {
      case VIEWER -> Role.VIEWER;
      case OPERATOR -> Role.OPERATOR;
      case ADMIN -> Role.ADMIN;
    };
  }

  /** What a sign-in hangs on: another password, or another provider, ends its sessions. */
  String proof(String owner) {
    String basis =
        owner.startsWith(LOCAL)
            ? named(owner.substring(LOCAL.length())).map(u -> u.password().reveal()).orElse("")
            : serve().oidc().map(o -> o.issuer() + " " + o.clientId()).orElse("");
    return digest("proof " + basis);
  }

  static String digest(String text) {
    return OpenGuard.digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
