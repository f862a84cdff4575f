package hinomi.config.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code dpkg-query -W}, {@code rpm -qa} or {@code apk info -v}, or of a format of the
 * user's own: host, package, version and source package, separated by tabs, of which the first and
 * the last may be missing.
 *
 * @param version empty where the package is known, but not installed
 */
record PackageLine(
    Optional<String> host, String ecosystem, String name, String version, Optional<String> source) {

  private static final Set<String> ARCHITECTURES =
      Set.of(
          "all",
          "any",
          "amd64",
          "arm64",
          "armel",
          "armhf",
          "i386",
          "mips64el",
          "ppc64el",
          "riscv64",
          "s390x",
          "noarch",
          "x86_64",
          "aarch64",
          "i486",
          "i586",
          "i686",
          "ppc64le",
          "armv7hl",
          "src");

  /** Name, version, release and architecture; what {@code rpm -qa} prints. */
  private static final Pattern RPM =
      Pattern.compile(
          "([A-Za-z0-9][\\w.+-]*)-((?:\\d+:)?[^\\s:-]+)-([^\\s:-]+)\\.(noarch|x86_64|aarch64|i[3-6]86|ppc64le|s390x|armv7hl|riscv64)");

  /** A key that rpm lists among the packages; it has no architecture. */
  private static final Pattern RPM_KEY =
      Pattern.compile("gpg-pubkey-[0-9a-f]+-[0-9a-f]+(?:\\.\\(none\\))?");

  private static final Pattern APK =
      Pattern.compile("([a-z0-9][\\w.+-]*)-(\\d[^\\s-]*-r\\d+)(?: .*)?");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.+-]*(?::[a-z0-9]+)?");
  private static final Pattern VERSION = Pattern.compile("(?:\\d+:)?v?\\d[\\w.+~:^-]*");
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
  private static final Pattern RPM_RELEASE =
      Pattern.compile(".*-.*\\.(?:el|fc|amzn|oe|azl|cm|mga|lp|suse)\\d.*");

  /** The parts of a line; empty where it is none. */
  static Optional<PackageLine> parse(String line) {
    if (line.length() > 3 * Names.LONGEST) {
      return Optional.empty();
    }
    if (line.indexOf('\t') < 0) {
      return words(Optional.empty(), line.strip());
    }
    List<String> columns = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    if (columns.size() == 2 && HOST.matcher(columns.get(0)).matches()) {
      Optional<PackageLine> ofHost = whole(Optional.of(columns.get(0)), columns.get(1));
      if (ofHost.isPresent()) {
        return ofHost;
      }
    }
    if (columns.size() >= 3
        && HOST.matcher(columns.get(0)).matches()
        && named(columns.get(1), columns.get(2))) {
      return Optional.of(
          of(Optional.of(columns.get(0)), columns.get(1), columns.get(2), rest(columns, 3)));
    }
    if (named(columns.get(0), columns.get(1))) {
      return Optional.of(of(Optional.empty(), columns.get(0), columns.get(1), rest(columns, 2)));
    }
    return Optional.empty();
  }

  /** {@code libc6:amd64} without what stands behind the colon. */
  static String withoutArchitecture(String name) {
    int colon = name.lastIndexOf(':');
    return colon > 0 && ARCHITECTURES.contains(name.substring(colon + 1))
        ? name.substring(0, colon)
        : name;
  }

  /** Name and version with a blank between them, or one word of rpm or apk with anything behind. */
  private static Optional<PackageLine> words(Optional<String> host, String line) {
    Optional<PackageLine> whole = whole(host, line);
    if (whole.isPresent()) {
      return whole;
    }
    String[] words = line.split("\\s+", 4);
    if (words.length >= 2 && words.length <= 3 && named(words[0], words[1])) {
      return Optional.of(of(host, words[0], words[1], rest(Arrays.asList(words), 2)));
    }
    return Optional.empty();
  }

  private static Optional<PackageLine> whole(Optional<String> host, String line) {
    String first = line.split("\\s", 2)[0];
    Matcher rpm = RPM.matcher(first);
    if (rpm.matches()) {
      return Optional.of(
          new PackageLine(
              host, "rpm", rpm.group(1), rpm.group(2) + "-" + rpm.group(3), Optional.empty()));
    }
    if (RPM_KEY.matcher(first).matches()) {
      return Optional.of(new PackageLine(host, "rpm", "gpg-pubkey", "0", Optional.empty()));
    }
    Matcher apk = APK.matcher(line);
    return apk.matches()
        ? Optional.of(new PackageLine(host, "apk", apk.group(1), apk.group(2), Optional.empty()))
        : Optional.empty();
  }

  private static boolean named(String name, String version) {
    return NAME.matcher(name).matches()
        && (version.isEmpty() || VERSION.matcher(version).matches());
  }

  private static List<String> rest(List<String> columns, int from) {
    return columns.subList(Math.min(from, columns.size()), columns.size());
  }

  private static PackageLine of(
      Optional<String> host, String name, String version, List<String> rest) {
    Optional<String> source =
        rest.stream()
            .filter(word -> !ARCHITECTURES.contains(word))
            .map(word -> word.replaceFirst("\\s*\\(.*", ""))
            .filter(word -> NAME.matcher(word).matches())
            .findFirst();
    boolean rpm =
        RPM_RELEASE.matcher(version).matches()
            || rest.contains("x86_64")
            || rest.contains("noarch")
            || rest.contains("aarch64");
    return new PackageLine(
        host, ecosystem(rpm, version), withoutArchitecture(name), version, source);
  }

  private static String ecosystem(boolean rpm, String version) {
    if (rpm) {
      return "rpm";
    }
    return version.matches("\\d[^-]*-r\\d+") ? "apk" : "deb";
  }
}
