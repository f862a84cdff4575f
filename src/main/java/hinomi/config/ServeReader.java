package hinomi.config;

import hinomi.config.ServeConfig.Access;
import hinomi.config.ServeConfig.Oidc;
import hinomi.config.ServeConfig.User;
import hinomi.config.yaml.Value;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code serve:}, as far as it says where to listen and who may come in. */
final class ServeReader {
  static final String LISTEN = "127.0.0.1:8080";
  private static final String PUBLIC = "https://hinomi.example.jp";
  private static final String HASH = "$argon2id$…";
  private static final Pattern HERE =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1]):\\d{1,5}");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");
  private static final Map<String, Access> ROLES = new LinkedHashMap<>();

  static {
    ROLES.put("viewer", Access.VIEWER);
    ROLES.put("operator", Access.OPERATOR);
    ROLES.put("admin", Access.ADMIN);
  }

  private final Reading reading;
  private final Secrets secrets;

  ServeReader(Reading reading, Secrets secrets) {
    this.reading = reading;
    this.secrets = secrets;
  }

  ServeConfig read(Section top) {
    return top.section("serve", Keys.SERVE)
        .map(this::serve)
        .orElseGet(
            () ->
                new ServeConfig(
                    LISTEN, Optional.empty(), List.of(), Optional.empty(), List.of(), false));
  }

  private ServeConfig serve(Section section) {
    String listen = section.form("listen", "expect.form", LISTEN, this::listen).orElse(LISTEN);
    Optional<URI> address = section.address("public-url", PUBLIC).flatMap(u -> plain(section, u));
    List<User> users = new ArrayList<>(users(section));
    UsersFile.read(section, reading).forEach(user -> add(users, user, section));
    Optional<Oidc> oidc = section.section("oidc", Keys.OIDC).flatMap(s -> oidc(s, section));
    boolean closed = section.has("users") || section.has("users-file") || section.has("oidc");
    if (!HERE.matcher(listen).matches() && !closed) {
      reading.problems().error(section.at("listen"), "serve.open", listen);
    } else if (!HERE.matcher(listen).matches()
        && address.filter(u -> "https".equalsIgnoreCase(u.getScheme())).isEmpty()) {
      reading.problems().warn(section.at("listen"), "serve.clear", listen);
    }
    boolean open = section.choice("metrics", Map.of("open", true, "token", false)).orElse(false);
    return new ServeConfig(listen, address, users, oidc, proxies(section), open);
  }

  private Optional<String> listen(Word word) {
    return word.text().matches("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9._-]+):[0-9]{1,5}")
        ? Optional.of(word.text())
        : Optional.empty();
  }

  private Optional<URI> plain(Section section, URI address) {
    String path = address.getPath();
    if ((path != null && !path.isEmpty() && !path.equals("/"))
        || address.getQuery() != null
        || address.getUserInfo() != null) {
      reading.problems().error(section.at("public-url"), "serve.path", PUBLIC);
      return Optional.empty();
    }
    return Optional.of(URI.create(address.getScheme() + "://" + address.getAuthority()));
  }

  private List<User> users(Section section) {
    List<User> users = new ArrayList<>();
    for (Value value : section.value("users").map(Reading::items).orElse(List.of())) {
      reading
          .table(value, "users", Keys.USER)
          .map(table -> new Section(table, "serve.users.*", reading).knowing(Keys.USER))
          .flatMap(this::user)
          .ifPresent(user -> add(users, user, section));
    }
    return users;
  }

  private Optional<User> user(Section one) {
    Optional<String> name =
        one.required("name", "tanaka").isEmpty()
            ? Optional.empty()
            : one.form(
                "name",
                "expect.form",
                "tanaka",
                w -> NAME.matcher(w.text()).matches() ? Optional.of(w.text()) : Optional.empty());
    Optional<Access> role =
        one.required("role", "viewer").isEmpty() ? Optional.empty() : one.choice("role", ROLES);
    Optional<Word> written = one.required("password", HASH);
    Optional<PasswordHash> hash = written.flatMap(w -> PasswordHash.of(w.text().strip()));
    if (written.isPresent() && hash.isEmpty()) {
      reading.problems().error(written.get().at(), "serve.password");
    }
    return name.isEmpty() || role.isEmpty() || hash.isEmpty()
        ? Optional.empty()
        : Optional.of(new User(name.get(), role.get(), hash.get()));
  }

  private void add(List<User> users, User user, Section section) {
    if (users.stream().anyMatch(u -> u.name().equals(user.name()))) {
      reading.problems().error(section.at("users"), "serve.twice", user.name());
    } else {
      users.add(user);
    }
  }

  static Optional<User> line(String line) {
    String[] parts = line.split(":", 3);
    if (parts.length < 3 || !NAME.matcher(parts[0]).matches()) {
      return Optional.empty();
    }
    Access role = ROLES.get(parts[1].strip());
    return role == null
        ? Optional.empty()
        : PasswordHash.of(parts[2].strip()).map(hash -> new User(parts[0], role, hash));
  }

  private Optional<Oidc> oidc(Section oidc, Section serve) {
    if (!serve.has("public-url")) {
      reading.problems().error(oidc.at(), "serve.oidc-url", PUBLIC);
    }
    Optional<URI> issuer =
        oidc.required("issuer", "https://sso.example.jp/realms/office").isEmpty()
            ? Optional.empty()
            : oidc.address("issuer", "https://sso.example.jp/realms/office")
                .filter(u -> safe(oidc, u));
    Optional<String> id = oidc.required("client-id", "hinomi").map(Word::text);
    Optional<Word> secret = oidc.required("client-secret", "${HINOMI_OIDC_SECRET}");
    secret.ifPresent(w -> secrets.literal(w, "client-secret"));
    Map<Access, Set<String>> roles = new EnumMap<>(Access.class);
    oidc.section("roles", List.copyOf(ROLES.keySet()))
        .ifPresent(
            section ->
                ROLES.forEach(
                    (word, access) -> {
                      Set<String> named = new HashSet<>();
                      section.words(word, "hinomi-" + word).forEach(w -> named.add(w.text()));
                      roles.put(access, Set.copyOf(named));
                    }));
    if (roles.values().stream().allMatch(Set::isEmpty)) {
      reading.problems().error(oidc.at("roles"), "serve.roles");
    }
    String claim = oidc.text("roles-claim", "groups").orElse("groups");
    return issuer.isEmpty() || id.isEmpty() || secret.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Oidc(issuer.get(), id.get(), new Secret(secret.get().text()), claim, roles));
  }

  private boolean safe(Section oidc, URI issuer) {
    boolean here = HERE.matcher(issuer.getHost() + ":0").matches();
    if (!"https".equalsIgnoreCase(issuer.getScheme()) && !here) {
      reading.problems().error(oidc.at("issuer"), "serve.issuer");
      return false;
    }
    return true;
  }

  private List<AddressRange> proxies(Section section) {
    List<AddressRange> ranges = new ArrayList<>();
    for (Word word : section.words("trusted-proxies", "10.0.0.5")) {
      AddressRange.of(word.text())
          .ifPresentOrElse(
              ranges::add,
              () ->
                  reading
                      .problems()
                      .error(word.at(), "serve.range", word.literal() ? word.text() : "…"));
    }
    return ranges;
  }
}
