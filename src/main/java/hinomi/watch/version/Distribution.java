package hinomi.watch.version;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a package that a distribution made. It mends old versions without changing their
 * number, so that only the same release of the same distribution can say whether it is affected.
 *
 * @param version as given
 * @param family how it orders its versions
 */
record Distribution(String version, Family family) implements Scale {

  /** Distributions that order versions alike. */
  enum Family {
    DEB("deb|dpkg|debian|ubuntu"),
    RPM("rpm|redhat|rhel|centos|rocky|almalinux|alma|fedora|suse|opensuse|amazon|oracle"),
    APK("apk|alpine|wolfi|chainguard"),
    /** Those of which no source gives ranges. */
    OTHER("alpm|arch|pacman|ebuild|gentoo|portage|freebsd|pkg|brew|homebrew|nix|nixpkgs|opkg|snap");

    private final Pattern names;

    Family(String names) {
      this.names = Pattern.compile(names);
    }
  }

  private static final Pattern RPM_LOOK =
      Pattern.compile(
          "-.*\\.(?:module\\+)?(?:el|fc|amzn|azl|cm|oe|mga|lp|ph)\\d|-\\d{6}\\.|\\bsuse|\\.x86_64$"
              + "|\\.noarch$|\\.aarch64$");
  private static final Pattern APK_LOOK = Pattern.compile("\\d-r\\d+$");
  private static final Pattern DEB_LOOK =
      Pattern.compile(
          "^\\d+:\\d|~|[+.~-](?:deb|bpo)\\d|\\bdebian|ubuntu|[+.~-](?:dfsg|ds|esm)"
              + "|-\\d+(?:\\.\\d+)*-(?:generic|amd64|arm64|cloud|aws|azure|gcp|lowlatency|pve|default)\\b"
              + "|-(?:generic|amd64|arm64|pve)$");

  private static final Pattern RPM_RELEASE =
      Pattern.compile("\\.(?:module\\+)?((?:el|fc|amzn|azl|cm|oe|mga|lp|ph)\\d+[a-z]*)(_\\d+)?");
  private static final Pattern DEB_RELEASE = Pattern.compile("[+~](deb\\d+)u");
  private static final Pattern EPOCH = Pattern.compile("(\\d+):(.*)");

  /** The distribution that a version is of, by its ecosystem or by its form. */
  static Optional<Distribution> of(Installed installed) {
    String ecosystem = installed.ecosystem().orElse("").toLowerCase(Locale.ROOT);
    for (Family family : Family.values()) {
      if (family.names.matcher(ecosystem).matches()) {
        return Optional.of(new Distribution(installed.version(), family));
      }
    }
    return look(installed.version()).map(f -> new Distribution(installed.version(), f));
  }

  private static Optional<Family> look(String version) {
    String text = version.toLowerCase(Locale.ROOT);
    return RPM_LOOK.matcher(text).find()
        ? Optional.of(Family.RPM)
        : APK_LOOK.matcher(text).find()
            ? Optional.of(Family.APK)
            : DEB_LOOK.matcher(text).find() ? Optional.of(Family.DEB) : Optional.empty();
  }

  @Override
  public Order from(String bound, String scheme) {
    Optional<String> mine = release(version);
    if (!family.names.matcher(scheme).matches()
        || mine.isEmpty()
        || !mine.equals(release(bound))
        || !epoch(version).equals(epoch(bound))) {
      return Order.UNCLEAR;
    }
    Optional<Library> library =
        switch (family) {
          case DEB -> Optional.of(Library.DEB);
          case RPM -> Optional.of(Library.RPM);
          case APK -> Optional.of(Library.APK);
          case OTHER -> Optional.empty();
        };
    return library.flatMap(l -> l.compare(version, bound)).orElse(Order.UNCLEAR);
  }

  /** Whether a bound is of the same minor release too: {@code el8_6}. */
  boolean sameMinor(String bound) {
    return minor(version).equals(minor(bound));
  }

  /** The release of the distribution that a version was made for; empty where it does not say. */
  private Optional<String> release(String text) {
    String t = text.toLowerCase(Locale.ROOT);
    return switch (family) {
      case RPM -> first(RPM_RELEASE, t).map(m -> m.group(1) + stream(t));
      case DEB ->
          first(DEB_RELEASE, t)
              .map(m -> m.group(1))
              .or(
                  () ->
                      t.contains("ubuntu")
                          ? Optional.of("ubuntu " + upstream(t))
                          : Optional.empty());
      case APK -> t.contains("-r") ? Optional.of(upstream(t)) : Optional.empty();
      case OTHER -> Optional.empty();
    };
  }

  private static String minor(String text) {
    return first(RPM_RELEASE, text.toLowerCase(Locale.ROOT))
        .map(m -> m.group(1) + (m.group(2) == null ? "" : m.group(2)))
        .orElse("");
  }

  /** Modules and OpenShift have streams of packages beside those of the release itself. */
  private static String stream(String text) {
    return text.contains("module+") ? " module" : text.contains("rhaos") ? " rhaos" : "";
  }

  private static String upstream(String version) {
    String text = version.replaceFirst("^\\d+:", "");
    int dash = text.lastIndexOf('-');
    return dash < 0 ? text : text.substring(0, dash);
  }

  private static String epoch(String version) {
    Matcher m = EPOCH.matcher(version);
    return m.matches() ? m.group(1).replaceFirst("^0+$", "") : "";
  }

  private static Optional<Matcher> first(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? Optional.of(m) : Optional.empty();
  }
}
