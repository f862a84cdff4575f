package hinomi.web.watches;

import hinomi.advisory.Product;
import hinomi.advisory.Vulnerability;
import hinomi.watch.Subject;
import hinomi.watch.Watch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which words would keep something away from a watch that is not meant by it. Pure. */
final class Exclusions {
  private static final int MOST = 8;
  private static final int LONGEST = 60;

  /** What is often told of beside a product and is another one. */
  private static final List<String> KINDS =
      List.of("プラグイン", "テーマ", "アドオン", "モジュール", "plugin", "theme", "add-on", "extension", "module");

  private Exclusions() {}

  static List<String> of(Vulnerability one, Watch watch) {
    Set<String> own = new LinkedHashSet<>();
    watch.subjects().stream()
        .map(Subject::names)
        .flatMap(List::stream)
        .forEach(name -> own.add(name.toLowerCase(Locale.ROOT)));
    watch.keywords().forEach(word -> own.add(word.toLowerCase(Locale.ROOT)));
    String title =
        Stream.of(one.title().ja(), one.title().en())
            .filter(text -> text != null)
            .reduce("", (a, b) -> a + " " + b)
            .toLowerCase(Locale.ROOT);
    return Stream.concat(
            KINDS.stream().filter(title::contains), one.products().stream().map(Product::name))
        .map(String::strip)
        .filter(word -> !word.isEmpty() && word.length() <= LONGEST)
        .filter(word -> !own.contains(word.toLowerCase(Locale.ROOT)))
        .filter(word -> !watch.excludes().contains(word))
        .distinct()
        .limit(MOST)
        .toList();
  }
}
