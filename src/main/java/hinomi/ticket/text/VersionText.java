package hinomi.ticket.text;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import hinomi.ticket.Fixes;
import java.util.List;
import java.util.Optional;

/** Says which versions of a product are affected, and which mend it. */
final class VersionText {
  private static final int MOST = 6;
  private static final int HASH = 12;

  private final Words words;

  VersionText(Words words) {
    this.words = words;
  }

  /** The affected versions of a product; empty where its source names none. */
  String affected(Product product) {
    List<VersionRange> ranges =
        product.versions().stream().filter(r -> r.status() == Status.AFFECTED).toList();
    List<VersionRange> released = ranges.stream().filter(r -> !isCommit(r)).toList();
    List<String> said =
        (released.isEmpty() ? ranges : released).stream().map(this::range).distinct().toList();
    return listed(said);
  }

  /** A few of many, and how many more there are. */
  String listed(List<String> all) {
    String some = String.join(words.of("and"), all.stream().limit(MOST).toList());
    return all.size() > MOST ? some + " " + words.of("more", all.size() - MOST) : some;
  }

  private String range(VersionRange range) {
    if (range.text() != null) {
      return range.text();
    }
    Optional<String> from = Fixes.known(range.from()).map(VersionText::shortened);
    Optional<String> below = Fixes.known(range.below()).map(VersionText::shortened);
    Optional<String> upTo = Fixes.known(range.upTo()).map(VersionText::shortened);
    if (below.isPresent()) {
      return from.isPresent()
          ? words.of("versions.from-below", from.get(), below.get())
          : words.of("versions.below", below.get());
    }
    if (upTo.isPresent()) {
      return from.isPresent()
          ? words.of("versions.from-to", from.get(), upTo.get())
          : words.of("versions.to", upTo.get());
    }
    boolean open = "*".equals(range.below()) || "*".equals(range.upTo());
    if (from.isEmpty()) {
      return words.of("versions.all");
    }
    return open ? words.of("versions.from", from.get()) : from.get();
  }

  private static boolean isCommit(VersionRange range) {
    return range.scheme().equals("git");
  }

  private static String shortened(String version) {
    return version.matches("[0-9a-f]{40,64}") ? version.substring(0, HASH) : version;
  }
}
