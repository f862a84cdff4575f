package hinomi.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys that may stand in {@code hinomi.yml}, by place. */
final class Keys {
  private Keys() {}

  /** Of a watch, and at the top as the default for all watches. */
  static final List<String> DEFAULTS =
      List.of(
          "exclude",
          "min-cvss",
          "unscored",
          "cwe",
          "assign-to",
          "project",
          "priority",
          "category",
          "when",
          "epss",
          "confidence",
          "mentions",
          "group",
          "due",
          "remind",
          "reopen");

  private static final List<String> WATCH_ONLY =
      List.of(
          "name",
          "product",
          "products",
          "aliases",
          "keywords",
          "sources",
          "tracker",
          "vendor",
          "version",
          "ecosystem",
          "cpe",
          "purl");

  static final List<String> WATCH = joined(WATCH_ONLY, DEFAULTS);

  private static final List<String> TOP_ONLY =
      List.of(
          "language",
          "store",
          "http",
          "sources",
          "tracker",
          "watches",
          "inventory",
          "limits",
          "calendar",
          "ledger",
          "serve",
          "notify-chat",
          "quiet");

  static final List<String> TOP = joined(TOP_ONLY, DEFAULTS);

  static final List<String> PRODUCT = List.of("product", "aliases");
  static final List<String> INVENTORY = List.of("files", "watch");
  static final List<String> GROUP = List.of("by", "within");
  static final List<String> CONFIDENCE = List.of("ticket", "digest");
  static final List<String> HTTP = List.of("proxy", "no-proxy", "truststore", "mirror");

  static final List<String> MAY_HOLD_PASSWORD = List.of("proxy", "store", "public-url");

  static final List<String> BUILT_IN =
      List.of("jvn", "jvn-ipedia", "jpcert", "cve", "kev", "epss", "nvd");
  static final List<String> SOURCES = joined(BUILT_IN, List.of("feeds"));
  static final List<String> SOURCE = List.of("url", "every", "silent-after");
  static final List<String> JPCERT = joined(SOURCE, List.of("alerts"));
  static final List<String> NVD = joined(SOURCE, List.of("feed", "api-key", "api-key-file"));
  static final List<String> FEED = joined(List.of("name", "full-text"), SOURCE);

  static final List<String> TRACKER = List.of("redmine", "board");
  static final List<String> REDMINE =
      List.of(
          "url",
          "api-key",
          "api-key-file",
          "basic-auth",
          "project",
          "format",
          "tracker",
          "priorities",
          "statuses",
          "fields",
          "notify",
          "existing",
          "truststore");
  static final List<String> BASIC_AUTH = List.of("user", "password");
  static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "none");
  static final List<String> STATUSES = List.of("new", "not-ours", "done");
  static final List<String> FIELDS =
      List.of("key", "cve", "jvndb", "cvss", "severity", "cwe", "source");

  static final List<String> LIMITS = List.of("tickets-per-day", "mails-per-day", "start");
  static final List<String> CALENDAR = List.of("zone", "hours", "holidays", "urgent");
  static final List<String> LEDGER = List.of("keep");
  static final List<String> SERVE =
      List.of("listen", "public-url", "users", "users-file", "oidc", "trusted-proxies", "metrics");
  static final List<String> USER = List.of("name", "role", "password");
  static final List<String> OIDC =
      List.of("issuer", "client-id", "client-secret", "roles-claim", "roles");
  static final List<String> CHAT = List.of("url", "for");

  /** All of them, wherever they may stand. */
  static final Set<String> ALL =
      Stream.of(
              TOP,
              WATCH,
              INVENTORY,
              GROUP,
              CONFIDENCE,
              HTTP,
              SOURCES,
              JPCERT,
              NVD,
              FEED,
              TRACKER,
              REDMINE,
              BASIC_AUTH,
              SEVERITIES,
              STATUSES,
              FIELDS,
              LIMITS,
              CALENDAR,
              LEDGER,
              SERVE,
              USER,
              OIDC,
              CHAT)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
