package hinomi.web.account;

import hinomi.web.Role;
import java.util.Locale;
import java.util.Optional;

/** What a token is for. Names are stored: never rename one. */
enum Scope {
  READ(Role.VIEWER),
  ACT(Role.OPERATOR),
  ADMIN(Role.ADMIN),
  METRICS(Role.ANYONE);

  private final Role role;

  Scope(Role role) {
    this.role = role;
  }

  /** The most that it lets a program do. */
  Role role() {
    return role;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Scope> of(String word) {
    for (Scope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
