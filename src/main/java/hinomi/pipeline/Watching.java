package hinomi.pipeline;

import hinomi.advisory.Vulnerability;
import hinomi.store.ProductStore.ProductRow;
import hinomi.store.Store;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import hinomi.watch.dictionary.Aliases;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The watches, and the matcher that is made of them and of what is known of their products' names.
 * It is made when it is first asked, since most passes ask nothing; then it stays as it is.
 */
public final class Watching {
  private final List<Watch> watches;
  private final Function<Store, Matcher> maker;
  private final Supplier<Matcher> own;
  private @Nullable Matcher matcher;

  private Watching(List<Watch> watches, Function<Store, Matcher> maker, Supplier<Matcher> own) {
    this.watches = List.copyOf(watches);
    this.maker = maker;
    this.own = own;
  }

  /** Watches that know products by the bundled catalogue and by what a store has collected. */
  public static Watching of(List<Watch> watches, Store store) {
    Function<Store, Matcher> maker = from -> new Matcher(watches, catalogue(watches, from));
    return new Watching(watches, maker, () -> maker.apply(store));
  }

  /** Watches as they are compiled already. */
  public static Watching of(Matcher matcher) {
    return new Watching(matcher.watches(), any -> matcher, () -> matcher);
  }

  /** The same watches over the store of a pass, to be made anew. */
  Watching over(Store store) {
    return new Watching(watches, maker, () -> maker.apply(store));
  }

  /** The watches, in the order of the configuration. */
  public List<Watch> watches() {
    return watches;
  }

  /** What the watches say; see {@link Matcher#judge}. */
  public List<Verdict> judge(Vulnerability vulnerability) {
    return matcher().judge(vulnerability);
  }

  private synchronized Matcher matcher() {
    Matcher made = matcher == null ? own.get() : matcher;
    matcher = made;
    return made;
  }

  /**
   * The bundled catalogue and what a store has collected about products that watches name. Only
   * these are looked up, so that it costs the same however many products there are.
   */
  public static Catalogue catalogue(Collection<Watch> watches, Store store) {
    Catalogue bundled = Catalogue.bundled();
    Aliases aliases = new Aliases(names(watches), bundled::product);
    store.products().named(aliases.wanted()).stream().map(ProductRow::known).forEach(aliases::take);
    return bundled.with(Catalogue.of(aliases.products()));
  }

  /** Every name of a product that watches use. */
  public static List<String> names(Collection<Watch> watches) {
    return watches.stream()
        .flatMap(watch -> watch.subjects().stream())
        .flatMap(subject -> subject.names().stream())
        .distinct()
        .toList();
  }
}
