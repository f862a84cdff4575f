package hinomi.watch.names;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The collections that CVE records name, and the types of package URLs that they hold. */
final class Registries {

  /** Hosts, without {@code www.}; after a space, the distribution. */
  private static final Map<String, String> HOSTS =
      Map.ofEntries(
          Map.entry("registry.npmjs.org", "npm"),
          Map.entry("npmjs.com", "npm"),
          Map.entry("npmjs.org", "npm"),
          Map.entry("repo.maven.apache.org", "maven"),
          Map.entry("repo1.maven.org", "maven"),
          Map.entry("central.sonatype.com", "maven"),
          Map.entry("search.maven.org", "maven"),
          Map.entry("mvnrepository.com", "maven"),
          Map.entry("maven.google.com", "maven"),
          Map.entry("pypi.org", "pypi"),
          Map.entry("pypi.python.org", "pypi"),
          Map.entry("rubygems.org", "gem"),
          Map.entry("crates.io", "cargo"),
          Map.entry("nuget.org", "nuget"),
          Map.entry("api.nuget.org", "nuget"),
          Map.entry("pkg.go.dev", "golang"),
          Map.entry("proxy.golang.org", "golang"),
          Map.entry("packagist.org", "composer"),
          Map.entry("repo.packagist.org", "composer"),
          Map.entry("hex.pm", "hex"),
          Map.entry("pub.dev", "pub"),
          Map.entry("hackage.haskell.org", "hackage"),
          Map.entry("metacpan.org", "cpan"),
          Map.entry("cpan.org", "cpan"),
          Map.entry("cran.r-project.org", "cran"),
          Map.entry("cocoapods.org", "cocoapods"),
          Map.entry("packages.debian.org", "deb debian"),
          Map.entry("deb.debian.org", "deb debian"),
          Map.entry("tracker.debian.org", "deb debian"),
          Map.entry("packages.ubuntu.com", "deb ubuntu"),
          Map.entry("packages.fedoraproject.org", "rpm fedora"),
          Map.entry("access.redhat.com", "rpm redhat"),
          Map.entry("pkgs.alpinelinux.org", "apk alpine"),
          Map.entry("github.com", "github"));

  private Registries() {}

  /** Every name that a package of a collection may have; empty for a collection that is unknown. */
  static List<PackageName> names(String collection, String packageName) {
    Optional<URI> uri = uri(collection);
    String kind = uri.map(Registries::host).map(HOSTS::get).orElse(null);
    if (uri.isEmpty() || kind == null) {
      return List.of();
    }
    List<PackageName> names = new ArrayList<>();
    if (kind.equals("github")) {
      repository(uri.get()).ifPresent(path -> names.add(PackageName.of("github", path)));
    }
    if (!packageName.isBlank()) {
      int space = kind.indexOf(' ');
      names.add(
          space < 0
              ? PackageName.of(kind, packageName)
              : PackageName.of(
                  kind.substring(0, space), kind.substring(space + 1) + "/" + packageName.strip()));
    }
    return names;
  }

  private static Optional<URI> uri(String collection) {
    String given = collection.strip();
    try {
      return Optional.of(new URI(given.contains("://") ? given : "https://" + given));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String host(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /** Owner and repository: the first two parts of the path. */
  private static Optional<String> repository(URI uri) {
    String[] parts = (uri.getPath() == null ? "" : uri.getPath()).split("/", -1);
    return parts.length > 2 && !parts[1].isEmpty() && !parts[2].isEmpty()
        ? Optional.of(parts[1] + "/" + parts[2].replaceFirst("\\.git$", ""))
        : Optional.empty();
  }
}
